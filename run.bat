@echo off
rem Builds SmartBot and starts it. Arguments are passed on: run.bat demo, run.bat migrate status, run.bat --help
setlocal
cd /d "%~dp0"
set "PATH=%PATH%;%USERPROFILE%\.cargo\bin"
where cargo >nul 2>nul
if errorlevel 1 (
    echo run.bat: cargo was not found. Install Rust from https://rustup.rs, open a new terminal, and try again. 1>&2
    exit /b 1
)
cargo run --release -- %*
exit /b %errorlevel%
