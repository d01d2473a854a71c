// Compile Python files with the Python of the page: node compile.mjs <pyodide> <folder of .py> <folder for .pyc>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, source, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
// Without the columns of every instruction, which only tracebacks show, a .pyc is a fifth smaller.
const python = await loadPyodide({ indexURL: pyodide, env: { PYTHONNODEBUGRANGES: "1" } });
python.mountNodeFS("/source", source);
python.mountNodeFS("/target", target);
python.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf-8"));
