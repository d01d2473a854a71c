/* The learner's progress in this browser: a6.keep. No names, no dates, no answers.

     a6.keep.entries()        {"<pack>/<question>": {attempts, hints, solved, shown}}, as the progress file has them
     a6.keep.add(changed)     put together with what is there; nothing solved is lost
     a6.keep.text()           the progress file
     a6.keep.forget()         all of it
     a6.keep.watch(function)  called after a change, in this tab or another
     a6.keep.trouble          why it is not kept; "" if it is

   It is read anew for each change, because another tab may have written. */
(function () {
  "use strict";

  var PLACE = "article6-progress", FORMAT = 1;
  var a6 = window.a6, memory = {}, watchers = [];

  // No entries. A file may hold any name, and an ordinary object has a "constructor" from the start.
  function blank() { return Object.create(null); }

  function trouble() {
    return a6.say("This browser keeps nothing: what you solve here is forgotten when you leave this page.");
  }

  function stored() {
    try {
      return window.localStorage.getItem(PLACE);
    } catch (error) { // switched off, or a private window
      keep.trouble = trouble();
      return null;
    }
  }

  function put(text) {
    try {
      if (text === null) window.localStorage.removeItem(PLACE);
      else window.localStorage.setItem(PLACE, text);
      keep.trouble = "";
    } catch (error) { // full, or switched off
      keep.trouble = trouble();
    }
  }

  function isCount(value) { return Number.isInteger(value) && value >= 0; }

  function isEntry(value) {
    return Boolean(value) && isCount(value.attempts) && isCount(value.hints) &&
      typeof value.solved === "boolean" && typeof value.shown === "boolean";
  }

  // The questions of a progress file, without what is no entry; null if the text is none of this version.
  function read(text) {
    var data, found, all = blank();
    try {
      data = JSON.parse(text);
    } catch (error) {
      return null;
    }
    found = data && data.format === FORMAT && data.questions;
    if (!found || typeof found !== "object" || Array.isArray(found)) return null;
    Object.keys(found).forEach(function (key) { if (isEntry(found[key])) all[key] = found[key]; });
    return all;
  }

  function merged(one, other) {
    var all = blank();
    [one, other].forEach(function (copy) {
      Object.keys(copy).forEach(function (key) {
        var a = all[key] || { attempts: 0, hints: 0, solved: false, shown: false }, b = copy[key];
        all[key] = {
          attempts: Math.max(a.attempts, b.attempts), hints: Math.max(a.hints, b.hints),
          solved: a.solved || b.solved, shown: a.shown || b.shown
        };
      });
    });
    return all;
  }

  function entries() {
    var text = stored(), found = text === null ? null : read(text);
    if (text !== null && found === null) {
      // Of a newer book, or damaged: put aside, so that nothing is lost, and begun anew.
      put(null);
      try { window.localStorage.setItem(PLACE + "-aside", text); } catch (error) { /* no room for it */ }
    }
    if (found) memory = keep.trouble ? merged(memory, found) : found;
    else if (!keep.trouble) memory = {};
    return memory;
  }

  function text(questions) {
    var lines = Object.keys(questions).sort().map(function (key) {
      return JSON.stringify(key) + ": " + JSON.stringify(questions[key]);
    });
    return '{\n"format": ' + FORMAT + ',\n"questions": {\n' + lines.join(",\n") + "\n}\n}\n";
  }

  function changed() {
    watchers.forEach(function (watcher) { watcher(); });
  }

  var keep = a6.keep = {
    trouble: "",
    entries: entries,
    add: function (news) {
      memory = merged(entries(), news);
      put(text(memory));
      changed();
    },
    text: function () { return text(entries()); },
    forget: function () {
      memory = {};
      put(null);
      if (!keep.trouble) window.localStorage.removeItem(PLACE + "-aside");
      changed();
    },
    watch: function (watcher) { watchers.push(watcher); }
  };

  window.addEventListener("storage", function (event) {
    if (event.key === PLACE || event.key === null) changed();
  });
})();
