/* The page "Your progress": what this browser keeps, as a table made by the engine; export, import, delete. */
(function () {
  "use strict";

  var a6 = window.a6, keep = a6.keep;
  var panel = document.querySelector(".a6-keep");
  var pages = {};
  var file, sure, told, table, empty;
  var reading = false, drawing = 0; // is the table being made, and for the how manieth time

  function part(name) {
    return panel.querySelector(".a6-" + name);
  }

  function button(does) {
    return panel.querySelector("[data-do=" + does + "]");
  }

  function say(sentence) {
    a6.status.tell(told, sentence);
  }

  function fail(error) {
    a6.status.tell(told, error.message, true);
  }

  // Python starts, or reads what is kept.
  function tellDoing() {
    var start = a6.status.starting() ? a6.say("Python starts") : "";
    a6.status.show(part("doing"), reading ? a6.say("Your progress is being read …") : start);
  }

  // The table of the page itself says "not started" everywhere: it is shown only where nothing is kept.
  function draw() {
    var entries = keep.entries(), mine = drawing += 1;
    part("kept-trouble").textContent = keep.trouble;
    reading = Object.keys(entries).length > 0;
    if (!reading) put(empty);
    else if (table.innerHTML === empty) table.hidden = true;
    tellDoing();
    if (!reading) return;
    a6.ask({ do: "progress", entries: entries, pack: panel.dataset.pack, pages: pages }).then(function (answer) {
      if (mine === drawing) put(answer.html);
    }).catch(function (error) {
      if (mine !== drawing) return; // what comes later says how it stands
      table.hidden = true; // what is in it is no longer true
      fail(error);
      part("told").appendChild(document.createElement("p")).textContent =
        a6.say("Nothing is lost: this browser keeps your progress, and Export saves it. Reload the page to see it.");
    }).then(function () {
      if (mine === drawing) reading = false;
      tellDoing();
    });
  }

  function put(html) {
    table.innerHTML = html;
    table.hidden = false;
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
    a6.file.text(file).then(function (chosen) {
      if (!chosen) return null;
      file.value = ""; // the same file may be chosen again
      return a6.ask({ do: "merge", entries: keep.entries(), text: chosen.text }).then(function (answer) {
        keep.add(answer.entries);
        say(answer.told);
      });
    }).catch(fail);
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
  empty = table.innerHTML;
  a6.all(table, "tr[data-exercise] a").forEach(function (link) {
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
  a6.watch(tellDoing);
  part("buttons").hidden = false;
  keep.watch(draw);
  draw();
})();
