# threads.sh PROGRAM FIXTURES: the small systems with eight threads, for a program that was built with FAULTLINE_SANITIZE=thread: no two touch the same
# memory unasked. Without a cache, with a new one, and with one that is warm. And a system of some hundred thousand calls: below that all files are
# linked in one part, by one thread.
set -eu
program=$1 fixtures=$2
grep -q __tsan_init "$program" || { echo "skipped: the program was not built with FAULTLINE_SANITIZE=thread"; exit 77; }
cache=$(mktemp -d)
trap 'rm -rf "$cache"' EXIT
export TSAN_OPTIONS="exitcode=66"
failed=0
run() { # TREE COMMAND...
  tree=$1 code=0
  shift
  "$program" "$@" -j 8 "$tree" >/dev/null || code=$?
  case $code in 0 | 1 | 3) ;; *) echo "FAILED: $* $tree: exit $code" >&2; failed=1 ;; esac
}
for story in "$fixtures"/*/repo; do
  run "$story" check --all --confidence low --no-cache
  run "$story" check --all --cache-dir "$cache"
  run "$story" check --cache-dir "$cache"
  run "$story" brief --no-cache
  run "$story" graph --inventory --no-cache
done

large=$cache/large
mkdir "$large"
for i in $(seq 1 200); do
  awk -v next_one=$((i % 200 + 1)) -v own="$i" 'BEGIN {
    printf "import time\n\nfrom m%d import last_%d\n\n\ndef last_%d(c):\n    c.url = \"last\"\n", next_one, next_one, own
    for (f = 0; f < 100; f++)
      printf "\n\ndef f%d(c):\n    end = time.time() + 3\n    c.url = str(%d)\n    print(c.url, len(c.url))\n    last_%d(c)\n    return time.time() < end\n", f, f, next_one
  }' >"$large/m$i.py"
done
run "$large" check --no-cache
exit $failed
