// JupyterLab cannot run in a page that was opened as a file. Whoever tries is told what to do instead.
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  document.querySelectorAll(".a6-lite a").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var told = link.closest(".a6-lite").nextElementSibling;
      told.textContent = told.dataset.told;
    });
  });
})();
