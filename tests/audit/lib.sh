# What the tests of audits share. $1 is the program; everything happens in $scratch.
set -eu
program=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'chmod -R u+rwX "$scratch" 2>/dev/null; rm -rf "$scratch" || :' EXIT
export HOME="$scratch" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com \
  GIT_AUTHOR_DATE='2026-01-01T00:00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00:00Z' CI=1 LC_ALL=C
unset FAULTLINE_DATA
cd "$scratch"

fail() { echo "audit: $*" >&2; exit 1; }
# exits CODE COMMAND...: with what it prints in `out`.
exits() {
  wanted=$1 code=0
  shift
  "$@" >out 2>&1 || code=$?
  [ "$code" = "$wanted" ] || { cat out >&2; fail "exit $code instead of $wanted: $*"; }
}
says() { grep -q -- "$1" out || { cat out >&2; fail "does not say '$1'"; }; }

# service NAME: a repository with one fault.
service() {
  mkdir -p "$1"
  git -C "$1" init -q -b main
  printf 'import requests\n\n\ndef get_%s(url):\n    return requests.get(url)\n' "$(basename "$1" | tr -c 'a-z0-9\n' _)" >"$1/client.py"
  git -C "$1" add -A
  git -C "$1" commit -q -m one
}
# field KEY NAME [RESULTS]: of the status of a repository.
field() {
  for status in "${3:-faultline-audit}"/*/*/status.json; do
    grep -q "\"key\": \"$1\"" "$status" && sed -n "s/^  \"$2\": \"\{0,1\}\([^\",]*\)\"\{0,1\},*$/\1/p" "$status"
  done
  return 0
}
# What does not depend on when and how often it was run.
results() {
  for status in "$1"/*/*/status.json; do
    sed '/_ms"\|peak_bytes\|"finished"/d' "$status"
    folder=$(dirname "$status")
    if [ -f "$folder/findings.json" ]; then cat "$folder/findings.json"; fi
  done
}
