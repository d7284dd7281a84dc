#!/bin/sh
# names.sh ROOT: what pages point at is there: links, paths in backticks, and every file name in the map of docs/architecture.md.
set -eu
cd "$1"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
complain() { echo "$*" >&2 && failed=1; }
pages=$(find README.md docs -name '*.md' | sort)

for page in $pages; do
  folder=$(dirname "$page")
  for link in $(grep -o '](\([^)#]*\)[)#]' "$page" | sed 's/^](//; s/[)#]$//' | grep -v '^https\{0,1\}:' | sort -u); do
    [ -e "$folder/$link" ] || complain "$page: links to $link, which is not there"
  done
  # Paths from the top; <...>, * and files that the page itself brings are not for us.
  own=$(sed -n 's/^<!-- file: \(.*\) -->$/\1/p' "$page")
  for path in $(grep -o '`[^` ]*`' "$page" | tr -d '\140' | grep -E '^(analyzer|grammars|rules|tests|docs)/' | grep -v '[<*{]' | sort -u); do
    [ -e "$path" ] || printf '%s\n' "$own" | grep -qxF "$path" || complain "$page: names $path, which is not there"
  done

  # <!-- from: FILE --> quotes lines of FILE.
  awk '/^<!-- from: .* -->$/ { file = $3; next } /^```/ { if (!inside) inside = 1; else { inside = 0; file = "" } next }
       inside && file != "" && NF { print file; print }' "$page" |
    while read -r file && IFS= read -r line; do
      grep -qxF -e "$line" "$file" || echo "$page: not in $file: $line"
    done >"$scratch/quotes"
  [ ! -s "$scratch/quotes" ] || complain "$(cat "$scratch/quotes")"
done

# "**walk**: ..." opens a floor; "- `tree walk`: ..." names files of it without their endings.
map=docs/architecture.md
sed -n 's/^\*\*\([a-z]*\)\*\*.*/floor \1/p; s/^- `\([a-z_ ]*\)`:.*/files \1/p' "$map" >"$scratch/map"
floor=
while read -r what names; do
  if [ "$what" = floor ]; then floor=$names; continue; fi
  for name in $names; do
    [ -z "$floor" ] || [ -e "analyzer/$floor/$name.c" ] || [ -e "analyzer/$floor/$name.h" ] || complain "$map: no file $name in $floor"
  done
done <"$scratch/map"
for folder in analyzer/*/; do
  floor=$(basename "$folder")
  [ "$floor" = include ] || grep -q "^\*\*$floor\*\*" "$map" || complain "$map: nothing about $folder"
done
exit $failed
