/* Questions in the page: what was written goes to Python (a6.ask), and what comes back is shown.

   Nothing is decided here: whether an answer is right, what to say and what to offer next, the engine says.
   The forms come switched off with the page; this script switches them on. */
(function () {
  "use strict";

  var a6 = window.a6, all = a6.all, keep = a6.keep;
  var forms = all(document, "form.a6-ask");
  var questions = forms.filter(function (form) { return form.dataset.kind !== "score"; });
  var before = {}; // by question: what the engine wants to see again with the next answer
  var woken = false;

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
    file: function (form) { return a6.file.base64(form.querySelector("input")); }
  };

  function ticked(form) {
    var rubric = part(form, "rubric");
    if (!rubric || rubric.hidden) return null;
    return all(rubric, "input").reduce(function (met, box, n) { return box.checked ? met.concat(n + 1) : met; }, []);
  }

  // ---- what is shown ----

  function show(form, told) {
    var reply = part(form, "reply"), working = form.querySelector("[data-do=working]");
    var hint = form.querySelector("[data-do=hint]");
    if (told.html !== undefined) {
      reply.innerHTML = told.html;
      // The place itself is announced; a second one inside it would be read twice.
      all(reply, "[role=status]").forEach(function (inner) {
        ["role", "aria-live", "aria-atomic"].forEach(function (name) { inner.removeAttribute(name); });
      });
    }
    if (told.rubric) openRubric(form, told.rubric);
    if (working) working.hidden = !told.offer_working;
    // Hints that were read can be read again, all together.
    if (hint && told.hints_left === 0) hint.textContent = a6.say("All hints");
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
    a6.status.tell(part(form, "reply"), error.message, true);
  }

  // ---- asking ----

  var waiting = {}; // by form: what was pressed while its request was under way

  function tellDoing(form) {
    var doing = part(form, "doing"), isBusy = isAsked(form), words;
    a6.status.show(doing, isBusy ? a6.status.first() : "");
    if (isBusy && waiting[form.id] && !doing.querySelector(".a6-waits")) {
      words = document.createElement("span");
      words.className = "a6-waits";
      words.textContent = a6.say("What you pressed last waits its turn.");
      doing.appendChild(words);
    }
  }

  a6.watch(function () { forms.forEach(tellDoing); });

  function isAsked(form) { return form.getAttribute("aria-busy") === "true"; }

  function busy(form, is) {
    form.setAttribute("aria-busy", is);
    tellDoing(form);
  }

  function request(form, what, more) {
    var message = { do: what, id: form.dataset.id, entries: keep.entries() };
    if (form.dataset.pack) message.pack = form.dataset.pack;
    Object.keys(more).forEach(function (name) { message[name] = more[name]; });
    return a6.ask(message);
  }

  // What goes to Python with this button: the answer as it stands now, for Check.
  function inputs(form, what) {
    if (what === "score") return Promise.resolve({ root: document.documentElement.dataset.content_root || "" });
    if (what !== "check") return Promise.resolve({});
    return Promise.resolve().then(function () { return collect[form.dataset.kind](form); })
      .then(function (given) { return { given: given, met: ticked(form) }; });
  }

  // Check, pressed once more with another answer: a reply to the first would stand beside the second.
  function isStale(form, what, given) {
    if (what !== "check" || waiting[form.id] !== "check") return Promise.resolve(false);
    return inputs(form, what).then(function (now) {
      if (JSON.stringify(now) !== JSON.stringify(given)) return true;
      delete waiting[form.id]; // the same answer: this reply is the one waited for
      return false;
    });
  }

  function act(form, what) {
    var id = form.dataset.id;
    if (isAsked(form)) {
      waiting[form.id] = what;
      tellDoing(form);
      return;
    }
    busy(form, true);
    inputs(form, what).then(function (given) {
      var more = what === "check" ? Object.assign({ before: before[id] || null }, given) : given;
      return request(form, what, more).then(function (told) {
        return isStale(form, what, given).then(function (stale) {
          if (stale) return;
          show(form, told);
          if (what === "check") before[id] = told.before;
        });
      });
    }).catch(function (error) {
      fail(form, error);
    }).then(function () {
      var next = waiting[form.id];
      delete waiting[form.id];
      busy(form, false);
      if (next && (next !== what || next === "check")) act(form, next);
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
