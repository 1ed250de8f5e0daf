# make help lists what can be made.
.DEFAULT_GOAL := help
SHELL := /bin/bash

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT_PACKAGES := libopenblas-dev liblapacke-dev libxlsxwriter-dev libminizip-dev libexpat1-dev libssl-dev \
  pkg-config
OUT ?= out
# Who answers for a package that is made here.
MAINTAINER ?= FundCast <fundcast@example.org>
# The Swift and the linear algebra libraries are linked in and the program stands at a fixed address,
# exporting nothing: the command starts sooner and runs where no toolchain is.
ARCHIVES := .build/archives
BUILD := -c release --product fundcast --static-swift-stdlib \
  -Xswiftc -Xclang-linker -Xswiftc -no-pie -Xlinker --no-export-dynamic \
  -Xlinker -l:libgfortran.so.5
TEST_BUILD := --scratch-path .build-test -c release -Xswiftc -enable-testing

.PHONY: help
help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: packages
packages: ## install the system packages through apt where one is missing
	@missing=""; \
	for package in $(APT_PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing$$missing"; \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	fi

.PHONY: build
build: packages $(ARCHIVES)/openblas.pc ## build the command in release
	PKG_CONFIG_PATH=$(CURDIR)/$(ARCHIVES) swift build $(BUILD)

# A folder that holds the archives alone, and says so to whoever looks for OpenBLAS.
$(ARCHIVES)/openblas.pc: Makefile | packages
	@mkdir -p $(ARCHIVES)
	@ln -sf "$$(pkg-config --variable=libdir openblas)/libopenblas.a" $(ARCHIVES)/libopenblas.a
	@ln -sf "$$(dpkg-query -L liblapacke-dev | grep '/liblapacke\.a$$')" $(ARCHIVES)/liblapacke.a
	@sed 's|^libdir=.*|libdir=$(CURDIR)/$(ARCHIVES)|' \
	  "$$(pkg-config --variable=pcfiledir openblas)/openblas.pc" > $@

.PHONY: demo
demo: build ## run the main job: China's national resident and employee funds
	.build/release/fundcast run scenarios/china-national/resident.yaml \
	  scenarios/china-national/employee.yaml --out $(OUT) || [ $$? = 1 ]   # 1: a red warning stands
	@echo
	@echo "The report lies at $(abspath $(OUT))/report.html"

.PHONY: county
county: build ## run the example county with two variants
	.build/release/fundcast run scenarios/example-county/baseline.yaml \
	  scenarios/example-county/variants/contribution-450.yaml \
	  scenarios/example-county/variants/total-budget-residents.yaml --out $(OUT)/example-county \
	  || [ $$? = 1 ]
	@echo
	@echo "The report lies at $(abspath $(OUT))/example-county/report.html"

.PHONY: test
test: packages ## run the whole test suite
	swift test $(TEST_BUILD)

.PHONY: lint
lint: ## check the style of every Swift file
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks scenarios/*/generator models/writer

.PHONY: format
format: ## put every Swift file into the house style
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks scenarios/*/generator models/writer

.PHONY: catalogue
catalogue: ## build models/parameters.yaml into the program
	swift run -c release CatalogueWriter models/parameters.yaml > parameters.swift.new
	@swift format --in-place parameters.swift.new
	@mv parameters.swift.new Sources/Scenarios/Catalogue/BuiltInParameters.swift

.PHONY: county-data
county-data: packages ## make the synthetic counties' records again
	swift run -c release ExampleCounty
	swift run -c release SmallCounty

.PHONY: bench
bench: build ## time the command and the engine
	swift run --package-path Benchmarks --scratch-path .build-bench -c release FundCastBenchmarks . $(SECTIONS)

.PHONY: notebook
notebook: demo ## export the main job's run as a notebook and execute it (needs jupyter)
	.build/release/fundcast export notebook $(OUT) --out notebooks-export/china-national.ipynb
	jupyter nbconvert --to notebook --execute --inplace \
	  --ExecutePreprocessor.record_timing=False notebooks-export/china-national.ipynb

.PHONY: architecture
architecture: ## list every source file with its first sentence in ARCHITECTURE.md
	@awk '/^<!-- tree -->/ { print; exit } { print }' ARCHITECTURE.md > ARCHITECTURE.md.new
	@printf '\n' >> ARCHITECTURE.md.new
	@for room in $$(ls Sources | LC_ALL=C sort); do \
	  printf '### %s\n\n| file | what it is |\n| --- | --- |\n' "$$room"; \
	  (cd Sources/$$room && find . -type f | sed 's|^\./||' | LC_ALL=C sort) | while read -r file; do \
	    printf '| `%s` | %s |\n' "$$file" "$$(grep -m1 -E '^[[:space:]]*///' Sources/$$room/$$file | sed -E 's|^[[:space:]]*/// ?||; s/\|/\\|/g')"; \
	  done; printf '\n'; \
	done >> ARCHITECTURE.md.new
	@sed -i -e :a -e '/^\n*$$/{$$d;N;ba' -e '}' ARCHITECTURE.md.new
	@mv ARCHITECTURE.md.new ARCHITECTURE.md

.PHONY: deb
deb: build ## make the Debian package, in .build (needs python3)
	Packaging/deb.sh "$$(.build/release/fundcast --version)" "$(MAINTAINER)" .build

.PHONY: clean
clean: ## remove what was built
	rm -rf .build .build-test .build-bench $(OUT)
