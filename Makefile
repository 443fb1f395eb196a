# make              builds build/attain
# make reproduce    runs the main job and leaves its tables and figures in out/
# make test         layer check, unit tests and cases; the last line counts them
# make check        the same tests under the address and undefined behaviour sanitizers
# make accept       takes what the cases print now as what they should print
# make gallery      draws every kind of picture in every format and size into out/gallery
# make bench        times small regressions, resampling and the reading of a large file beside others
# make fuzz         gives each reader bytes of every kind for a minute (SECONDS=60), under sanitizers
# make simulate-audit  writes tests/reference/audit/simulated.csv again (minutes)
# make simulate-imputation  writes tests/reference/simulated/imputation.csv again (minutes)
# make simulate-checks  writes tests/reference/simulated/checks.csv again (a minute)
# make simulate-candidate  writes tests/reference/simulated/candidate.csv again (three minutes)
# make simulate-curve  writes tests/reference/simulated/curve.csv again
# make simulate-coverage  writes tests/reference/simulated/coverage.csv again (some ten minutes)
# make made-up      makes data/made-up-*.csv again from the printed tables (some minutes)
# make check-made-up  the same, compared byte for byte with what ships
# make lint         looks for mistakes without compiling: cppcheck and shellcheck, no library needed
# make manual       writes the manual pages into build/man
# make install      into PREFIX (/usr/local), below DESTDIR
# make deb          a Debian package in build/, looked over by lintian
# make clean        removes build/
#
# Each of them first installs what is missing (src/install-packages.sh). `make QUIET=`
# shows the commands in full; `make WARNINGS=` keeps the warnings of a compiler that is
# newer than the program from stopping it.

VERSION  = 0.1.0
RELEASED = 2026-11-22
MAINTAINER = The developers of attain <maintainers@attain.invalid>
PREFIX   = /usr/local
BUILD    = build
# A package of a system may have other places: vendor-completions of zsh, say.
MANUAL          = $(PREFIX)/share/man
BASH_COMPLETION = $(PREFIX)/share/bash-completion/completions
ZSH_COMPLETION  = $(PREFIX)/share/zsh/site-functions
FISH_COMPLETION = $(PREFIX)/share/fish/vendor_completions.d
CFLAGS   = -O3 -g
# A row of a table may leave out its last fields, which are zero then.
WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-missing-field-initializers -Werror
QUIET    = @

# Asked for where a recipe runs and not before: on a fresh machine pkg-config itself comes
# with the packages. Other people's headers are system headers: their warnings are not ours.
LIBRARIES = gsl cairo pangocairo glib-2.0 talloc yaml-0.1 jansson nettle zlib xlsxwriter minizip
INCLUDES  = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(LIBRARIES)))
LINKED    = $(shell pkg-config --libs $(LIBRARIES)) -lcsv -lreadstat -lm

COMPILE = $(CC) -std=gnu11 $(CFLAGS) $(WARNINGS) -Isrc -DATTAIN_VERSION='"$(VERSION)"' \
          -DATTAIN_RELEASED='"$(RELEASED)"' \
          $(INCLUDES) $(CPPFLAGS) -MMD -MP

SOURCES = $(wildcard src/*.c src/*/*.c)
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o)
PARTS   = $(filter-out $(BUILD)/main.o,$(OBJECTS))
TESTS   = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))

