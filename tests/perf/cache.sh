#!/bin/sh
# cache.sh PROGRAM [REPOSITORY] [ROUNDS]: what the cache is worth on a repository (a git work tree, which is not changed; default: one that is
# made here, of 5,000 files). Prints the best of so many rounds (default 5), and the ratios to a run without a cache. Ratios of one moment of one
# machine: compare them, not the seconds.
set -eu
program=$(readlink -f "$1") repository=${2:-} rounds=${3:-5}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
root=$scratch/root

make_repository() { # shops of one file of each sort
  mkdir -p "$root"
  for i in $(seq 1 2500); do
    folder=$root/shop$((i / 25))
    [ -d "$folder" ] || mkdir "$folder"
    printf 'import requests\nfrom shop%d.other%d import g\n\n\ndef f%d(url, n):\n    for i in range(n):\n        try:\n            return requests.get(url + "/%d", timeout=3)\n        except requests.Timeout as e:\n            g(e, i)\n' \
      $((i * 7 % 100)) $((i * 7)) "$i" "$i" >"$folder/client$i.py"
    printf 'import logging\n\n\ndef g(e, n=%d):\n    if n > 3:\n        raise e\n    logging.info("again %%s", n)\n' "$i" >"$folder/other$i.py"
  done
  git -C "$root" init -q
}
if [ -n "$repository" ]; then git clone -q "$repository" "$root"; else make_repository; fi

now() { date +%s%N; }
# best WHAT COMMAND...: runs it so often, prepared by `before`, and prints the shortest time in ms.
best() {
  shortest=
  for round in $(seq 1 "$rounds"); do
    "$1" "$round" >/dev/null
    start=$(now)
    "$program" check --cache-dir "$scratch/cache" -f json "$root" >"$scratch/out" 2>/dev/null || [ $? = 1 ]
    took=$((($(now) - start) / 1000000))
    [ -n "$shortest" ] && [ "$shortest" -le "$took" ] || shortest=$took
  done
  echo "$shortest"
}
no_cache() { rm -rf "$scratch/cache"; }
nothing() { :; }
change_ten() { # a statement more in ten files, spread over the repository
  git -C "$root" ls-files -co --exclude-standard '*.py' '*.java' '*.go' '*.ts' '*.js' '*.kt' '*.rb' '*.php' '*.cs' '*.rs' '*.scala' >"$scratch/files"
  every=$(($(wc -l <"$scratch/files") / 10))
  [ "$every" -gt 0 ] || every=1
  awk -v every="$every" 'NR % every == 0 && n++ < 10' "$scratch/files" |
    while read -r file; do sed -i "s/return /return  /;1s/^/\\n/" "$root/$file"; done
}

"$program" check --no-cache "$root" >/dev/null 2>&1 || : # the files are in memory
cold=$(best no_cache)
sleep 3 # until the stamps of the files are settled, so that files are not read
best nothing >/dev/null
warm=$(best nothing)
ten=$(best change_ten)
files=$(git -C "$root" ls-files -co --exclude-standard | wc -l)
ratio() { awk -v a="$1" -v b="$cold" 'BEGIN { printf "%.3f", a / (b ? b : 1) }'; }
echo "$files files, best of $rounds"
echo "cold       $cold ms"
echo "unchanged  $warm ms  $(ratio "$warm") of cold"
echo "ten files  $ten ms  $(ratio "$ten") of cold"
