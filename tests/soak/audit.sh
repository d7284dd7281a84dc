#!/bin/sh
# audit.sh PROGRAM [MANIFEST]: an audit of the repositories of a manifest (key,path,owner with absolute paths; local clones) and of generated ones, what it took, and the
# same audit killed at random moments and resumed: it must come to the same bytes. From the environment: GENERATED (1000), SEED (the time), KILLS (10), JOBS (a
# process for each processor), SHORT_MS (5000: repositories that took longer are not part of the rounds that start anew), TMPDIR (room for two results).
set -eu
program=$(readlink -f "$1") manifest=${2:-}
: "${GENERATED:=1000}" "${SEED:=$(date +%s)}" "${KILLS:=10}" "${JOBS:=$(nproc)}" "${SHORT_MS:=5000}"
here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
main=
trap '[ -z "$main" ] || kill -KILL "$main" 2>/dev/null || :; rm -rf "$scratch"' EXIT
trap 'echo "stopped by a signal" >&2; exit 143' TERM INT
export SOURCE_DATE_EPOCH=1767225600 CI=1
mkdir -p "$scratch/bin/share" # a copy, as results are of one build: somebody may build another one meanwhile
cp "$program" "$scratch/bin/"
for share in share ../share; do [ ! -d "$(dirname "$program")/$share/faultline" ] || cp -rL "$(dirname "$program")/$share/faultline" "$scratch/bin/share/"; done
program=$scratch/bin/$(basename "$program")
fail() { echo "audit: $*" >&2; exit 1; }
now_ms() { echo $(($(date +%s%N) / 1000000)); }
# took WHAT COMMAND...: the time that went by, and that of the processors.
took() {
  what=$1 before=$(now_ms)
  shift
  ( "$@" >"$scratch/out" 2>"$scratch/errors" || { cat "$scratch/errors" >&2; exit 1; }; times ) >"$scratch/times"
  elapsed=$(($(now_ms) - before))
  echo "$what: $elapsed ms, processors $(tail -1 "$scratch/times" | awk '{ for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); n += t[1] * 60 + t[2] } printf "%d", n * 1000 }') ms"
}
run() { "$program" audit run --manifest "$1" --out "$2" --jobs "$JOBS" --exit-zero --quiet >/dev/null; } # TABLE RESULTS
# export_of RESULTS NAME
export_of() {
  rm -f "$scratch/$2.db"*
  "$program" audit merge --db "$scratch/$2.db" "$1" >/dev/null
  "$program" audit report --db "$scratch/$2.db" -f csv="$scratch/$2.findings" -f repositories="$scratch/$2.repositories"
}
same() { cmp "$scratch/$1.findings" "$scratch/$2.findings" && cmp "$scratch/$1.repositories" "$scratch/$2.repositories" || fail "$3: another result"; }

echo "seed $SEED, $JOBS jobs, $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"
took "$GENERATED generated repositories" node "$here/repositories.mjs" "$scratch/generated" "$GENERATED" "$SEED"
{ echo key,path,owner; [ -z "$manifest" ] || tail -n +2 "$manifest"; cat "$scratch/out"; } >"$scratch/table.csv"
took "audit of $(($(wc -l <"$scratch/table.csv") - 1)) repositories" run "$scratch/table.csv" "$scratch/whole"
whole_ms=$elapsed
node "$here/figures.mjs" "$scratch/whole" "$elapsed"
took "audit again, all up to date" run "$scratch/table.csv" "$scratch/whole"
took "merge" "$program" audit merge --db "$scratch/first.db" "$scratch/whole"
took "merge again" "$program" audit merge --db "$scratch/first.db" "$scratch/whole"
du -k "$scratch/first.db" | sed "s|$scratch/||; s/^/KiB /"
export_of "$scratch/whole" whole
wc -l "$scratch/whole.findings" "$scratch/whole.repositories" | sed "s|$scratch/||"
node "$here/figures.mjs" "$scratch/whole" --short "$SHORT_MS" <"$scratch/table.csv" >"$scratch/short.csv"
rm -rf "$scratch/whole" # room for the next

# ---- killed --------------------------------------------------------------------------------------------------------------------------------
drawn=0
draw() { # BELOW: the next number, in $number
  drawn=$((drawn + 1))
  number=$(awk -v seed="$((SEED + 7919 * drawn))" -v below="$1" 'BEGIN { srand(seed); rand(); print int(rand() * below) }')
}
children() { cat /proc/"$1"/task/*/children 2>/dev/null || :; }
# killed TABLE RESULTS MS: ends all of it after so long, or only the process that leads. False: it was done before.
killed() {
  setsid "$program" audit run --manifest "$1" --out "$2" --jobs "$JOBS" --exit-zero --quiet >/dev/null 2>&1 &
  main=$!
  sleep "$(awk -v ms="$3" 'BEGIN { print ms / 1000 }')"
  whom=$main code=0
  draw 2
  [ "$number" = 0 ] || whom="$(children "$main") $main"
  # shellcheck disable=SC2086  # words
  kill -KILL $whom 2>/dev/null || :
  wait "$main" 2>/dev/null || code=$?
  main=
  [ $code = 137 ]
}

# Again and again in one run over everything.
n=0
while [ $n -lt "$KILLS" ]; do
  draw $((2 * whole_ms / (KILLS + 1)))
  killed "$scratch/table.csv" "$scratch/whole" "$number" || break # it was faster than before
  n=$((n + 1))
done
run "$scratch/table.csv" "$scratch/whole"
export_of "$scratch/whole" again
same whole again "killed $n times"
echo "killed $n times in one run over everything: the same result"
rm -rf "$scratch/whole"

# Each time anew, over what does not take long.
took "audit of the $(($(wc -l <"$scratch/short.csv") - 1)) that do not take long" run "$scratch/short.csv" "$scratch/short"
short_ms=$elapsed
export_of "$scratch/short" short
n=0 tries=0
while [ $n -lt "$KILLS" ]; do
  tries=$((tries + 1))
  [ $tries -le $((KILLS * 3)) ] || fail "only $n of $tries runs could be killed before their end"
  rm -rf "$scratch/short"
  draw "$short_ms"
  moment=$number
  killed "$scratch/short.csv" "$scratch/short" "$moment" || continue
  n=$((n + 1))
  there=$(find "$scratch/short" -name status.json | wc -l)
  run "$scratch/short.csv" "$scratch/short"
  export_of "$scratch/short" resumed
  same short resumed "killed after $moment ms"
  echo "killed after $moment ms, with $there done, and resumed: the same result"
done
