#!/bin/sh
# cache.sh PROGRAM [REPOSITORY] [ROUNDS]: what the cache is worth on a repository (a git work tree, which is not changed; default: one that is
# made here, of 5,000 files). Each round is a run without a cache, one over the unchanged tree, one after lines of ten files were laid out anew, and one after these got a
# statement more, so that all see the same machine. Prints the best of so many rounds (default 5), and the ratios to a run without a cache: of the time that went by, and of that of the processors,
# which other work beside changes less. Ratios of one moment of one machine: compare them, not the seconds.
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
# The processors' time of all children so far. (Not in a substitution: a shell of its own has no children yet.)
count_cpu() {
  times >"$scratch/times"
  cpu_ms=$(awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); all += t[1] * 60000 + t[2] * 1000 } printf "%d", all }' "$scratch/times")
}
# run WHAT: prepared by `WHAT`; the shortest times so far are kept in files of its name.
run() {
  "$1" >/dev/null
  count_cpu
  before=$cpu_ms start=$(now)
  "$program" check --cache-dir "$scratch/cache" -f json "$root" >"$scratch/out" 2>/dev/null || [ $? = 1 ]
  took=$((($(now) - start) / 1000000))
  count_cpu
  echo "$took $((cpu_ms - before))" >>"$scratch/of_$1"
}
no_cache() { rm -rf "$scratch/cache"; }
nothing() { :; }
list_ten() { # spread over the repository
  git -C "$root" ls-files -co --exclude-standard '*.py' '*.java' '*.go' '*.ts' '*.js' '*.kt' '*.rb' '*.php' '*.cs' '*.rs' '*.scala' >"$scratch/files"
  every=$(($(wc -l <"$scratch/files") / 10))
  [ "$every" -gt 0 ] || every=1
  awk -v every="$every" 'NR % every == 0 && n++ < 10' "$scratch/files"
}
change_ten() { # nothing is said otherwise
  list_ten | while read -r file; do sed -i "s/return /return  /;1s/^/\\n/" "$root/$file"; done
}
add_to_ten() { # the first line that returns something and is a whole statement, twice
  list_ten | while read -r file; do
    awk 'function count(text, what) { return gsub(what, "", text) }
      { print }
      !done && /^[ \t]*return / && count($0, "[(]") == count($0, "[)]") && count($0, "[{]") == count($0, "[}]") && !/[,({[+.&|=]$/ { print; done = 1 }' "$root/$file" >"$scratch/file"
    cat "$scratch/file" >"$root/$file"
  done
}

"$program" check --no-cache "$root" >/dev/null 2>&1 || : # the files are in memory
for round in $(seq 1 "$rounds"); do
  run no_cache
  sleep 3 # until the stamps of the files are settled, so that files are not read
  "$program" check --cache-dir "$scratch/cache" -f json "$root" >/dev/null 2>&1 || :
  run nothing
  run change_ten
  run add_to_ten
  git -C "$root" checkout -q . 2>/dev/null || :
done
files=$(git -C "$root" ls-files -co --exclude-standard | wc -l)
echo "$files files, best of $rounds"
tell() { # NAME WHAT: wall, its ratio, processor, its ratio
  awk -v name="$1" '
    FNR == 1 { which++ }
    { for (i = 1; i <= 2; i++) if (FNR == 1 || $i + 0 < best[which, i]) best[which, i] = $i + 0 }
    END { for (i = 1; i <= 2; i++) cold[i] = best[1, i] ? best[1, i] : 1
      printf "%-10s %6d ms  %.3f of cold; processors %6d ms  %.3f\n", name, best[2, 1], best[2, 1] / cold[1], best[2, 2], best[2, 2] / cold[2] }' "$scratch/of_no_cache" "$scratch/of_$2"
}
tell cold no_cache
tell unchanged nothing
tell "ten files" change_ten
tell "statements" add_to_ten
