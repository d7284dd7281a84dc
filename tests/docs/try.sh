#!/bin/sh
# try.sh PROGRAM PAGE: does what a page says, as it says it.
# try.sh --files PAGE DIR: only writes the files of a page below DIR.
#
# Marked blocks (blocks.awk) are taken in order, in an empty folder: files are written, commands are run with PROGRAM as `faultline`
# (and the packer beside it as `faultline-pack`), and what they print, on either stream, must be what the page shows.
set -eu
here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/blocks" "$scratch/bin" "$scratch/here"

blocks() { awk -v out="$scratch/blocks" -f "$here/blocks.awk" "$1"; }

write_file() { # BLOCK PATH DIR
  mkdir -p "$(dirname "$3/$2")"
  sed 1d "$1" >"$3/$2"
}

run_commands() { # BLOCK
  rm -rf "$scratch/commands" && mkdir "$scratch/commands"
  sed 1d "$1" | awk -v out="$scratch/commands" '
    /^\$ / { path = sprintf("%s/%03d", out, ++n); print substr($0, 3) > path; printf "" > (path ".expected"); next }
    n { print > (path ".expected") }'
  for command in "$scratch/commands"/???; do
    (
      cd "$scratch/here"
      env -i PATH="$scratch/bin:$PATH" HOME="$scratch" LC_ALL=C.UTF-8 TERM=dumb COLUMNS=80 ASAN_OPTIONS="${ASAN_OPTIONS:-}" \
        ${FAULTLINE_DATA:+FAULTLINE_DATA="$FAULTLINE_DATA"} GIT_CEILING_DIRECTORIES="$scratch" sh "$command"
    ) >"$command.got" 2>&1 || :
    sed -i "s|$scratch/here/||g" "$command.got" # where it ran is nobody's business
    awk -f "$here/compare.awk" "$command.expected" "$command.got" && continue
    printf '%s: $ %s\n' "$page" "$(cat "$command")" >&2
    diff -u --label 'the page' --label 'what is printed' "$command.expected" "$command.got" >&2 || :
    failed=1
  done
}

if [ "$1" = --files ]; then
  blocks "$2"
  for block in "$scratch/blocks"/*; do
    path=$(sed -n '1s/^file: //p' "$block")
    [ -z "$path" ] || write_file "$block" "$path" "$3"
  done
  exit 0
fi

page=$2 failed=0
ln -s "$(readlink -f "$1")" "$scratch/bin/faultline"
packer=$(dirname "$(readlink -f "$1")")/faultline-pack
[ ! -x "$packer" ] || ln -s "$packer" "$scratch/bin/faultline-pack"
blocks "$page"
for block in "$scratch/blocks"/*; do
  path=$(sed -n '1s/^file: //p' "$block")
  if [ -n "$path" ]; then write_file "$block" "$path" "$scratch/here"; else run_commands "$block"; fi
done
exit "$failed"
