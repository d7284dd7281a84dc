#!/bin/sh
# ci.sh PROGRAM SOURCE: what the action and the templates run, over a repository made here: an old fault, and a branch that adds one.
set -eu
program=$(readlink -f "$1") source=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { echo "packaging: $*" >&2; exit 1; }
mkdir "$scratch/bin" "$scratch/repo"
ln -s "$program" "$scratch/bin/faultline"
export PATH="$scratch/bin:$PATH" HOME="$scratch" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
cd "$scratch/repo"
git init -q -b main .
printf 'import requests\n\n\ndef old(url):\n    return requests.get(url)\n' >old.py
git add . && git commit -q -m old
git checkout -q -b change
printf 'import requests\n\n\ndef new(url):\n    return requests.post(url)\n' >new.py
git add . && git commit -q -m new

run() { # EXPECTED EXIT, VARIABLE=VALUE...
  expected=$1 code=0
  shift
  : >"$scratch/output"
  env SARIF="$scratch/out.sarif" GITHUB_OUTPUT="$scratch/output" "$@" sh "$source/packaging/ci/check.sh" >"$scratch/text" 2>"$scratch/err" || code=$?
  [ "$code" = "$expected" ] || fail "$*: exit $code instead of $expected: $(cat "$scratch/err")"
  grep -q "^sarif=$scratch/out.sarif$" "$scratch/output" || fail "$*: the findings' file is not passed on"
}
run 1 BASE=main
grep -q new.py "$scratch/text" || fail "the new fault is not told"
if grep -q old.py "$scratch/out.sarif"; then fail "an old fault is told of a pull request"; fi
run 1 SINCE=all BASE=main
grep -q old.py "$scratch/out.sarif" || fail "all is not all"
run 0 BASE=main ARGS="--fail-on never"
run 1 BASE=nowhere
grep -q "not in this clone" "$scratch/err" || fail "a base that was not fetched is not said"
run 1 BASE= PATHS="old.py new.py"

# The action names what is there.
for input in $(sed -n 's/.*inputs\.\([a-z]*\).*/\1/p' "$source/action.yml" | sort -u); do
  grep -q "^  $input:" "$source/action.yml" || fail "action.yml has no input $input"
done
for script in $(sed -n 's|.*\(packaging/ci/[a-z.]*\).*|\1|p' "$source/action.yml"); do
  [ -x "$source/$script" ] || fail "$script cannot be run"
done
