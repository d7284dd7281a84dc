# torture.sh PROGRAM SHIM [RUNS]: each allocation of one whole check fails in turn (RUNS of them, evenly spread; 0: every one), once alone and once with
# all that come after it. The run ends with a message and exit code 4, or as if nothing had been: and nothing is half written.
. "$(dirname "$0")/lib.sh"
unset FAULTLINE_NO_CACHE
shim=$2 runs=${3:-60}
if sanitized; then echo "skipped: a sanitizer has an allocator of its own"; exit 77; fi
cp -R "$tests/../fixtures/retry-storm/repo/." root/
fault >root/shop.py
printf 'accepted:\n  - {rules: retry, paths: nowhere/, reason: none}\n' >root/faultline.yaml
printf 'int f(void) { return 1; }\n' >root/a.c
check() { ends "$1" "$2" env LD_PRELOAD="$shim" $3 "$program" check -j 2 --cache-dir cache -f text -f sarif=report.sarif root; }
ends "1" "as it is" "$program" check -j 2 --cache-dir cold -f text -f sarif=report.sarif root
mv out cold.text && mv report.sarif cold.sarif

check "1" "counted" "ALLOC_COUNT=$scratch/count"
n=$(cat count)
[ "$n" -gt 1000 ] || { fail "only $n allocations"; exit 1; }
step=$((runs > 0 ? n / runs + 1 : 1))
at=1
while [ $at -le $((n + step)) ]; do
  for on in "" ALLOC_ON=1; do
    rm -rf cache report.sarif
    check "1 4" "allocation $at of $n $on" "ALLOC_AT=$at $on"
    if [ "$code" = 4 ]; then
      grep -q "^faultline: out of memory (wanted [0-9]* bytes)$" err || fail "allocation $at $on: no message"
      [ ! -e report.sarif ] || cmp -s report.sarif cold.sarif || fail "allocation $at $on: half a report"
    elif [ "$code" = 1 ]; then
      cmp -s out cold.text && cmp -s report.sarif cold.sarif || fail "allocation $at $on: another report"
    fi
    [ -z "$(ls -A | grep '^\.report')$(find cache -name '.*' 2>/dev/null)" ] || fail "allocation $at $on: a temporary file is left: $(ls -A | grep '^\.report')$(find cache -name '.*')"
    rm -f .report*
    ends "1" "allocation $at $on, the run after it" "$program" check --cache-dir cache root
    cmp -s out cold.text || fail "allocation $at $on: the run after it says something else"
  done
  at=$((at + step))
done
echo "$n allocations, every $step. of them"
done_with
