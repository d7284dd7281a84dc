#!/bin/sh
# selftest.sh PROGRAM: try.sh notices what is wrong with a page.
set -eu
program=$1 here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
page=$scratch/page.md
must() { # pass|fail WHAT
  result=pass
  sh "$here/try.sh" "$program" "$page" >"$scratch/out" 2>&1 || result=fail
  [ "$result" = "$1" ] || { echo "$2: $1 was expected" && cat "$scratch/out" && exit 1; }
}
write() { printf '%s\n' "$@" >"$page"; }

write '<!-- file: a/b -->' '```' one two '```' '<!-- run -->' '```' '$ cat a/b' one two '$ echo x' x '```'
must pass 'files and commands'
write '<!-- run -->' '```' '$ printf "1\n2\n3\n4\n"' ... 2 ... 4 '```'
must pass 'left out lines'
write '<!-- run -->' '```' '$ printf "1\n2\n3\n4\n"' 1 ... 3 '```'
must fail 'a missing last line'
write '<!-- run -->' '```' '$ echo one' two '```'
must fail 'another text'
write '<!-- run -->' '```' '$ echo one' two '$ echo one' one '```'
must fail 'a mistake before a command that is right'
write '<!-- run -->' '```' '$ faultline version' 'no such version' '```'
must fail 'the program runs'
write 'no block at all'
must fail 'nothing to try'
write '<!-- run -->' 'no fence'
must fail 'a mark without a block'
