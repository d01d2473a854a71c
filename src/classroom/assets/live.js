/* The live parts of a static page. Every result was computed when the book was built; this script only shows
   the one that the reader asks for. An ordinary script without modules, so that it also works from a file. */
(function () {
  "use strict";

  function row(blocks, block) {
    var numbers = blocks[block], out, i;
    if (numbers[0] < 0) return numbers.slice(1);
    out = row(blocks, numbers[0]);
    for (i = 1; i < numbers.length; i += 2) out[numbers[i]] = numbers[i + 1];
    return out;
  }

  function unpack(packed, index) {
    var out = [];
    packed.states[index].forEach(function (block) {
      row(packed.blocks, block).forEach(function (line) { out.push(packed.lines[line]); });
    });
    return out.join("\n");
  }

  function start(block) {
    if (block.getAttribute("data-a6-on")) return;
    var form = block.querySelector("form.a6-controls");
    var result = block.querySelector(".a6-live-result");
    var body = block.querySelector(".a6-live-body");
    var settings = block.querySelector(".a6-settings span");
    var results = JSON.parse(block.querySelector('script[data-a6="results"]').textContent);
    var bodies = JSON.parse(block.querySelector('script[data-a6="bodies"]').textContent);
    var controls = [].slice.call(form.querySelectorAll(".a6-control")).map(reader);
    var shown = null;

    function reader(element) {
      var radios = [].slice.call(element.querySelectorAll('input[type="radio"]'));
      var name = element.querySelector("legend, label").textContent;
      if (radios.length) {
        return {
          name: name, size: radios.length,
          at: function () { return radios.findIndex(function (radio) { return radio.checked; }); },
          word: function (i) { return radios[i].parentNode.textContent.trim(); }
        };
      }
      var select = element.querySelector("select");
      if (select) {
        return {
          name: name, size: select.options.length,
          at: function () { return select.selectedIndex; },
          word: function (i) { return select.options[i].text; }
        };
      }
      var range = element.querySelector('input[type="range"]');
      var words = range.getAttribute("data-words").split("|");
      var output = element.querySelector("output");
      return {
        name: name, size: words.length,
        at: function () { return Number(range.value); },
        word: function (i) { return words[i]; },
        told: function (i) { output.textContent = words[i]; range.setAttribute("aria-valuetext", words[i]); }
      };
    }

    function update() {
      var index = 0, said = [];
      controls.forEach(function (control) {
        var at = control.at();
        index = index * control.size + at;
        said.push(control.name + ": " + control.word(at));
        if (control.told) control.told(at);
      });
      settings.textContent = said.join("; ");
      if (index === shown) return;
      var open = [].slice.call(body.querySelectorAll("details")).map(function (d) { return d.open; });
      var html = unpack(results, index);
      if (result.innerHTML.trim() !== html) result.innerHTML = html;
      body.innerHTML = unpack(bodies, index);
      [].slice.call(body.querySelectorAll("details")).forEach(function (d, i) { d.open = !!open[i]; });
      shown = index;
    }

    form.addEventListener("input", update);
    form.addEventListener("change", update);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(update, 0); });
    form.hidden = false;
    block.setAttribute("data-a6-on", "1");
    // The first result stands in the page already, unless the browser restored other inputs.
    update();
  }

  function all() {
    [].slice.call(document.querySelectorAll(".a6-live")).forEach(start);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
  else all();
}());
