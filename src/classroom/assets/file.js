/* A file of the reader's own, read where it is chosen; it leaves the page only for Python in it: a6.file.

     a6.file.text(input)     {name, text}, as a promise; null where no file is chosen; rejects with a sentence
     a6.file.base64(input)   {name, base64}, likewise

   An input names the largest file it takes in `data-most`; without that it takes any. */
(function () {
  "use strict";

  var a6 = window.a6;

  // `how` is the method of FileReader; `made` makes what is given from its result.
  function read(input, how, made) {
    var file = input.files[0];
    if (!file) return Promise.resolve(null);
    if (file.size > +input.dataset.most) {
      return Promise.reject(new Error(a6.say("This file is too large to be the one asked for.")));
    }
    return new Promise(function (done, failed) {
      var reader = new FileReader();
      reader.onload = function () { done(made(file.name, reader.result)); };
      reader.onerror = function () { failed(new Error(a6.say("This file cannot be read; choose it again."))); };
      reader[how](file);
    });
  }

  a6.file = {
    text: function (input) {
      return read(input, "readAsText", function (name, text) { return { name: name, text: text }; });
    },
    base64: function (input) {
      return read(input, "readAsDataURL", function (name, address) {
        return { name: name, base64: address.split(",")[1] || "" };
      });
    }
  };
})();
