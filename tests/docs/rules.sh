#!/bin/sh
# rules.sh FAULTLINE COMMITTED TEMPORARY: are the committed pages of the rules those that the rules give now?
set -eu
rm -rf "$3"
"$1" rules pages "$3"
[ -s "$3/README.md" ] || { echo "no index was written"; exit 1; }
diff -r "$2" "$3" || { echo "run: build/faultline rules pages docs/rules (and remove pages of rules that are gone)"; exit 1; }
