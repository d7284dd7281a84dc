#!/bin/sh
# run.sh PROGRAM CASE: one test of the command line.
#
# A case is a folder: `cmd` is run by sh in a copy of tree/ (or of the case's own tree/), with `faultline` in the path and the data of
# data/; stdout, stderr and the exit code must be those in the files `stdout`, `stderr`, `exit` (missing: empty, 0). The folder
# where it ran is written <here>, the home <home>, the data <data>. UPDATE=1 writes the files instead; then read the difference.
set -eu
program=$(readlink -f "$1") case=$(readlink -f "$2")
tests=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
tree=$tests/tree
[ ! -d "$case/tree" ] || tree=$case/tree
mkdir "$scratch/bin" "$scratch/got"
cp -R "$tree" "$scratch/here"
ln -s "$program" "$scratch/bin/faultline"

code=0
(
  cd "$scratch/here"
  env -i PATH="$scratch/bin:$PATH" HOME="$scratch" LC_ALL=C.UTF-8 TERM=dumb COLUMNS=80 FAULTLINE_DATA="$tests/data" \
    ASAN_OPTIONS="${ASAN_OPTIONS:-}" TESTS="$tests" GIT_CEILING_DIRECTORIES="$scratch" \
    sh "$case/cmd" >"$scratch/got/stdout" 2>"$scratch/got/stderr"
) || code=$?
[ "$code" = 0 ] || echo "$code" >"$scratch/got/exit"

failed=0
for name in stdout stderr exit; do
  [ -e "$scratch/got/$name" ] || : >"$scratch/got/$name"
  sed -i -e "s|$scratch/here|<here>|g; s|$tests/data|<data>|g; s|$scratch|<home>|g" "$scratch/got/$name"
  if [ -n "${UPDATE:-}" ]; then
    rm -f "$case/$name"
    [ ! -s "$scratch/got/$name" ] || cp "$scratch/got/$name" "$case/$name"
    continue
  fi
  expected=$case/$name
  [ -e "$expected" ] || expected=/dev/null
  diff -u --label "expected $name" --label "got $name" "$expected" "$scratch/got/$name" || failed=1
done
exit $failed
