/* Python in this page: window.a6.

     a6.ask({do: "show", ...}).then(show, tell)   a request to classroom.inpage; rejects with a sentence.
                                                  A newer request of one `ident` takes the place of one that
                                                  still waits; that one gets null.
     a6.watch(function (told) {...})              told.stage (loading, starting, ready, failed),
                                                  told.share (0 to 1), told.words
     a6.say(sentence, {n: 3})                     the sentence in the language of the page
     a6.all(element, selector)                    what is below the element, as an array

   Nothing is loaded before the first `ask`. An ordinary script without modules, so that it also works from a
   file: Python comes as scripts (live/manifest.js lists them) and runs in a worker made from a text. */
(function () {
  "use strict";

  if (window.a6) return;

  var LONGEST = 60000; // milliseconds for one answer; what takes longer has lost its way
  var LOADING = 0.7; // the share of the wait that is loading; the rest is starting
  var folder = document.currentScript.src.replace(/[^/]*$/, "") + "live/";
  var watchers = [];
  var told = null;
  var waiting = []; // requests in order; while `busy` the first one is with the worker
  var busy = false;
  var engine = null; // {worker, ready, scripts, again}, from the first request until something fails
  var clock = 0;

  function say(sentence, values) {
    var words = window.a6Words || {};
    var known = Object.prototype.hasOwnProperty.call(words, sentence) && words[sentence];
    return (known || sentence).replace(/\{(\w+)\}/g, function (whole, name) {
      return values && name in values ? values[name] : whole;
    });
  }

  function all(element, selector) {
    return Array.prototype.slice.call(element.querySelectorAll(selector));
  }

  function tell(stage, share, words) {
    told = { stage: stage, share: share, words: words };
    watchers.forEach(function (watcher) { watcher(told); });
  }

  function progress(share) {
    tell(share < LOADING ? "loading" : "starting", share,
      say("Starting Python in this page: {percent} %", { percent: Math.round(share * 100) }));
  }

  function stop() {
    window.clearTimeout(clock);
    if (engine && engine.worker) engine.worker.terminate();
    if (engine) engine.scripts.forEach(function (script) { script.remove(); });
    engine = null;
    busy = false;
  }

  // Whoever waits is told why. The next request starts anew.
  function fail(sentence) {
    var left = waiting;
    stop();
    waiting = [];
    tell("failed", 0, sentence);
    left.forEach(function (request) { request.failed(new Error(sentence)); });
  }

  function load(file, after) {
    var script = document.createElement("script");
    var mine = engine;
    script.src = folder + file;
    script.async = false; // fetched together, run in their order
    script.onload = function () {
      if (engine !== mine) return;
      if (script.a6Came) after();
      else script.onerror(); // something else came in its place: half a file, the page of a network's door
    };
    script.onerror = function () {
      if (engine !== mine) return;
      if (!mine.again) {
        // The browser may have kept the manifest of an earlier edition: once more, past its cache.
        stop();
        start(true);
        return;
      }
      fail(say("A part of Python could not be loaded ({file}). Try again when the page can reach its files.",
        { file: "live/" + file.replace(/\?.*/, "") }));
    };
    engine.scripts.push(script);
    document.head.appendChild(script);
  }

  // Is the script that calls one of this attempt? One that was given up may still arrive.
  function current() {
    var is = engine && engine.scripts.indexOf(document.currentScript) >= 0;
    if (is) document.currentScript.a6Came = true;
    return is;
  }

  function start(again) {
    if (!window.Worker || !window.WebAssembly || !window.DecompressionStream) {
      fail(say("This browser is too old to run Python in the page: use one of 2023 or newer."));
      return;
    }
    engine = { worker: null, ready: false, scripts: [], again: again };
    progress(0);
    load("manifest.js" + (again ? "?" + Date.now() : ""), function () {});
  }

  window.a6Manifest = function (manifest) {
    var total = 0, loaded = 0;
    if (!current()) return;
    try {
      engine.worker = new Worker(URL.createObjectURL(new Blob([manifest.worker], { type: "text/javascript" })));
    } catch (error) {
      fail(say("This browser does not let the page run Python ({why}).", { why: error.message }));
      return;
    }
    engine.worker.onmessage = heard;
    engine.worker.onerror = function (event) { died(event.message); };
    engine.worker.postMessage({ is: "begin", lock: manifest.lock });
    manifest.chunks.forEach(function (chunk) { total += chunk.size; });
    manifest.chunks.forEach(function (chunk) {
      load(chunk.file, function () {
        loaded += chunk.size;
        if (!engine.ready) progress(LOADING * loaded / total);
      });
    });
  };

  window.a6Chunk = function (piece, last, text) {
    if (current()) engine.worker.postMessage({ is: "chunk", piece: piece, last: last, text: text });
  };

  function died(why) {
    fail(say("Python in this page stopped ({why}). Try again.", { why: why || "?" }));
  }

  function heard(event) {
    var message = event.data, request, answer;
    if (!engine || event.target !== engine.worker) return;
    if (message.is === "failed") {
      died(message.why);
    } else if (message.is === "stage") {
      progress(message.share);
    } else if (message.is === "ready") {
      engine.ready = true;
      engine.scripts.forEach(function (script) { script.remove(); });
      tell("ready", 1, "");
      next();
    } else {
      window.clearTimeout(clock);
      busy = false;
      request = waiting.shift();
      answer = JSON.parse(message.text);
      if (answer.error) request.failed(new Error(answer.error));
      else request.done(answer);
      next();
    }
  }

  function next() {
    if (busy || !waiting.length || !engine || !engine.ready) return;
    busy = true;
    clock = window.setTimeout(function () { died(say("one minute without an answer")); }, LONGEST);
    engine.worker.postMessage({ is: "ask", text: waiting[0].text });
  }

  function ask(request) {
    return new Promise(function (done, failed) {
      var language = document.documentElement.lang || "en";
      var entry = {
        ident: request.ident, done: done, failed: failed,
        text: JSON.stringify(Object.assign({ language: language }, request))
      };
      var at = waiting.findIndex(function (other, i) {
        return i >= (busy ? 1 : 0) && request.ident && other.ident === request.ident;
      });
      if (at < 0) waiting.push(entry);
      else waiting.splice(at, 1, entry)[0].done(null);
      if (engine) next();
      else start(false);
    });
  }

  function watch(watcher) {
    watchers.push(watcher);
    if (told) watcher(told);
  }

  window.a6 = { ask: ask, watch: watch, say: say, all: all };
}());
