@echo off
rem Opens the book in a browser: from a small server where there is Python 3, else as files.
setlocal
pushd "%~dp0"
if not exist site\index.html goto packed

py -3 -c "import sys; sys.exit(sys.version_info < (3, 7))" >nul 2>nul
if not errorlevel 1 goto launcher
python3 -c "import sys; sys.exit(sys.version_info < (3, 7))" >nul 2>nul
if not errorlevel 1 goto python3
python -c "import sys; sys.exit(sys.version_info < (3, 7))" >nul 2>nul
if not errorlevel 1 goto python

echo There is no Python 3 here, so the book opens as files. All of it works, except JupyterLab.
start "" START-HERE.html
pause
goto end

:launcher
py -3 serve.py
goto stopped

:python3
python3 serve.py
goto stopped

:python
python serve.py

:stopped
pause
goto end

:packed
echo The folder "site" is missing: unpack the whole zip file, then start again.
pause

:end
popd
