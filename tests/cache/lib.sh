# What the tests of the cache share: a small program, and a comparison with a run that knows no cache.
set -eu
program=$(readlink -f "$1") shim=$2
tests=$(dirname "$(dirname "$(readlink -f "$0")")")
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
unset FAULTLINE_CACHE_DIR FAULTLINE_NO_CACHE CI
export FAULTLINE_DATA="$tests/cli/data" HOME="$scratch/home" LC_ALL=C.UTF-8 XDG_CACHE_HOME= SOURCE_DATE_EPOCH=1767225600
export GIT_CEILING_DIRECTORIES="$scratch"
cache=$scratch/cache root=$scratch/root
mkdir -p "$HOME" "$root/shop" "$root/empty"

fault() { printf 'import netlib\n\n\ndef f%s():\n    netlib.get("%s")\n' "$1" "$1"; }
for i in 1 2 3 4 5 6 7 8; do fault "$i" >"$root/shop/m$i.py"; done
printf 'def broken(:\n  (((\n' >"$root/shop/broken.py"
printf 'name: "caf\303\251"\nretries: 3\n' >"$root/shop/application.yml"
printf 'x = "\377\376"\n' >"$root/shop/foreign.py"
printf 'import netlib\n\nnetlib.get("a")  # faultline: ignore[deadline] until=2026-01-02 -- soon\n' >"$root/shop/until.py"
touch -d 2020-01-01 "$root"/shop/*

bin() { # PROGRAM, for the run; the exit code is in $code
  code=0
  "$@" || code=$?
}
failed=0
fail() { echo "FAILED: $*" >&2; failed=1; }

# same WHAT [OPTION...]: a run with the cache says the same as one without.
same() {
  what=$1
  shift
  bin "$program" check --no-cache "$@" "$root" >"$scratch/cold" 2>"$scratch/cold.err"
  cold=$code
  bin "$program" check --cache-dir "$cache" "$@" "$root" >"$scratch/warm" 2>"$scratch/warm.err"
  [ "$cold" = "$code" ] || fail "$what: exit $code instead of $cold"
  cmp -s "$scratch/cold" "$scratch/warm" || { diff "$scratch/cold" "$scratch/warm" >&2 || :; fail "$what: another output"; }
}
# known WHAT PATTERN: how much the last run of this kind knew.
known() {
  what=$1 pattern=$2
  bin "$program" check -v --cache-dir "$cache" "$root" >"$scratch/out" 2>"$scratch/err"
  grep -q "$pattern" "$scratch/err" || { cat "$scratch/err" >&2; fail "$what: '$pattern' was expected"; }
}
done_with() { [ "$failed" = 0 ] || exit 1; }
