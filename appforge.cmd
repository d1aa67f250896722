@echo off
rem Runs AppForge from a clone: builds it first when its sources differ from those built last.
rem ASCII only: a batch file is read in the code page of the console.
setlocal DisableDelayedExpansion EnableExtensions

set "root=%~dp0"
set "out=%root%artifacts\appforge"
set "seen=%root%artifacts\appforge.seen"
set "built=%root%artifacts\appforge.built"
set "log=%root%artifacts\appforge.log"

where /q dotnet
if errorlevel 1 (
    echo The .NET SDK was not found.>&2
    exit /b 127
)

if not exist "%out%\appforge.dll" goto build
if not exist "%built%" goto build
rem cmd cannot compare times; robocopy can, against a copy of the sources, and answers 0 when nothing differs.
call :compare /L
if errorlevel 1 goto build
goto run

:build
echo Preparing AppForge ...>&2
if not exist "%root%artifacts" mkdir "%root%artifacts"
if exist "%built%" del /q "%built%"
rem The copy is made before the build, so that what is edited meanwhile is built next time.
call :compare
rem MSBuild looks for global.json from the working folder.
pushd "%root%"
dotnet build src\AppForge.Cli\AppForge.Cli.csproj -c Release -o "%out%" -v quiet --nologo -nodeReuse:false >"%log%" 2>&1 <nul
set "code=%errorlevel%"
popd
if not "%code%"=="0" (
    type "%log%" >&2
    exit /b 70
)
type nul >"%built%"

:run
dotnet "%out%\appforge.dll" %*
exit /b %errorlevel%

rem Mirrors what the build reads, or with /L only looks; the exit code says whether anything differs.
:compare
set "differs=0"
for %%D in (src templates schemas) do if exist "%root%%%D" (
    robocopy "%root%%%D" "%seen%\%%D" /MIR /XD bin obj /R:0 /W:0 %1 >nul
    if errorlevel 1 set "differs=1"
)
robocopy "%root%." "%seen%\root" *.props global.json /PURGE /R:0 /W:0 %1 >nul
if errorlevel 1 set "differs=1"
exit /b %differs%
