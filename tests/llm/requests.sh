#!/bin/sh
# requests.sh BODIES TOOLS: what was sent has the form that the documentation of both dialects asks for.
set -eu
here=$(dirname "$(readlink -f "$0")")
for kind in chat messages; do
  set -- "$1" "$2"
  find "$1" -name "$kind-*.json" | sort | xargs node "$2/check-json.mjs" "$here/$kind.schema.json" >"$1/$kind.log" || { code=$?; grep -v ': valid$' "$1/$kind.log" || :; [ "$code" != 77 ] && [ "$code" != 123 ] || exit 77; exit "$code"; }
done
