// The first page of JupyterLite leads on to the course, unless it was opened as a file: then it explains.
"use strict";
if (location.protocol !== "file:") location.replace(document.body.dataset.home);
