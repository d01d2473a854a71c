// Light or dark, as this reader chose before. Loaded before the page is drawn, so that it does not flash.
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  function kept(name) {
    // Where the browser keeps nothing (a private window, a policy), the page follows the system.
    try { return localStorage.getItem(name); } catch (refused) { return null; }
  }
  root.dataset.mode = kept("mode") || "auto";
  root.dataset.theme = root.dataset.mode === "auto" ? (dark ? "dark" : "light") : root.dataset.mode;
})();
