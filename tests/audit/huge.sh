# Repositories that are too much of something: each is analysed, or costs only itself and says why.
. "$(dirname "$0")/lib.sh"
# import NAME: a bare repository out of what fast-import is told, on the branch main.
import() {
  git init -q --bare -b main "$1"
  git -C "$1" -c core.compression=0 -c pack.compression=0 fast-import --quiet
}
head_of() { printf 'commit refs/heads/main\ncommitter a <a@example.com> 1767225600 +0000\ndata 3\none\n'; }
client='import requests\n\n\ndef get(url):\n    return requests.get(url)\n'
put_client() { printf 'M 100644 inline %s\ndata %s\n%b\n' "$1" "$(printf '%b' "$client" | wc -c)" "$client"; }

# A pack of many megabytes that cannot be pressed: in files that nobody reads, in one whose name says it is code, and in history.
random() { # BYTES
  printf 'data %s\n' "$1"
  head -c "$1" /dev/urandom
  echo
}
{
  head_of
  for n in 1 2 3 4 5 6 7 8 9 10; do printf 'M 100644 inline data/%s.bin\n' $n; random 4000000; done
  printf 'M 100644 inline large.py\n'; random 30000000
  put_client client.py
} | import pack
# Many objects, each of them nearly nothing.
{
  head_of
  awk 'BEGIN { for (i = 0; i < 20000; i++) { text = "x = " i; printf "M 100644 inline d%d/e%d/f%d.py\ndata %d\n%s\n", i % 37, i % 101, i, length(text), text } }'
  put_client client.py
} | import many
# A path that no file system would take, and one that git itself calls too deep.
deep() { awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "d%d/", i % 10 }'; }
{ head_of; put_client "$(deep 1500)client.py"; } | import deep
{ head_of; put_client "$(deep 6000)client.py"; } | import deeper
# Ten trees of ten trees of ten trees: few objects, and a hundred million names.
service bomb
tree=$(git -C bomb rev-parse 'HEAD^{tree}')
for level in 1 2 3 4 5 6 7 8; do
  tree=$(for n in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\tfolder-%s-%s\n' "$tree" $level $n; done | git -C bomb mktree)
done
git -C bomb update-ref refs/heads/main "$(git -C bomb commit-tree -m bomb "$tree")"
# A file of one line without an end, and one of nothing but brackets.
service lines
head -c 900000 /dev/zero | tr '\0' '(' >lines/brackets.py
head -c 900000 /dev/zero | tr '\0' 'x' >lines/one.py
git -C lines add -A && git -C lines commit -q -m two
service last

printf 'key,path\nbomb,bomb\nlast,last\n' >bombs.csv
exits 3 "$program" audit run --manifest bombs.csv --repo-memory 80M --repo-timeout 8s
case $(field bomb ending) in out_of_memory | out_of_time | no_source) ;; *) fail "bomb: $(field bomb ending)" ;; esac
printf 'key,path\n' >table.csv
for name in pack many deep deeper lines last; do echo "$name,$name" >>table.csv; done
exits 0 "$program" audit run --manifest table.csv
for name in pack many deep deeper lines last; do [ "$(field $name ending)/$(field $name errors)" = analysed/1 ] || fail "$name: $(field $name ending), $(field $name errors) errors"; done
[ "$(field many files)" = 20001 ] || fail "many: $(field many files) files"
[ "$(($(field pack peak_bytes) >> 20))" -lt 200 ] || fail "pack: $(field pack peak_bytes) bytes of memory" # less than the pack
