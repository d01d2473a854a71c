/* What a form says while Python starts, beside the button that was pressed: a6.status.

     a6.status.starting()           is Python starting now?
     a6.status.first()              the sentence for whoever waits for the first answer; "" once Python runs
     a6.status.show(place, words)   the words, with a bar while Python starts; "" empties the place

   It watches Python itself: load it before the scripts that ask here when a6.watch calls them. */
(function () {
  "use strict";

  var a6 = window.a6;
  var share = null; // how far Python has come; null before it starts, and once it runs

  function starting() { return share !== null; }

  // The share is drawn; only the words are announced, once.
  function show(place, words) {
    var line = place.querySelector("span"), bar = place.querySelector("progress");
    if (!words) {
      place.replaceChildren();
      return;
    }
    if (!bar) {
      line = document.createElement("span");
      bar = document.createElement("progress");
      bar.setAttribute("aria-label", a6.say("Python starts"));
      place.replaceChildren(line, bar);
    }
    if (line.textContent !== words) line.textContent = words;
    bar.hidden = !starting();
    if (starting()) bar.value = share;
  }

  a6.watch(function (told) {
    share = told.stage === "ready" || told.stage === "failed" ? null : told.share;
  });

  a6.status = {
    starting: starting,
    first: function () {
      return starting() ? a6.say("The first answer takes a few seconds: Python starts in this page.") : "";
    },
    show: show
  };
})();
