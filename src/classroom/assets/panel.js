/* The page "Your progress": what this browser keeps, as a table made by the engine; export, import, delete. */
(function () {
  "use strict";

  var a6 = window.a6, keep = a6.keep;
  var panel = document.querySelector(".a6-keep");
  var pages = {};
  var file, sure, told, table;

  function part(name) {
    return panel.querySelector(".a6-" + name);
  }

  function button(does) {
    return panel.querySelector("[data-do=" + does + "]");
  }

  function say(sentence, isWrong) {
    var line = document.createElement("p");
    if (isWrong) line.className = "a6-error";
    line.textContent = sentence;
    told.replaceChildren(line);
  }

  function fail(error) {
    part("doing").replaceChildren();
    say(error.message, true);
  }

  // The table of the page itself says "not started" everywhere: with nothing kept it is right as it stands.
  function draw() {
    part("kept-trouble").textContent = keep.trouble;
    a6.ask({ do: "progress", entries: keep.entries(), pack: panel.dataset.pack, pages: pages })
      .then(function (answer) {
        table.innerHTML = answer.html;
      }).catch(fail);
  }

  function save() {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([keep.text()], { type: "application/json" }));
    link.download = "progress.json";
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    say(a6.say("Saved as progress.json, where your browser puts downloads."));
  }

  function take() {
    var chosen = file.files[0], reader = new FileReader();
    if (!chosen) return;
    reader.onload = function () {
      file.value = ""; // the same file may be chosen again
      a6.ask({ do: "merge", entries: keep.entries(), text: reader.result }).then(function (answer) {
        keep.add(answer.entries);
        say(answer.told);
      }).catch(fail);
    };
    reader.onerror = function () { fail(new Error(a6.say("This file cannot be read; choose it again."))); };
    reader.readAsText(chosen);
  }

  function ask(open) {
    sure.hidden = !open;
    (open ? button("no") : button("forget")).focus();
  }

  if (!panel) return;
  file = panel.querySelector("input");
  sure = part("sure");
  told = part("told");
  table = part("overview");
  Array.prototype.forEach.call(table.querySelectorAll("tr[data-exercise] a"), function (link) {
    pages[link.closest("tr").dataset.exercise] = link.getAttribute("href");
  });
  button("export").addEventListener("click", save);
  button("import").addEventListener("click", function () { file.click(); });
  button("forget").addEventListener("click", function () { ask(true); });
  button("no").addEventListener("click", function () { ask(false); });
  button("yes").addEventListener("click", function () {
    keep.forget();
    ask(false);
    say(a6.say("Nothing is kept any more."));
  });
  file.addEventListener("change", take);
  panel.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !sure.hidden) ask(false);
  });
  a6.watch(function (stands) {
    part("doing").textContent = stands.stage === "ready" || stands.stage === "failed" ? "" : a6.say("Python starts");
  });
  part("buttons").hidden = false;
  keep.watch(draw);
  part("kept-trouble").textContent = keep.trouble;
  if (Object.keys(keep.entries()).length) draw();
})();
