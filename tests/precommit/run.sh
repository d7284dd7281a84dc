# run.sh PROGRAM HOOKS: what pre-commit does with our hooks, from trying them to a commit that is stopped.
set -eu
program=$(readlink -f "$1") hooks=$(readlink -f "$2")
tests=$(dirname "$(dirname "$(readlink -f "$0")")")
command -v pre-commit >/dev/null || { echo "pre-commit is not installed: apt-get install pre-commit" && exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/home"
ln -s "$program" "$scratch/bin/faultline"
export PATH="$scratch/bin:$PATH" HOME="$scratch/home" PRE_COMMIT_HOME="$scratch/home/pre-commit" FAULTLINE_DATA="$tests/cli/data" LC_ALL=C.UTF-8
export GIT_CONFIG_GLOBAL="$scratch/gitconfig" GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES="$scratch" PRE_COMMIT_COLOR=never
unset CI GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
printf '[user]\nname = t\nemail = t@example.org\n[init]\ndefaultBranch = main\n' >"$GIT_CONFIG_GLOBAL"
failed=0
fail() { cat "$scratch/out" >&2; echo "FAILED: $*" >&2; failed=1; }
# expect CODE WHAT COMMAND...: the exit code; the output is in out.
expect() {
  wanted=$1 what=$2 got=0
  shift 2
  "$@" >"$scratch/out" 2>&1 || got=$?
  [ "$got" = "$wanted" ] || fail "$what: exit $got instead of $wanted"
}
says() { grep -qF -- "$1" "$scratch/out" || fail "'$1' was expected"; }
silent() { ! grep -qF -- "$1" "$scratch/out" || fail "'$1' was not expected"; }

expect 0 "the manifest is valid" pre-commit validate-manifest "$hooks"

git init -q "$scratch/hooks"
cp "$hooks" "$scratch/hooks/"
git -C "$scratch/hooks" add . && git -C "$scratch/hooks" commit -qm hooks

git init -q "$scratch/work" && cd "$scratch/work"
printf 'import netlib\n\n\ndef old():\n    netlib.get("old")\n\n\ndef load():\n    return netlib.get("a", timeout=5)\n' >load.py
git add . && git commit -qm one

expect 0 "nothing staged" pre-commit try-repo "$scratch/hooks" faultline
sed -i 's/, timeout=5//' load.py && git add load.py
expect 1 "a fault" pre-commit try-repo "$scratch/hooks" faultline
says "netlib.get can wait for ever"
says "load.py:9"
says "Found 1 error"
silent "load.py:5"
expect 1 "everything" pre-commit try-repo "$scratch/hooks" faultline-full
says "load.py:5"
sed -i 's/"a"/"a", timeout=5/' load.py && git add load.py
expect 0 "mended" pre-commit try-repo "$scratch/hooks" faultline

cat >.pre-commit-config.yaml <<EOF
repos:
  - repo: $scratch/hooks
    rev: $(git -C "$scratch/hooks" rev-parse HEAD)
    hooks:
      - id: faultline
EOF
git add . && git commit -qm config
expect 0 "install" pre-commit install
printf '\n\ndef more():\n    return netlib.get("more")\n' >>load.py
expect 1 "a commit with a fault" git commit -aqm fault
says "faultline................................................................Failed"
says "load.py:13"
[ "$(git log --oneline | wc -l)" = 2 ] || fail "the commit was made"
sed -i 's/"more"/"more", timeout=1/' load.py
expect 0 "a commit without" git commit -aqm mended
printf '# nothing\n' >other.py && git add other.py
printf '\n\ndef unstaged():\n    return netlib.get("unstaged")\n' >>load.py
expect 0 "a fault that is not staged" git commit -qm other
expect 1 "a fault, of some files" git commit -qm some load.py
sed -i 's|netlib.get("unstaged")|netlib.get("unstaged")  # faultline: ignore[deadline] -- a test|' load.py
expect 0 "taken back with a reason" git commit -qm some load.py
exit $failed
