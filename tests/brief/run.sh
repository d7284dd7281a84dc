#!/bin/sh
# run.sh PROGRAM CASE: sections of a brief of the system in CASE/tree, compared with CASE/expected.md. Those that come from the graph, or what CASE/sections
# names.
# With UPDATE=1 the file is written instead; then read the difference.
#
# Ids of citations depend on the other sections too: each stands here as the place that it leads to. How many rules there are says nothing of a case.
set -eu
program=$(readlink -f "$1") case=$(readlink -f "$2")
got=$(mktemp)
sections='Requirements as found|Architecture as found|Deadlines and retries by request path|Capacity and growth'
[ ! -e "$case/sections" ] || sections=$(cat "$case/sections")
trap 'rm -f "$got"' EXIT
"$program" brief --no-cache --isolated "$case/tree" | awk -v sections="$sections" '
  { line[++n] = $0 }
  /^\| <a id="/ {
    split($0, cell, " \\| ")
    id = cell[1]; sub(/.*<\/a>/, "", id)
    at = cell[4]; sub(/ \|$/, "", at); gsub(/`/, "", at)
    place[id] = at == "" ? cell[2] " " cell[3] : at
  }
  END {
    for (i = 1; i <= n; i++) {
      if (line[i] ~ /^## /) shown = line[i] ~ ("^## [0-9]+[.] (" sections ")$")
      if (!shown) continue
      text = line[i]
      sub(/^## [0-9]+\. /, "## ", text)
      while (match(text, /\[[A-Z][0-9]+\]\(#[a-z0-9]+\)/)) {
        link = substr(text, RSTART, RLENGTH)
        id = link; sub(/^\[/, "", id); sub(/\].*/, "", id)
        text = substr(text, 1, RSTART - 1) "<" place[id] ">" substr(text, RSTART + RLENGTH)
      }
      sub(/and [0-9]+ rules asked/, "and all rules asked", text)
      print text
    }
  }' >"$got"
if [ -n "${UPDATE:-}" ]; then
  cp "$got" "$case/expected.md"
  exit 0
fi
diff -u --label expected --label got "$case/expected.md" "$got"
