/* Desks in the page: what stands in the inputs goes to Python (a6.ask), and what comes of it is shown, with files
   to take home. Nothing is decided here, and nothing is kept: the files are. */
(function () {
  "use strict";

  var a6 = window.a6, all = a6.all, keep = a6.keep;

  function fileOf(told) {
    var raw = atob(told.base64), bytes = new Uint8Array(raw.length), i;
    for (i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
    return new File([bytes], told.name, { type: told.type });
  }

  function start(desk) {
    var form = desk.querySelector("form");
    var doing = desk.querySelector(".a6-doing"), reply = desk.querySelector(".a6-reply");
    var files = desk.querySelector(".a6-desk-files"), result = desk.querySelector(".a6-desk-result");
    var busy = false;

    function say(sentence) {
      a6.status.tell(reply, sentence);
    }

    function fail(error) {
      a6.status.tell(reply, error.message, true);
    }

    // ---- the inputs ----

    function asked(field) {
      var row = field.closest("[data-when]");
      return !row || !row.hidden;
    }

    function inputs() {
      var given = {}, waiting = [];
      all(form, "[data-field]").forEach(function (field) {
        if (!asked(field)) return;
        if (field.type !== "file") {
          given[field.dataset.field] = field.value;
          return;
        }
        waiting.push(a6.file.base64(field).then(function (file) { given[field.dataset.field] = file; }));
      });
      return Promise.all(waiting).then(function () { return given; });
    }

    // Some fields are asked with certain values of others only, which stand above them.
    function conditions() {
      var values = {};
      all(form, "[data-field]").forEach(function (field) {
        var row = field.closest("[data-when]"), when = row ? JSON.parse(row.dataset.when) : {};
        if (row) {
          row.hidden = !Object.keys(when).every(function (name) { return when[name].indexOf(values[name]) >= 0; });
        }
        if (asked(field)) values[field.dataset.field] = field.value;
      });
      all(form, ".a6-desk-group").forEach(function (group) {
        group.hidden = !all(group, ".a6-desk-field").some(function (row) { return !row.hidden; });
      });
    }

    // ---- the result ----

    function handIn(file) {
      var question = document.querySelector('form.a6-ask[data-id="' + desk.dataset.handIn + '"]');
      var input = question && question.querySelector("input[type=file]");
      var box = new DataTransfer();
      box.items.add(file);
      input.files = box.files;
      input.focus();
      input.scrollIntoView({ block: "center" });
    }

    function offered(told) {
      var file = fileOf(told), item = document.createElement("li"), link = document.createElement("a"), button;
      var question = desk.dataset.handIn && document.querySelector(
        'form.a6-ask[data-id="' + desk.dataset.handIn + '"] input[type=file]');
      link.href = URL.createObjectURL(file);
      link.download = told.name;
      link.textContent = a6.say("Download {file}", { file: told.name });
      item.appendChild(link);
      if (question && told.name.slice(-question.accept.length) === question.accept) {
        button = document.createElement("button");
        button.type = "button";
        button.className = "a6-button";
        button.textContent = a6.say("Put it into the question");
        button.addEventListener("click", function () { handIn(file); });
        item.appendChild(button);
      }
      return item;
    }

    function clear() {
      all(files, "a").forEach(function (link) { URL.revokeObjectURL(link.href); });
      files.replaceChildren();
      files.hidden = true;
      result.innerHTML = "";
    }

    // What is wider than the page scrolls inside itself, with the keyboard, too.
    function scrolls() {
      var wide = result.scrollWidth > result.clientWidth;
      ["tabindex", "role", "aria-labelledby"].forEach(function (name, n) {
        if (wide) result.setAttribute(name, ["0", "region", desk.id + "-title"][n]);
        else result.removeAttribute(name);
      });
    }

    function show(told) {
      clear();
      result.innerHTML = told.html;
      told.downloads.forEach(function (file) { files.appendChild(offered(file)); });
      files.hidden = !told.downloads.length;
      scrolls();
      say(told.said);
    }

    // ---- asking ----

    function tellStart() {
      a6.status.show(doing, busy ? a6.status.first() : "");
    }

    function isBusy(is) {
      busy = is;
      desk.setAttribute("aria-busy", is);
      tellStart();
    }

    function act(name) {
      if (busy) return; // pressed twice
      isBusy(true);
      inputs().then(function (given) {
        return a6.ask({
          do: "desk", name: desk.dataset.desk, act: name, inputs: given,
          entries: keep.entries(), pack: desk.dataset.pack
        });
      }).then(function (told) {
        isBusy(false);
        show(told);
      }).catch(function (error) {
        isBusy(false);
        clear(); // a result of other inputs beside a refusal would mislead
        fail(error);
      });
    }

    a6.watch(tellStart);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      act(form.querySelector("[type=submit]").dataset.act);
    });
    all(form, "button[type=button][data-act]").forEach(function (button) {
      button.addEventListener("click", function () { act(button.dataset.act); });
    });
    all(form, "[data-opens]").forEach(function (input) {
      input.addEventListener("change", function () {
        a6.file.text(input).then(function (file) {
          if (!file) return;
          document.getElementById(input.dataset.opens).value = file.text;
          say(a6.say("The text is now that of {file}.", { file: file.name }));
        }).catch(fail);
      });
    });
    form.addEventListener("change", conditions);
    conditions();
    form.querySelector("fieldset.a6-answer").disabled = false;
    form.querySelector(".a6-buttons").hidden = false;
  }

  all(document, ".a6-desk").forEach(start);
}());
