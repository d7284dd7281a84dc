# Whatever happens to the cache, the result is right.
. "$(dirname "$0")/lib.sh"
same "cold"
known "unchanged" "nothing has changed"
rm -rf "$scratch/good"
cp -r "$cache" "$scratch/good"
again() { chmod -R u+w "$cache" 2>/dev/null || :; rm -rf "$cache"; cp -r "$scratch/good" "$cache"; }
files() { (cd "$cache" && find . -type f ! -name root ! -name CACHEDIR.TAG); }
# The report must not hide what happened to the facts.
without_report() { rm -f "$cache"/*/reports; }

flip() { # FILE OFFSET
  printf '%b' "\\$(printf %03o $((0377 ^ $(od -An -tu1 -j "$2" -N1 "$1"))))" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
fresh() { # FILE: the good cache; another file than the reports is only read without them
  again
  case $1 in *reports) ;; *) without_report ;; esac
}
damage() { # FILE, of the cache of the folder that is checked
  again
  size=$(wc -c <"$cache/$1")
  for part in 0 9 1 2 3 5 7 8 6 4; do
    fresh "$1"
    flip "$cache/$1" $(((size - 1) * part / 9))
    same "$1: byte $part/9 flipped"
    fresh "$1"
    truncate -s $((size * part / 10)) "$cache/$1"
    same "$1: cut at $part/10"
  done
  fresh "$1"
  head -c 4096 /dev/urandom >"$cache/$1"
  same "$1: of noise"
  fresh "$1"
  rm "$cache/$1"
  mkdir "$cache/$1"
  same "$1: a folder"
}
for file in $(files); do damage "$file"; done

again
without_report
flip "$cache"/*/facts.pack 200
known "one damaged entry costs one file" "11 of 12 files known"
known "and is made anew" "nothing has changed"

# Another build of the same version believes nothing of it.
again
cp "$program" "$scratch/other"
echo >>"$scratch/other"
"$scratch/other" check -v --cache-dir "$cache" "$root" >"$scratch/out" 2>"$scratch/err" || :
grep -q "0 of 12 files known" "$scratch/err" || fail "the pack of another build was used"
same "after another build"

again
"$program" cache clean --cache-dir "$cache" 2>/dev/null
[ "$(files | wc -l)" = 0 ] || fail "clean left files"
same "cleaned"
mkdir -p "$cache/mine"
echo precious >"$cache/mine/file"
cp "$cache/mine/file" "$(echo "$cache"/root-*)/mine"
"$program" cache clean --cache-dir "$cache" 2>/dev/null
[ -e "$cache/mine/file" ] && [ -e "$cache"/root-*/mine ] || fail "clean removed what is not ours"

# Stamps are of files that have been at rest for a while, as those of this checkout.
root=$tests/cli/tree
rm -rf "$cache"
same "files at rest"
[ -e "$cache"/tree-*/stamps ] || fail "files at rest have no stamps"
rm -rf "$scratch/good"
cp -r "$cache" "$scratch/good"
for file in $(files); do damage "$file"; done
done_with
