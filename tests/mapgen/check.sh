#!/bin/sh
# check.sh MAPGEN: broken.map against the Go grammar has to give exactly expected.txt, and no output file;
# includes.map has to give a table.
set -eu
cd "$(dirname "$0")"
abi=$(sed -n 's/^  abi: //p' ../../grammars/go/language.yaml)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if "$1" go "$abi" 0 broken.map "$scratch" 2>"$scratch/errors"; then echo "broken.map was accepted"; exit 1; fi
diff -u expected.txt "$scratch/errors"
[ ! -e "$scratch/go_map.c" ] || { echo "a table was written in spite of errors"; exit 1; }

"$1" go "$abi" 0 includes.map "$scratch"
# Without numbers: symbols and digests are the grammar's business.
sed -n '/ rows\[/,/^}/s/.*= {\(FL_ROLE_[a-z]*\), \([0-9]*\),.*\/\/ /\2 \1 /p' "$scratch/go_map.c" |
  sort | diff -u includes.txt -
grep -q included.map "$scratch/go_map.d" || { echo "the include is not among the dependencies"; exit 1; }
