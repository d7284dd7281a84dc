#!/bin/sh
# campaign.sh SECONDS [TARGET...]: so long for each target (all of corpus/ when none is named), one process at a time.
#
# Builds with clang, libFuzzer, ASan and UBSan into FAULTLINE_BUILD_DIR (default: build-fuzz). Starts from corpus/, from programs of the tree in the
# same language, and from what earlier campaigns found (<build>/found/TARGET). Prints a line a target: executions, edges covered, inputs kept, failures.
# What fails is in <build>/failures/TARGET; mended, it becomes a file of corpus/TARGET. Exit code 1 when something failed.
set -eu
root=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")")
build=${FAULTLINE_BUILD_DIR:-$root/build-fuzz}
seconds=$1
shift
[ $# -gt 0 ] || set -- $(ls "$root/tests/fuzz/corpus")

[ -f "$build/build.ninja" ] || CC=clang cmake -S "$root" -B "$build" -G Ninja -DFAULTLINE_FUZZ=ON \
  -DFAULTLINE_SANITIZE=address,undefined,float-cast-overflow -DFAULTLINE_ARENA_DEBUG=ON >"$build.log" || { cat "$build.log"; exit 2; }
ninja -C "$build" --quiet fuzz fuzz-llm faultline-pack rules_pack models_pack

# Programs of the tree that are of the target's sort, small ones, as more seeds.
more_seeds() { # TARGET
  case $1 in
    code-*) find "$root/tests/answers/${1#code-}" "$root/rules" -path "*/cases/*" -name "*.${2:-none}" -type f -size -8k ;;
    settings-*) find "$root/tests" "$root/fixtures" "$root/rules" -name "${1#settings-}" -type f -size -16k ;;
    rule) find "$root/rules" -name rule.yaml -size -8k ;;
    model) find "$root/rules/models" -name '*.yaml' -size -8k ;;
  esac 2>/dev/null | head -400
}
extension() { find "$root/tests/fuzz/corpus/$1" -type f | sed -n 's/.*\.//p' | head -1; }

own_packs() { # of this build, and small
  mkdir -p "$build/small/rules/lock"
  cp -R "$root/rules/lock/lock-lease-shorter-than-work" "$build/small/rules/lock/"
  (cd "$build/small" && "$build/faultline-pack" rules -o "$1/rules" rules &&
    "$build/faultline-pack" models -o "$1/models" "$root/rules/vocabulary")
}

campaign() { # TARGET
  found=$build/found/$1 failures=$build/failures/$1 seeds=$build/seeds/$1 log=$build/logs/$1
  rm -rf "$seeds"
  mkdir -p "$found" "$failures" "$seeds" "$build/logs"
  more_seeds "$1" "$(extension "$1")" | while read -r file; do cp "$file" "$seeds/$(printf %s "$file" | cksum | cut -d' ' -f1)"; done
  [ "$1" != pack ] || own_packs "$seeds"
  program=$build/tests/fuzz/fuzz
  case $1 in reply-* | claims | source) program=$build/tests/fuzz/fuzz-llm ;; esac
  FUZZ_TARGET=$1 ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0 UBSAN_OPTIONS=print_stacktrace=1 \
    "$program" -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2560 -max_len="${FUZZ_MAX_LEN:-32768}" -print_final_stats=1 \
    -artifact_prefix="$failures/" "$found" "$root/tests/fuzz/corpus/$1" "$seeds" >"$log" 2>&1 || failed=1
  n=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  first=$(sed -n 's/.*INITED cov: \([0-9]*\) .*/\1/p' "$log")
  cov=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
  printf '%-32s %10s executions, %6s edges of %6s at first, %5s inputs kept, %s failures\n' "$1" "${n:-?}" "${cov:-?}" "${first:-?}" "$(ls "$found" | wc -l)" "$(ls "$failures" | wc -l)"
}

failed=0
for target; do campaign "$target"; done
exit $failed
