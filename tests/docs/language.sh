#!/bin/sh
# language.sh MAPGEN PACKER DIR ROOT: the files of docs/add-a-language.md, in DIR, without the grammar that they are about.
set -eu
mapgen=$1 packer=$2 dir=$3 root=$4
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { echo "add-a-language.md: $*" >&2 && exit 1; }

# Against another grammar the kinds and fields of this one are unknown, and that is all that may be wrong.
"$mapgen" go "$(sed -n 's/^  abi: //p' "$root/grammars/go/language.yaml")" 0 "$dir/grammars/lua/roles.map" "$scratch" 2>"$scratch/errors" || :
grep -q 'no node kind "chunk"' "$scratch/errors" || fail "mapgen did not read the table"
! grep -v ': no \(node kind\|field\) ' "$scratch/errors" || fail "words that facts/roles.h does not have"

hooks=$(sed -n "/^#/d; s/.*hook=\([a-z_]*\).*/\1/p" "$dir/grammars/lua/roles.map")
for hook in $hooks; do grep -q "^fl_id $hook(" "$dir/grammars/lua/hooks.c" || fail "no hook $hook"; done

"$packer" models --check "$dir/models" || fail "the model does not load"
