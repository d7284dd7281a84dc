# valgrind.sh PROGRAM FIXTURES: the small systems once under valgrind: no byte is read that nobody wrote, and no memory is lost.
set -eu
program=$1 fixtures=$2
command -v valgrind >/dev/null || { echo "skipped: there is no valgrind"; exit 77; }
failed=0
for story in "$fixtures"/*/repo; do
  for what in "check --all --confidence low" "brief" "graph --inventory"; do
    code=0
    # shellcheck disable=SC2086  # words
    valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
      "$program" $what --no-cache -j 2 --file-timeout 1m "$story" >/dev/null || code=$?
    case $code in 0 | 1 | 3) ;; *) echo "FAILED: $what $story: exit $code" >&2; failed=1 ;; esac
  done
done
exit $failed