HARNESS = $(filter-out %/replay.c,$(wildcard tests/fuzz/*.c))
FUZZERS = $(HARNESS:tests/fuzz/%.c=$(BUILD)/fuzz/%)
REPLAYS = $(HARNESS:tests/fuzz/%.c=$(BUILD)/replay/%)

MADE_UP = lait deprivation inspections survey cells

.PHONY: all reproduce test check accept lint deb gallery bench fuzz simulate-audit simulate-candidate simulate-checks simulate-coverage simulate-curve simulate-imputation made-up check-made-up manual install clean
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/attain

reproduce: $(BUILD)/attain
	$(BUILD)/attain reproduce -o out

test: $(BUILD)/attain $(TESTS) $(REPLAYS) $(BUILD)/pictures/alike
	@BUILD='$(BUILD)' sh tests/run.sh

# Built apart, so that neither build spoils the other. A finding ends the program, so that no
# test passes over it.
SANITIZED = -O1 -g -fno-omit-frame-pointer \
            -fsanitize=address,undefined -fno-sanitize-recover=all
check:
	@UBSAN_OPTIONS=print_stacktrace=1 \
	LSAN_OPTIONS=print_suppressions=0:suppressions='$(CURDIR)/tests/leaks.txt' \
	    $(MAKE) --no-print-directory BUILD=build/check CFLAGS='$(SANITIZED)' test

accept: $(BUILD)/attain
	@BUILD='$(BUILD)' sh tests/run.sh --accept

gallery: $(BUILD)/attain
	@ATTAIN='$(abspath $(BUILD))/attain' sh plots/gallery.sh out/gallery

bench: $(BUILD)/attain $(BUILD)/bench/walk $(BUILD)/bench/load $(BUILD)/bench/compare
	@BUILD='$(BUILD)' sh tests/bench/run.sh

# libFuzzer comes with clang: built apart, with the same sanitizers as `make check`.
SECONDS = 60
fuzz:
	@sh src/install-packages.sh fuzz
	@$(MAKE) --no-print-directory BUILD=build/fuzzing CC=clang WARNINGS= \
	    CFLAGS='$(SANITIZED) -fsanitize=fuzzer-no-link' fuzzers
	@BUILD='$(CURDIR)/build/fuzzing' sh tests/fuzz/run.sh $(SECONDS)

.PHONY: fuzzers
fuzzers: $(FUZZERS)

$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/harness.h $(BUILD)/attain.a Makefile
	@mkdir -p $(@D)
	@echo 'compile $<'
	$(QUIET)$(COMPILE) -fsanitize=fuzzer -o $@ $< $(BUILD)/attain.a $(LINKED)

# The seeds alone, with any compiler: part of `make test`.
$(BUILD)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/harness.h $(BUILD)/attain.a Makefile
	@mkdir -p $(@D)
	@echo 'compile $<'
	$(QUIET)$(COMPILE) $(LDFLAGS) -o $@ $< tests/fuzz/replay.c $(BUILD)/attain.a $(LINKED)

simulate-audit: $(BUILD)/simulate-audit
	$(BUILD)/simulate-audit 200 20 > tests/reference/audit/simulated.csv

simulate-imputation: $(BUILD)/simulate-imputation
	$(BUILD)/simulate-imputation 2000 > tests/reference/simulated/imputation.csv

# Size of tests and coverage of intervals: 2,000 data sets of each design, 399 replicates.
simulate-coverage: $(BUILD)/simulate-coverage
	@mkdir -p tests/reference/simulated
	$(BUILD)/simulate-coverage 2000 399 > $(BUILD)/coverage.csv
	cp $(BUILD)/coverage.csv tests/reference/simulated/coverage.csv

# Of the tests beside those of coefficients: 2,000 data sets of each design.
simulate-checks: $(BUILD)/simulate-checks
	$(BUILD)/simulate-checks 2000 399 > tests/reference/simulated/checks.csv

# What is said of new predictors whose part is known: 1,000 data sets.
simulate-candidate: $(BUILD)/simulate-candidate
	$(BUILD)/simulate-candidate 1000 > $(BUILD)/candidate.csv
	cp $(BUILD)/candidate.csv tests/reference/simulated/candidate.csv

simulate-curve: $(BUILD)/simulate-curve
	$(BUILD)/simulate-curve 2000 > tests/reference/simulated/curve.csv

# Some minutes: data about fictitious authorities that give the printed tables.
made-up: $(BUILD)/attain
	$(BUILD)/attain synthesise models/virtual-schools.yaml -o $(BUILD)/made-up
	for name in $(MADE_UP); do cp $(BUILD)/made-up/$$name.csv data/made-up-$$name.csv || exit 1; done

# The same again, and not a byte may differ from what ships.
check-made-up: $(BUILD)/attain
	$(BUILD)/attain synthesise -q models/virtual-schools.yaml -o $(BUILD)/made-up >$(BUILD)/made-up.txt
	for name in $(MADE_UP); do cmp $(BUILD)/made-up/$$name.csv data/made-up-$$name.csv || exit 1; done

# From the tables of commands, options and keys: the program writes its own manual.
manual: $(BUILD)/attain
	@rm -rf $(BUILD)/man
	$(BUILD)/attain manual $(BUILD)/man

# The program looks for its models, plots and data in ../share/attain from where it stands.
install: $(BUILD)/attain manual
	mkdir -p '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/doc/attain'
	install -m 755 $(BUILD)/attain '$(DESTDIR)$(PREFIX)/bin/attain'
	install -m 644 README.md CHANGES.md LICENSE '$(DESTDIR)$(PREFIX)/share/doc/attain'
	for section in 1 5 7; do \
	    mkdir -p '$(DESTDIR)$(MANUAL)'/man$$section \
	    && install -m 644 $(BUILD)/man/man$$section/* '$(DESTDIR)$(MANUAL)'/man$$section || exit 1; \
	done
	mkdir -p '$(DESTDIR)$(BASH_COMPLETION)' '$(DESTDIR)$(ZSH_COMPLETION)' '$(DESTDIR)$(FISH_COMPLETION)'
	install -m 644 src/completion/attain.bash '$(DESTDIR)$(BASH_COMPLETION)/attain'
	install -m 644 src/completion/_attain '$(DESTDIR)$(ZSH_COMPLETION)/_attain'
	install -m 644 src/completion/attain.fish '$(DESTDIR)$(FISH_COMPLETION)/attain.fish'
	ln -sfn ../../attain '$(DESTDIR)$(PREFIX)/share/doc/attain/examples'
	@find models plots data -type f ! -name '*.[ch]' ! -name '*.sh' | while read -r file; do \
	    target='$(DESTDIR)$(PREFIX)/share/attain/'"$$file"; \
	    mkdir -p "$${target%/*}" && install -m 644 "$$file" "$$target" || exit 1; \
	done

# The checkers come with the package manager, as libraries do; warnings are failures.
lint:
	@sh src/install-packages.sh lint
	cppcheck -q --std=c11 --enable=warning,portability,performance --suppress=missingInclude \
	    --error-exitcode=1 -Isrc -j2 src
	shellcheck -S warning .ci/run src/*.sh src/*/*.sh tests/*.sh tests/*/*.sh plots/*.sh

deb: $(BUILD)/attain
	@sh src/install-packages.sh deb
	@sh src/packaging/deb.sh '$(BUILD)' '$(VERSION)' '$(RELEASED)' '$(MAINTAINER)'
	lintian --fail-on error $(BUILD)/attain_$(VERSION)_*.deb

clean:
	rm -rf $(BUILD)

# The packages are looked for once a build folder: the stamp stands for "all there".
$(BUILD)/packages-%: src/install-packages.sh
	@CC='$(CC)' sh src/install-packages.sh $*
	@mkdir -p $(@D) && touch $@

# Two installations at once would be in each other's way.
$(BUILD)/packages-test: | $(BUILD)/packages-build

$(BUILD)/%.o: src/%.c Makefile | $(BUILD)/packages-build
	@mkdir -p $(@D)
	@echo 'compile $<'
	$(QUIET)$(COMPILE) -c -o $@ $<

# It does not tell its version as it runs.
$(BUILD)/report/package.o: CPPFLAGS += -DMINIZIP_VERSION='"$(shell pkg-config --modversion minizip)"'

# All but main, so that tests link what they use. Made anew: `ar` keeps members of old.
$(BUILD)/attain.a: $(PARTS)
	@rm -f $@
	$(QUIET)$(AR) rcs $@ $^

$(BUILD)/attain: $(BUILD)/main.o $(BUILD)/attain.a
	@echo 'link $@'
	$(QUIET)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LINKED)

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/attain.a Makefile | $(BUILD)/packages-test
	@mkdir -p $(@D)
	@echo 'compile $<'
	$(QUIET)$(COMPILE) $(LDFLAGS) -o $@ $< $(BUILD)/attain.a $(LINKED) -lcmocka

# Compares two renderings; cases use it.
$(BUILD)/pictures/%: tests/pictures/%.c Makefile | $(BUILD)/packages-build
	@mkdir -p $(@D)
	@echo 'compile $<'
	$(QUIET)$(COMPILE) $(LDFLAGS) -o $@ $< $(LINKED)

$(BUILD)/bench/load: tests/bench/load.c $(BUILD)/attain.a Makefile | $(BUILD)/packages-build
	@mkdir -p $(@D)
	@echo 'compile $<'
	$(QUIET)$(COMPILE) $(LDFLAGS) -o $@ $< $(BUILD)/attain.a $(LINKED)

$(BUILD)/bench/%: tests/bench/%.c Makefile | $(BUILD)/packages-build
	@mkdir -p $(@D)
	@echo 'compile $<'
	$(QUIET)$(COMPILE) $(LDFLAGS) -o $@ $< -lcsv

$(BUILD)/simulate-%: tests/simulate/%.c $(BUILD)/attain.a Makefile | $(BUILD)/packages-build
	@echo 'compile $<'
	$(QUIET)$(COMPILE) $(LDFLAGS) -o $@ $< $(BUILD)/attain.a $(LINKED)

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d)
