/* The live parts of a static page: collect the places of the inputs, ask Python in this page (runtime.js) for
   the view, show what comes back. An ordinary script without modules, so that it also works from a file. */
(function () {
  "use strict";

  var all = window.a6.all;
  var PAUSE = 120; // milliseconds without a move before a slider or a number is asked for

  // What each kind of input offers: at() is the place of the choice among the options of the view; null: none.
  function reader(element) {
    var radios = all(element, 'input[type="radio"]');
    var select = element.querySelector("select");
    var number = element.querySelector('input[type="number"]');
    var range = element.querySelector('input[type="range"]');
    if (radios.length) {
      return { at: function () { return radios.findIndex(function (radio) { return radio.checked; }); } };
    }
    if (select) return { at: function () { return select.selectedIndex; } };
    if (number) {
      return {
        at: function () {
          var place = (Number(number.value) - Number(number.min)) / Number(number.step);
          var right = number.value !== "" && number.validity.valid && Number.isInteger(place);
          number.setAttribute("aria-invalid", String(!right));
          return right ? place : null;
        },
        wanted: function () {
          return window.a6.say("{name}: write a number from {first} to {last}, in steps of {step}.", {
            name: element.querySelector("label").textContent,
            first: number.min, last: number.max, step: number.step
          });
        }
      };
    }
    return {
      at: function () {
        var word = range.getAttribute("data-words").split("|")[Number(range.value)];
        element.querySelector("output").textContent = word;
        range.setAttribute("aria-valuetext", word);
        return Number(range.value);
      }
    };
  }

  function start(block) {
    var form = block.querySelector("form.a6-controls");
    var status = block.querySelector("div.a6-live-status");
    var bar = block.querySelector(".a6-live-progress");
    var settings = block.querySelector(".a6-settings span");
    var result = block.querySelector(".a6-live-result");
    var body = block.querySelector(".a6-live-body");
    var controls = all(form, ".a6-control").map(reader);
    var scratch = document.createElement("template");
    var asked = ""; // the places that were asked for last
    var open = 0; // how many requests are under way
    var timer = 0;

    function say(sentence, wrong) {
      if (status.textContent !== sentence) status.textContent = sentence;
      status.classList.toggle("a6-error", Boolean(wrong));
    }

    function busy(change) {
      open += change;
      if (!open) bar.hidden = true;
    }

    // Would this HTML change the element? What does not change is not written, nor read aloud again.
    function changes(element, html) {
      scratch.innerHTML = html;
      return scratch.innerHTML.trim() !== element.innerHTML.trim();
    }

    // Focus and opened tables stay where they are when the body is written anew.
    function write(html) {
      var could = "summary, a[href], [tabindex]";
      var held = all(body, could).indexOf(document.activeElement);
      var opened = all(body, "details").map(function (one) { return one.open; });
      body.innerHTML = html;
      all(body, "details").forEach(function (one, i) { one.open = Boolean(opened[i]); });
      if (held >= 0 && all(body, could)[held]) all(body, could)[held].focus({ preventScroll: true });
    }

    function show(answer, places) {
      var news;
      busy(-1);
      if (!answer || places !== asked) return; // a newer request took its place
      news = changes(result, answer.result);
      if (news) say(""); // the result is announced itself
      else if (answer.settings === settings.textContent) say(window.a6.say("Ready."));
      else say(window.a6.say("The result is the same for these inputs."));
      settings.textContent = answer.settings;
      if (news) result.innerHTML = answer.result;
      if (changes(body, answer.body)) write(answer.body);
    }

    function ask(places) {
      if (places === asked) return;
      asked = places;
      busy(1);
      window.a6.ask({
        do: "show", view: block.getAttribute("data-view"), args: JSON.parse(block.getAttribute("data-args")),
        at: JSON.parse(places), ident: block.id
      }).then(function (answer) { show(answer, places); }, function (error) {
        busy(-1);
        if (places !== asked) return;
        asked = ""; // so that the same choice may be tried again
        say(window.a6.say("{why} The result below stays as it was.", { why: error.message }), true);
      });
    }

    // `wait`: until the hand rests, so that a slider does not ask for every step on its way.
    function update(wait) {
      var places = controls.map(function (control) { return control.at(); });
      var missing = places.indexOf(null);
      window.clearTimeout(timer);
      if (missing >= 0) {
        asked = ""; // an answer under way is no longer wanted
        say(controls[missing].wanted(), true);
        return;
      }
      if (wait) timer = window.setTimeout(ask, PAUSE, JSON.stringify(places));
      else ask(JSON.stringify(places));
    }

    window.a6.watch(function (told) {
      if (!open || !asked || told.stage === "failed") return;
      bar.hidden = told.stage === "ready";
      bar.value = told.share;
      // Said once; the bar then shows how far it is.
      if (told.stage !== "ready") say(window.a6.say("Starting Python in this page."));
    });

    // A browser may have kept other inputs than those of the printed result.
    form.reset();

    // The first touch of an input starts Python, before anything is changed. After a failure a touch tries again.
    function touched() { if (!open) update(false); }
    form.addEventListener("pointerdown", touched);
    form.addEventListener("focusin", touched);
    form.addEventListener("input", function (event) { update(/range|number/.test(event.target.type)); });
    form.addEventListener("change", function () { update(false); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(update, 0); });
  }

  function begin() { all(document, ".a6-live").forEach(start); }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
}());
