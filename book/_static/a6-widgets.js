// Only on pages with widgets. The handle of a slider has no name of its own: give it the label beside it,
// so that a screen reader can say what it moves.
(function () {
  function nameHandles() {
    document.querySelectorAll(".noUi-handle:not([aria-label])").forEach(function (handle) {
      var box = handle.closest(".jupyter-widgets");
      var label = box && box.querySelector(".widget-label");
      handle.setAttribute("aria-label", (label && label.textContent.trim()) || "value");
    });
  }
  new MutationObserver(nameHandles).observe(document.documentElement, { childList: true, subtree: true });
})();
