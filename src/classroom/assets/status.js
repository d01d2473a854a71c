/* What a form says beside the button that was pressed: while Python starts, and in one sentence after it. a6.status:

     a6.status.starting()           is Python starting now?
     a6.status.first()              the sentence for whoever waits for the first answer; "" once Python runs
     a6.status.show(place, words)   the words, with a bar while Python starts; "" empties the place
     a6.status.tell(place, sentence, isWrong)   the one sentence that comes back, in the place of the last one

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

  function tell(place, sentence, isWrong) {
    var line = document.createElement("p");
    line.className = isWrong ? "a6-error" : "a6-result";
    line.textContent = sentence;
    place.replaceChildren(line);
  }

  a6.watch(function (told) {
    share = told.stage === "ready" || told.stage === "failed" ? null : told.share;
  });

  a6.status = {
    starting: starting,
    first: function () {
      return starting() ? a6.say("The first answer takes a few seconds: Python starts in this page.") : "";
    },
    show: show,
    tell: tell
  };
})();
