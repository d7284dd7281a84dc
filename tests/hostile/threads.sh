# threads.sh PROGRAM FIXTURES: the small systems with eight threads, for a program that was built with FAULTLINE_SANITIZE=thread: no two touch the same
# memory unasked. Without a cache, with a new one, and with one that is warm.
set -eu
program=$1 fixtures=$2
grep -q __tsan_init "$program" || { echo "skipped: the program was not built with FAULTLINE_SANITIZE=thread"; exit 77; }
cache=$(mktemp -d)
trap 'rm -rf "$cache"' EXIT
export TSAN_OPTIONS="exitcode=66"
failed=0
for story in "$fixtures"/*/repo; do
  for what in "check --all --confidence low --no-cache" "check --all --cache-dir $cache" "check --cache-dir $cache" "brief --no-cache" "graph --inventory --no-cache"; do
    code=0
    # shellcheck disable=SC2086  # words
    "$program" $what -j 8 "$story" >/dev/null || code=$?
    case $code in 0 | 1 | 3) ;; *) echo "FAILED: $what $story: exit $code" >&2; failed=1 ;; esac
  done
done
exit $failed
