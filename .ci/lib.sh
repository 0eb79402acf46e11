# Shared by .ci/run and .ci/coverage: tools that are installed when missing, a PostgreSQL and a Redis to test against.
# shellcheck shell=bash

export LC_ALL=C.UTF-8 CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}" RUST_BACKTRACE="${RUST_BACKTRACE:-1}"
# What is tested is what the tests configure, not what this shell happens to hold.
unset DATABASE_URL REDIS_URL SECRET_KEY HOST PORT UPDATE_DOCS

say() { printf '\n== %s (after %d s)\n' "$*" "$SECONDS"; }

updated=
# Installs the package $2 unless there is the command $1.
install_for() {
  if command -v "$1" >/dev/null; then return; fi
  say "install $2"
  local apt=(apt-get)
  if [ "$(id -u)" != 0 ]; then apt=(sudo -n apt-get); fi
  if [ -z "$updated" ]; then "${apt[@]}" update -qq; updated=yes; fi
  # What the tests need of a server they start themselves: the packages are not to start one of their own.
  local policy=/usr/sbin/policy-rc.d made=
  if [ "$(id -u)" = 0 ] && [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    made=yes
  fi
  local status=0
  DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y -qq --no-install-recommends "$2" >/dev/null || status=$?
  if [ -n "$made" ]; then rm -f "$policy"; fi
  return "$status"
}

# rustup's own folder is not always in the PATH of a non-interactive shell.
PATH="$PATH:${CARGO_HOME:-${HOME:-/root}/.cargo}/bin"
if ! command -v cargo >/dev/null; then
  echo "cargo is missing: install Rust from https://rustup.rs" >&2
  exit 1
fi
install_for cc build-essential
install_for curl curl
install_for python3 python3

scratch=$(mktemp -d)
stop_postgres() { :; }
stop_redis() { :; }
trap 'stop_postgres; stop_redis; rm -rf "$scratch"' EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Runs a command as a user who may own a database: PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
  local port
  bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  if [ -z "$bin" ]; then bin=$(dirname "$(command -v initdb)"); fi
  port=$(free_port)
  chmod 755 "$scratch"
  mkdir "$scratch/postgres"
  if [ "$(id -u)" = 0 ]; then chown postgres "$scratch/postgres"; fi
  # Called when the script ends, whatever way.
  # shellcheck disable=SC2317
  stop_postgres() { (cd / && as_owner "$bin/pg_ctl" -D "$scratch/postgres/data" -m immediate stop >/dev/null) || true; }
  (
    cd "$scratch/postgres" || exit
    as_owner "$bin/initdb" -D "$scratch/postgres/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    # Losing this database in a power cut is no loss: fsync off.
    as_owner "$bin/pg_ctl" -D "$scratch/postgres/data" -l "$scratch/postgres/log" -w \
      -o "-p $port -k $scratch/postgres -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off" start >/dev/null
  )
  TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
}

# Sets TEST_DATABASE_URL: the one given, or a server that answers here without a password, or one started for this run.
find_postgres() {
  install_for psql postgresql
  local user url
  if [ -z "${TEST_DATABASE_URL:-}" ]; then
    for user in postgres "$(id -un)"; do
      url="postgres://$user@127.0.0.1:5432/postgres"
      if psql "$url" -w -qAtc 'SELECT 1' >/dev/null 2>&1; then TEST_DATABASE_URL=$url; break; fi
    done
  fi
  if [ -z "${TEST_DATABASE_URL:-}" ]; then
    # The clients may be there without the server.
    if ! ls -d /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then install_for initdb postgresql; fi
    start_postgres
  fi
  export TEST_DATABASE_URL
  # Out of the function's output: the URL may hold a password.
  echo "tests against PostgreSQL $(psql "$TEST_DATABASE_URL" -w -qAtc 'SHOW server_version')"
}

# Sets TEST_REDIS_URL: the one given, or a Redis that answers here, or one started for this run.
find_redis() {
  install_for redis-cli redis-tools
  if [ -z "${TEST_REDIS_URL:-}" ] && [ "$(redis-cli -h 127.0.0.1 -p 6379 ping 2>/dev/null)" = PONG ]; then
    TEST_REDIS_URL=redis://127.0.0.1:6379/0
  fi
  if [ -z "${TEST_REDIS_URL:-}" ]; then
    install_for redis-server redis-server
    local port
    port=$(free_port)
    redis-server --port "$port" --bind 127.0.0.1 --save "" --appendonly no --dir "$scratch" >/dev/null &
    redis=$!
    # shellcheck disable=SC2317
    stop_redis() { kill "$redis" 2>/dev/null || true; }
    until [ "$(redis-cli -h 127.0.0.1 -p "$port" ping 2>/dev/null)" = PONG ]; do
      if ! kill -0 "$redis" 2>/dev/null; then echo "redis-server does not start" >&2; exit 1; fi
      sleep 0.1
    done
    TEST_REDIS_URL="redis://127.0.0.1:$port/0"
  fi
  export TEST_REDIS_URL
  echo "tests against a Redis"
}
