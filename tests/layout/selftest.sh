#!/bin/sh
# The layout checks against a small tree in which every promise is broken: they have to find exactly expected.txt.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
found=$(
  for check in includes printing rules-name-no-library models-name-no-rule code-names-no-library code-names-no-language; do
    echo "$check"
    ! sh "$here/check.sh" "$check" "$here/broken" || echo "passed, but must fail"
  done
)
printf '%s\n' "$found" | diff -u "$here/expected.txt" -
