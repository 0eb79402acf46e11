# `make help` lists what there is. Everything here is a short name for a command that works without make.
.DEFAULT_GOAL := help
.PHONY: help run demo test test-postgres ci lint fmt coverage bench openapi docs docker

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: ## start the server: http://127.0.0.1:8000
	cargo run --release

demo: ## fill an empty database with example data and print the logins
	cargo run --release -- demo

test: ## all tests, on SQLite
	cargo test --workspace

test-postgres: ## all tests, on the server of TEST_DATABASE_URL (where CREATE SCHEMA is allowed)
	@test -n "$(TEST_DATABASE_URL)" || { echo 'set TEST_DATABASE_URL=postgres://USER:PASSWORD@HOST:5432/NAME' >&2; exit 2; }
	TEST_DATABASE_URL='$(TEST_DATABASE_URL)' cargo test --workspace

ci: ## everything that must hold before a merge, as .ci/run does it
	.ci/run

lint: ## format and lints, as errors
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

fmt: ## format the tree
	cargo fmt --all

coverage: ## lines the tests run, and whether they are enough; report in coverage/html
	.ci/coverage

bench: ## the figures of docs/BENCHMARKS.md, some of which take minutes
	cargo build --release
	ulimit -n 20000 && for figure in start writes idle lists; do docs/benchmarks/measure.py $$figure || exit; done

openapi: ## write the OpenAPI document to openapi.json
	cargo run --quiet --release -- openapi > openapi.json

docs: ## bring the outputs in the documents up to date; read the difference before you commit it
	UPDATE_DOCS=1 cargo test -p smartbot --test docs

docker: ## build the image smartbot:latest
	docker build -t smartbot:latest .
