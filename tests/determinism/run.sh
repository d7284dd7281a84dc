# run.sh PROGRAM SHUFFLE FIXTURES: the same bytes in every format, whatever the number of threads, the order in which the system lists folders, the
# language, the time zone, the name of the folder and what was there before.
set -eu
program=$(readlink -f "$1") shuffle=$(readlink -f "$2") fixtures=$(readlink -f "$3")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset FAULTLINE_CACHE_DIR FAULTLINE_NO_CACHE CI TZ LANG LANGUAGE COLUMNS
export HOME="$scratch/home" XDG_CACHE_HOME= LC_ALL=C GIT_CEILING_DIRECTORIES="$scratch" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
mkdir -p "$HOME" "$scratch/one"
for story in "$fixtures"/*/repo; do cp -R "$story" "$scratch/one/$(basename "$(dirname "$story")")"; done
printf 'a: "\303\244\377"\n' >"$scratch/one/$(printf 'I\303\244i').yml"

formats="text concise json sarif github gitlab azure junit checkstyle sonar rdjson markdown"
# outputs FOLDER PREFIX...: everything that can be said of the tree where we stand, by a program behind a prefix
outputs() {
  out=$1
  shift
  mkdir "$out"
  options=
  for format in $formats; do options="$options -f $format=$out/check.$format"; done
  # shellcheck disable=SC2086  # words
  "$@" "$program" check --no-cache --all --confidence low $jobs $options . 2>"$out/check.err" || [ $? = 1 ]
  "$@" "$program" brief --no-cache --all $jobs -f markdown="$out/brief.md" -f html="$out/brief.html" -f json="$out/brief.json" . 2>"$out/brief.err"
  for what in --services --inventory --stats; do
    [ $what = --stats ] && kinds="text" || kinds="text json"
    for kind in $kinds; do "$@" "$program" graph --no-cache $what $jobs -f $kind . >"$out/graph$what.$kind" 2>&1; done
  done
  for kind in text json dot mermaid graphml; do "$@" "$program" graph --no-cache $jobs -f $kind . >"$out/graph.$kind" 2>&1; done
  for what in --ndjson --graph ""; do "$@" "$program" facts $what $jobs . >"$out/facts$what" 2>&1; done
  "$@" "$program" gaps --top $jobs . >"$out/gaps" 2>&1
  "$@" "$program" check --no-cache --exit-zero --select deadline $jobs -f json="$out/some.json" . 2>"$out/some.err"
  for kind in text json markdown; do "$@" "$program" diff -f $kind "$out/some.json" "$out/check.json" >"$out/diff.$kind" 2>&1 || [ $? = 1 ]; done
  audit "$@"
}

# Each story as a repository of its own: what an audit keeps of it, and every report. What it took is left out.
audit() {
  rm -rf "$scratch/audit" "$scratch/audit.db" "$scratch/table.csv"
  { echo key,path,owner; for story in */; do echo "${story%/},$PWD/$story,team-${story%/}"; done; } >"$scratch/table.csv"
  "$@" "$program" audit run --manifest "$scratch/table.csv" --out "$scratch/audit" --exit-zero $jobs >/dev/null 2>&1
  "$@" "$program" audit merge --db "$scratch/audit.db" "$scratch/audit" >"$out/audit.merge" 2>&1
  for kind in markdown html csv repositories; do
    "$@" "$program" audit report --db "$scratch/audit.db" -f $kind 2>&1 | sed "s|$PWD/||g" >"$out/audit.$kind"
  done
  (cd "$scratch/audit" && find . -name card.json -o -name findings.json | LC_ALL=C sort | xargs cat) >"$out/audit.kept"
}

failed=0
same() { # WHAT FOLDER PREFIX...
  what=$1 there=$2
  shift 2
  rm -rf "$scratch/got"
  (cd "$there" && outputs "$scratch/got" "$@") || { echo "FAILED: $what: a run failed" >&2; failed=1; return; }
  diff -r "$scratch/first" "$scratch/got" >"$scratch/difference" || { head -c 2000 "$scratch/difference"; echo "FAILED: $what: other bytes" >&2; failed=1; }
}

jobs="-j 1"
(cd "$scratch/one" && outputs "$scratch/first" env)
[ "$(wc -l <"$scratch/first/check.concise")" -gt 10 ] && grep -q team-broken "$scratch/first/audit.repositories" && grep -q rule "$scratch/first/audit.kept" && grep -q ^new "$scratch/first/diff.text" || { echo "FAILED: nothing to compare" >&2; exit 1; }
jobs="-j 8"
same "8 threads" "$scratch/one" env
for order in 1 2 3; do same "shuffled folders, $order" "$scratch/one" env LD_PRELOAD="$shuffle" SHUFFLE=$order; done
listed() { (cd "$scratch/one" && env LD_PRELOAD="$shuffle" SHUFFLE="$1" ls -U -R .); }
[ "$(listed 1)" != "$(listed 2)" ] || { echo "FAILED: nothing is shuffled" >&2; failed=1; }

# The same files, made in another order, under another name and with other times.
mkdir "$scratch/another one"
(cd "$scratch/one" && find . -depth -type f | LC_ALL=C sort -r) | while read -r file; do
  mkdir -p "$scratch/another one/$(dirname "$file")"
  cp "$scratch/one/$file" "$scratch/another one/$file"
done
same "made in another order" "$scratch/another one" env

for zone in Pacific/Kiritimati Pacific/Pago_Pago; do same "$zone" "$scratch/one" env TZ=$zone; done
for language in tr_TR de_DE; do
  mkdir -p "$scratch/locales"
  if localedef -i $language -f UTF-8 "$scratch/locales/$language.UTF-8" 2>"$scratch/why"; then
    same "$language" "$scratch/one" env LOCPATH="$scratch/locales" LC_ALL=$language.UTF-8 LANG=$language.UTF-8
  else
    echo "not looked at: $language ($(cat "$scratch/why"))"
  fi
done
exit $failed
