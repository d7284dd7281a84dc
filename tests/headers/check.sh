#!/bin/sh
# check.sh COMPILER FOLDER: compiles every header below FOLDER alone, then twice in one file.
set -eu
compiler=$1
cd "$2"
flags='-std=c17 -pedantic -Wall -Wextra -Wstrict-prototypes -Wundef -Werror -D_POSIX_C_SOURCE=200809L'
failed=0

compiles() { # HEADER...
  # shellcheck disable=SC2086  # a list of options
  printf '#include "%s"\n' "$@" | $compiler $flags -fsyntax-only -I . -x c - || return 1
}

headers=$(find . -name '*.h' | sed 's|^\./||' | sort -r)
[ -n "$headers" ] || { echo "no headers below $2"; exit 2; }
for header in $headers; do
  # Alone first: its error is the more telling one.
  if ! compiles "$header"; then
    echo "$header does not compile alone"
    failed=1
  elif ! compiles "$header" "$header"; then
    echo "$header does not compile twice"
    failed=1
  fi
done
exit $failed
