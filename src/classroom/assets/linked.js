// A list that turns pages which are already there (classroom/linked.py).
(function () {
  "use strict";
  function ready() {
    document.querySelectorAll(".a6-linked").forEach(function (block) {
      var list = block.querySelector("select");
      var leaves = block.querySelectorAll(".a6-leaf");
      list.closest("[hidden]").hidden = false;
      list.addEventListener("change", function () {
        leaves.forEach(function (leaf, i) { leaf.hidden = String(i) !== list.value; });
      });
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
