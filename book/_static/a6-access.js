/* Wide tables, formulas and code scroll inside a box. A box that scrolls is a stop of the keyboard and has a
   name; one that has room enough is neither, so that nobody has to step over it or hear of it. */
(function () {
  "use strict";

  var BOXES = ".a6-scroll, .a6-wide, .a6-overview, .highlight, .highlight pre, div.math, .output, .cell_output";

  function nameOf(box) {
    var caption = box.querySelector("caption, .caption-text");
    var section = box.closest("section");
    var heading = section && section.querySelector("h1, h2, h3, h4");
    var source = caption || heading;
    return source ? source.textContent.replace(/#$/, "").trim() : document.title;
  }

  /* On which sides a box has more to see: the style sheet lets the text fade there. */
  function more(box, scrolls) {
    var left = Math.round(box.scrollLeft);
    var sides = [];
    if (scrolls && left > 0) sides.push("before");
    if (scrolls && left + box.clientWidth < box.scrollWidth - 1) sides.push("after");
    if (sides.length) box.dataset.more = sides.join(" ");
    else delete box.dataset.more;
  }

  function mark(box) {
    var scrolls = box.scrollWidth > box.clientWidth + 1 &&
      /auto|scroll/.test(getComputedStyle(box).overflowX);
    more(box, scrolls);
    if (scrolls === (box.tabIndex === 0)) return;
    if (scrolls) {
      box.setAttribute("tabindex", "0");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", nameOf(box));
    } else {
      ["tabindex", "role", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
    }
  }

  function start() {
    var sizes = new ResizeObserver(function (changes) {
      changes.forEach(function (change) {
        var box = change.target.closest(BOXES);
        if (box) mark(box);
      });
    });
    function watch(root) {
      root.querySelectorAll(BOXES).forEach(function (box) {
        sizes.observe(box);
        if (box.firstElementChild) sizes.observe(box.firstElementChild);
      });
    }
    watch(document);
    document.addEventListener("scroll", function (event) {
      var box = event.target;
      if (box.matches && box.matches(BOXES)) more(box, true);
    }, { capture: true, passive: true });
    // A live part brings new tables.
    new MutationObserver(function (changes) {
      changes.forEach(function (change) {
        if (change.addedNodes.length) watch(change.target);
      });
    }).observe(document.getElementById("main-content") || document.body, { childList: true, subtree: true });
  }

  if (window.ResizeObserver) document.addEventListener("DOMContentLoaded", start);
})();
