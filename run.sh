#!/bin/sh
# Builds SmartBot and starts it. Arguments are passed on: ./run.sh demo, ./run.sh migrate status, ./run.sh --help
set -eu
cd "$(dirname "$0")"
PATH="$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin"
if ! command -v cargo >/dev/null 2>&1; then
    echo 'run.sh: cargo was not found. Install Rust from https://rustup.rs, open a new terminal, and try again.' >&2
    exit 1
fi
exec cargo run --release -- "$@"
