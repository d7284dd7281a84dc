#!/bin/sh
# portfolio.sh PROGRAM [REPOSITORIES] [FINDINGS]: results as of so many repositories (default 1,000) with so many findings each (default 100), merged, and the
# portfolio opened in a browser as tests/page/portfolio.mjs does it. Prints how long each step took and how large things are; needs what tests/tools holds
# and about 1 GB of disk.
set -eu
program=$(readlink -f "$1") repositories=${2:-1000} findings=${3:-100}
here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
took() { # WHAT COMMAND...
  what=$1 before=$(date +%s%N)
  shift
  "$@" >"$scratch/out"
  echo "$what: $((($(date +%s%N) - before) / 1000000)) ms"
}
took "results of $repositories repositories" node "$here/results.mjs" "$scratch/results" "$repositories" "$findings"
took "merge" "$program" audit merge --db "$scratch/audit.db" "$scratch/results"
took "merge again" "$program" audit merge --db "$scratch/audit.db" "$scratch/results"
took "page" "$program" audit report --db "$scratch/audit.db" -f html="$scratch/portfolio.html"
du -k "$scratch/audit.db" "$scratch/portfolio.html" | sed "s|$scratch/||; s/^/KiB /"
mkdir "$scratch/tests" && cp "$here"/../page/*.mjs "$scratch/tests/" && ln -s "$(readlink -f "$here/../tools/node_modules")" "$scratch/tests/node_modules"
node "$scratch/tests/portfolio.mjs" "$scratch/portfolio.html"
