/* Questions in the page: what was written goes to Python (a6.ask), and what comes back is shown.

   Nothing is decided here: whether an answer is right, what to say and what to offer next, the engine says.
   The forms come switched off with the page; this script switches them on. */
(function () {
  "use strict";

  var a6 = window.a6, keep = a6.keep;
  var forms = Array.prototype.slice.call(document.querySelectorAll("form.a6-ask"));
  var questions = forms.filter(function (form) { return form.dataset.kind !== "score"; });
  var before = {}; // by question: what the engine wants to see again with the next answer
  var woken = false;

  function all(form, selector) {
    return Array.prototype.slice.call(form.querySelectorAll(selector));
  }

  function part(form, name) {
    return form.querySelector(".a6-" + name);
  }

  // ---- what was given, for each kind of form ----

  function places(form) {
    return all(form, ".a6-pick input:checked").map(function (input) { return +input.value; });
  }

  function place(select) {
    return select.value === "" ? null : +select.value;
  }

  var collect = {
    line: function (form) { return form.querySelector("input").value; },
    words: function (form) { return form.querySelector("textarea").value; },
    one: function (form) { return places(form).length ? places(form)[0] : null; },
    several: places,
    order: function (form) {
      return all(form, "select").map(place).filter(function (given) { return given !== null; });
    },
    cases: function (form) {
      var given = {};
      all(form, ".a6-case").forEach(function (row) {
        var select = row.querySelector("select"), ticked = row.querySelector("input:checked");
        given[row.dataset.case] = select ? place(select) : ticked ? +ticked.value : null;
      });
      return given;
    },
    table: function (form) {
      return all(form, ".a6-cells input").map(function (input) {
        return [input.dataset.row, input.dataset.column, input.value];
      });
    },
    file: function (form) {
      var input = form.querySelector("input"), file = input.files[0];
      if (!file) return null;
      if (file.size > +input.dataset.most) {
        return Promise.reject(new Error(a6.say("This file is too large to be the one asked for.")));
      }
      return new Promise(function (done, failed) {
        var reader = new FileReader();
        reader.onload = function () { done({ name: file.name, base64: reader.result.split(",")[1] || "" }); };
        reader.onerror = function () { failed(new Error(a6.say("This file cannot be read; choose it again."))); };
        reader.readAsDataURL(file);
      });
    }
  };

  function ticked(form) {
    var rubric = part(form, "rubric");
    if (!rubric || rubric.hidden) return null;
    return all(rubric, "input").reduce(function (met, box, n) { return box.checked ? met.concat(n + 1) : met; }, []);
  }

  // ---- what is shown ----

  function show(form, told) {
    var reply = part(form, "reply"), working = form.querySelector("[data-do=working]");
    if (told.html !== undefined) {
      reply.innerHTML = told.html;
      // The place itself is announced; a second one inside it would be read twice.
      all(reply, "[role=status]").forEach(function (inner) {
        ["role", "aria-live", "aria-atomic"].forEach(function (name) { inner.removeAttribute(name); });
      });
    }
    if (told.rubric) openRubric(form, told.rubric);
    if (working) working.hidden = !told.offer_working;
    if (told.solved) part(form, "done").hidden = false;
    if (told.entries) keep.add(told.entries);
  }

  function openRubric(form, criteria) {
    var rubric = part(form, "rubric");
    if (rubric.hidden) {
      criteria.forEach(function (text, n) {
        var label = document.createElement("label"), box = document.createElement("input"),
          words = document.createElement("span");
        label.className = "a6-pick";
        box.type = "checkbox";
        words.textContent = n + 1 + ". " + text;
        label.appendChild(box);
        label.appendChild(words);
        rubric.appendChild(label);
      });
      rubric.hidden = false;
    }
  }

  function fail(form, error) {
    var box = document.createElement("p");
    box.className = "a6-error";
    box.textContent = error.message;
    part(form, "reply").replaceChildren(box);
  }

  // ---- asking ----

  var starting = null; // how far Python has come; null once it runs

  // Its share is drawn; only the sentence is announced, once.
  function tellStart(form) {
    var doing = part(form, "doing"), bar = doing.querySelector("progress"), words;
    if (!starting || form.getAttribute("aria-busy") !== "true") {
      doing.replaceChildren();
      return;
    }
    if (!bar) {
      words = document.createElement("span");
      words.textContent = a6.say("The first answer takes a few seconds: Python starts in this page.");
      bar = document.createElement("progress");
      bar.setAttribute("aria-label", a6.say("Python starts"));
      doing.replaceChildren(words, bar);
    }
    bar.value = starting.share;
  }

  a6.watch(function (told) {
    starting = told.stage === "ready" || told.stage === "failed" ? null : told;
    forms.forEach(tellStart);
  });

  function busy(form, is) {
    form.setAttribute("aria-busy", is);
    tellStart(form);
  }

  function request(form, what, more) {
    var message = { do: what, id: form.dataset.id, entries: keep.entries() };
    if (form.dataset.pack) message.pack = form.dataset.pack;
    Object.keys(more || {}).forEach(function (name) { message[name] = more[name]; });
    busy(form, true);
    return a6.ask(message).then(function (told) {
      busy(form, false);
      show(form, told);
      return told;
    });
  }

  function act(form, what) {
    var id = form.dataset.id;
    if (form.getAttribute("aria-busy") === "true") return; // pressed twice
    busy(form, true);
    Promise.resolve(what === "check" ? collect[form.dataset.kind](form) : null).then(function (given) {
      if (what === "score") return request(form, what, { root: document.documentElement.dataset.content_root || "" });
      if (what !== "check") return request(form, what);
      return request(form, what, { given: given, met: ticked(form), before: before[id] || null })
        .then(function (told) { before[id] = told.before; });
    }).catch(function (error) {
      busy(form, false);
      fail(form, error);
    });
  }

  // The first touch of any form starts Python and says how all questions of the page stand.
  function wake() {
    if (woken) return;
    woken = true;
    stand().catch(function () {}); // the next answer says what is wrong, where somebody waits for it
  }

  function stand() {
    var ids = questions.map(function (form) { return form.dataset.id; });
    if (!ids.length) return Promise.resolve();
    return a6.ask({ do: "standing", ids: ids, entries: keep.entries(), pack: questions[0].dataset.pack })
      .then(function (told) {
        questions.forEach(function (form) { show(form, told.questions[form.dataset.id]); });
      });
  }

  // Solved on an earlier visit: the mark needs no Python.
  function mark() {
    var entries = keep.entries();
    questions.forEach(function (form) {
      var entry = entries[form.dataset.pack + "/" + form.dataset.id];
      part(form, "done").hidden = !(entry && entry.solved);
    });
    all(document, ".a6-kept-trouble").forEach(function (place) { place.textContent = keep.trouble; });
  }

  forms.forEach(function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      act(form, form.dataset.kind === "score" ? "score" : "check");
    });
    all(form, "[data-do]").forEach(function (button) {
      button.addEventListener("click", function () { act(form, button.dataset.do); });
    });
    form.addEventListener("focusin", wake);
    all(form, "fieldset.a6-answer").forEach(function (answer) { answer.disabled = false; });
    part(form, "buttons").hidden = false;
  });
  keep.watch(mark);
  mark();
})();
