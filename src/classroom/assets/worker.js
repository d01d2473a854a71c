/* Python beside the page. The page's scripts start this worker from its text (a page opened from a disk may not
   load a worker), hand it the pieces of Pyodide as chunks of base64, then questions as JSON. */
(function () {
  "use strict";

  var NEVER = "http://python.invalid/"; // an address that is asked for and never reached: see `fetch` below
  var pieces = {};
  var reply = null, warm = null;

  // Pyodide refuses a worker that has this function; it then loads its parts by import().
  self.importScripts = undefined;

  function tell(is, more) { self.postMessage(Object.assign({ is: is }, more)); }

  function fail(error) { tell("failed", { why: String(error && error.message || error) }); }

  // A piece is unpacked while its chunks arrive.
  function piece(name) {
    var unpack;
    if (!pieces[name]) {
      unpack = new DecompressionStream("gzip");
      pieces[name] = {
        writer: unpack.writable.getWriter(),
        answer: new Response(unpack.readable, {
          headers: { "content-type": name === "wasm" ? "application/wasm" : "application/octet-stream" }
        })
      };
    }
    return pieces[name];
  }

  function bytes(text) {
    var raw = atob(text), out = new Uint8Array(raw.length), i;
    for (i = 0; i < raw.length; i += 1) out[i] = raw.charCodeAt(i);
    return out;
  }

  function take(message) {
    var writer = piece(message.piece).writer;
    writer.write(bytes(message.text)).catch(fail);
    if (message.last) writer.close().catch(fail);
  }

  // Pyodide fetches two files. It gets the pieces instead; nothing else is ever fetched.
  self.fetch = function (address) {
    var asked = String(address.url || address);
    if (asked === NEVER + "pyodide.asm.wasm") return Promise.resolve(piece("wasm").answer);
    if (asked === NEVER + "python_stdlib.zip") return Promise.resolve(piece("stdlib").answer);
    return Promise.reject(new Error("Nothing is fetched in this page: " + asked));
  };

  function script(name) {
    return piece(name).answer.blob().then(function (blob) {
      var address = URL.createObjectURL(new Blob([blob], { type: "text/javascript" }));
      return import(address).finally(function () { URL.revokeObjectURL(address); });
    });
  }

  // The course is a line of JSON, [[path, size], ...], and then its files in a row.
  function unfold(python, buffer) {
    var all = new Uint8Array(buffer);
    var at = all.indexOf(10) + 1;
    JSON.parse(new TextDecoder().decode(all.subarray(0, at))).forEach(function (file) {
      var path = "/course/" + file[0];
      python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
      python.FS.writeFile(path, all.subarray(at, at + file[1]), { canOwn: true });
      at += file[1];
    });
  }

  function begin(lock) {
    Promise.all([script("pyodide"), script("machine")])
      .then(function (scripts) {
        return scripts[0].loadPyodide({
          indexURL: NEVER, createPyodideModule: scripts[1].default, lockFileContents: lock
        });
      })
      .then(function (python) {
        tell("stage", { share: 0.9 });
        return piece("course").answer.arrayBuffer().then(function (buffer) {
          unfold(python, buffer);
          python.runPython(
            "import os, sys\n" +
            "sys.path.insert(0, '/course/src')\n" +
            "os.environ['ARTICLE6_BOOK'] = '1'\n" + // nothing is stored here, no widget is made
            "from classroom.inpage import reply, warm\n"
          );
          reply = python.globals.get("reply");
          warm = python.globals.get("warm");
          pieces = {};
          tell("ready");
        });
      })
      .catch(fail);
  }

  // After the first answer, what other questions need is imported, one module at a time between messages.
  function warmer() {
    try {
      if (warm()) self.setTimeout(warmer, 50);
    } catch (error) {
      return; // whoever asks for what cannot be imported is told so then
    }
  }

  function answer(text) {
    tell("answer", { text: reply(text) });
    if (warm && !answer.before) {
      answer.before = true;
      self.setTimeout(warmer, 50);
    }
  }

  self.onmessage = function (event) {
    var message = event.data;
    try {
      if (message.is === "begin") begin(message.lock);
      else if (message.is === "chunk") take(message);
      else answer(message.text);
    } catch (error) {
      fail(error);
    }
  };
}());
