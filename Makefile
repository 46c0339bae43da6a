# Lengthwise: every task by name. `make` alone prints this list.
.DEFAULT_GOAL := help
SHELL := /bin/sh

MVN := mvn -q -B -ntp
# target/lengthwise is a link to the newest build; programs at work keep the build that they started from.
LENGTHWISE := target/lengthwise/bin/lengthwise
folders = sh src/main/build/folders
RESULTS_ROOT ?= results
SOURCES := pom.xml $(shell find src/main -type f)

# DATA=folder stands for corpus.folder; SET="key=value key=value" overrides keys of the config.
overrides = $(foreach pair,$(SET),--set '$(pair)') $(if $(DATA),--set "corpus.folder=$(DATA)")

# $(call need,NAME,example): a target that cannot do without a variable says so.
need = $(if $($(1)),,$(error say $(1)=..., such as $(1)=$(2)))

.PHONY: help experiment report reproduce publish validate build quick test verify verify-slurm bench check format generated findings docs clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F '\t' '{ printf "  make %-12s %s\n", $$1, $$2 }'

experiment: $(LENGTHWISE) ## train, score and report: CONFIG=file [DATA=folder] [SET="key=value ..."] [RESULTS_ROOT=results]
	$(call need,CONFIG,configs/quickstart.yaml)
	@$(LENGTHWISE) experiment "$(CONFIG)" --results "$(RESULTS_ROOT)" $(overrides)

validate: $(LENGTHWISE) ## print a config's errors, or the config with every value spelled out and its cost: CONFIG=file
	$(call need,CONFIG,configs/quickstart.yaml)
	@$(LENGTHWISE) validate "$(CONFIG)" --results "$(RESULTS_ROOT)" $(overrides)

report: $(LENGTHWISE) ## draw the charts and the page again: RESULTS=results/NAME
	$(call need,RESULTS,results/quickstart)
	@$(LENGTHWISE) report "$(RESULTS)"

reproduce: $(LENGTHWISE) ## run an experiment again from its results and compare: RESULTS=results/NAME [DATA=folder] [RESULTS_ROOT=results]
	$(call need,RESULTS,results/quickstart)
	@$(LENGTHWISE) reproduce "$(RESULTS)" --into "$(RESULTS_ROOT)/reproduced" $(overrides)

publish: $(LENGTHWISE) ## copy tables, figures and page, without corpus sentences, to results/published: RESULTS=results/NAME
	$(call need,RESULTS,results/quickstart)
	@$(LENGTHWISE) publish "$(RESULTS)"

build: $(LENGTHWISE) ## build the distribution in target/lengthwise

# The commit that the sources come from, and whether they differ from it; of no use without git. A shallow clone may lack the
# commit that changed them last: git then names the one that the clone begins with, and calls it grafted.
commit = $(subst (grafted),(shallow clone),$(shell git log -1 --format=%H%d --decorate-refs=refs/none -- pom.xml src/main 2>/dev/null))
dirty = $(if $(shell git status --porcelain -- pom.xml src/main 2>/dev/null),true,false)
from = -Dbuild.commit='$(commit)' -Dbuild.dirty=$(dirty)

target/commit: force
	@mkdir -p target
	@echo '$(commit) $(dirty)' | cmp -s - $@ || echo '$(commit) $(dirty)' > $@

force:

$(LENGTHWISE): $(SOURCES) target/commit
	@echo "Building Lengthwise (the first build on a machine downloads 284 MB) ..." >&2
	@$(folders) clear target/lengthwise
	@rm -rf target/distribution
	@$(MVN) -Dmaven.test.skip $(from) package
	@mkdir -p target/distribution/bin
	@cp src/main/dist/bin/lengthwise target/distribution/bin
	@chmod +x target/distribution/bin/lengthwise
	@$(folders) place target/distribution target/lengthwise

quick: ## run the tests that start no process and train for less than a second (a minute)
	@mvn -B -ntp $(from) -Pquick test

test: $(LENGTHWISE) ## run all tests except the slow ones (minutes)
	@mvn -B -ntp $(from) test

verify: $(LENGTHWISE) ## run all tests, including the slow ones
	@mvn -B -ntp $(from) -Pverify test

verify-slurm: $(LENGTHWISE) ## run an experiment through a real Slurm on this machine (minutes; installs Slurm if run as root on Debian)
	@mvn -B -ntp $(from) -Pverify-slurm test

bench_settings = $(foreach name,ONLY SIZE MODEL PEER PAIRS STEPS UPDATES DATA CONFIG RUN HUGE ENVIRONMENT,-D$(name)="$($(name))")

bench: $(LENGTHWISE) ## measure speed and memory, on an otherwise idle machine: [ONLY=row,row] [SIZE=S256] [PEER=python] [PAIRS=5] [DATA=folder] [RUN=folder] [HUGE=off] [ENVIRONMENT=NAME=value,...]
	@$(MVN) -Pbench test $(bench_settings)

check: ## formatting, static analysis, the architecture test
	@$(MVN) spotless:check
	@rm -rf target/analysis
	@$(MVN) -Panalysis test -Dtest=ArchitectureTest

format: ## format the code
	@$(MVN) spotless:apply

generated: $(LENGTHWISE) ## write configs/schema.json and the table of keys in configs/README.md from the code
	@$(LENGTHWISE) schema > target/schema.json
	@$(LENGTHWISE) schema --keys > target/keys.md
	@awk '/^<!-- end of keys/ { skip = 0 } !skip { print } /^<!-- keys:/ { skip = 1; while ((getline line < "target/keys.md") > 0) print line }' \
	  configs/README.md > target/configs-README.md
	@cmp -s target/schema.json configs/schema.json || cp target/schema.json configs/schema.json
	@cmp -s target/configs-README.md configs/README.md || cp target/configs-README.md configs/README.md

findings: ## run all findings about libraries and tools (findings/README.md); installs them, needs the network
	@changed=; for script in findings/*.sh; do \
	  echo "$$script"; $$script || changed="$$changed $$script"; \
	done; [ -z "$$changed" ] || { echo "changed:$$changed" >&2; exit 1; }

docs: ## write the Javadoc to target/reports/apidocs
	@$(MVN) javadoc:javadoc

clean: ## remove what was built, unless it is used
	@$(folders) idle target/lengthwise
	@$(MVN) clean
