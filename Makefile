# Short names for the scripts in scripts/. `make help` lists them.

.PHONY: help demo test check bench assets screenshots
.DEFAULT_GOAL := help

export PORT RESET

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: ## serve two demo organisations (PORT=8080; RESET=1 starts over)
	@scripts/demo.sh

test: ## everything: formatting, lints, Rust tests on both databases, browser tests
	@scripts/test.sh

check: ## the quick round: formatting, lints, unit tests
	@scripts/check.sh

bench: ## run the benchmarks
	@scripts/bench.sh

assets: ## build web/dist, when its sources changed
	@scripts/assets.sh

screenshots: ## make the pictures in docs/images
	@scripts/screenshots.sh
