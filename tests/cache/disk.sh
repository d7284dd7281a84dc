# Disks that are full, folders that cannot be written, processes that are killed or run at once.
. "$(dirname "$0")/lib.sh"
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
broken() { # DO FILE AT: one run with a failing disk
  bin env LD_PRELOAD="$shim" SHIM_DO="$1" SHIM_FILE="$2" SHIM_AT="$3" "$program" check --cache-dir "$cache" "$root" >"$scratch/out" 2>"$scratch/err"
}
right() { cmp -s "$scratch/out" "$scratch/cold" || fail "$1: another output"; }
bin "$program" check --no-cache "$root" >"$scratch/cold"
expected=$code

for file in facts.pack reports stamps; do
  if [ "$file" = stamps ]; then # of files that have been at rest for a while
    mine=$root root=$tests/cli/tree
    bin "$program" check --no-cache "$root" >"$scratch/cold"
    expected=$code
  fi
  for at in 0 1 100 400; do
    rm -rf "$cache"
    broken kill "/.$file" "$at"
    [ "$code" = 137 ] || fail "$file: the process was to be killed at $at, and ended with $code"
    ls -A "$cache"/*/.*.tmp >/dev/null 2>&1 || fail "$file: killed at $at, nothing was half written"
    same "$file: after a kill at $at"
    rm -rf "$cache"
    broken full "/.$file" "$at"
    [ "$code" = "$expected" ] || fail "$file: full at $at: exit $code"
    right "$file: full at $at"
    grep -q "No space left on device" "$scratch/err" || fail "$file: full at $at, and nobody said so"
    ! ls -A "$cache"/*/.*.tmp >/dev/null 2>&1 || fail "$file: full at $at, and a half file is left"
    same "$file: after a full disk at $at"
  done
done

root=$mine
bin "$program" check --no-cache "$root" >"$scratch/cold"

# The same with a limit of the system: as good as a small disk.
rm -rf "$cache"
{ (ulimit -f 2 && exec "$program" check --cache-dir "$cache" "$root") 2>&1 1>&3 | cat >"$scratch/err"; } 3>&1 | cat >"$scratch/out"
right "limit on file sizes"
grep -q "File too large" "$scratch/err" || fail "limit on file sizes: nobody said so"
same "after a limit on file sizes"

# Folders that cannot be written: named ones are told, the usual one is not worth a word.
for dir in /proc/nowhere "$root/shop/m1.py/cache"; do
  bin "$program" check --cache-dir "$dir" "$root" >"$scratch/out" 2>"$scratch/err"
  right "$dir"
  [ -s "$scratch/err" ] || fail "$dir: nobody said so"
  HOME=/proc/nowhere bin "$program" check "$root" >"$scratch/out" 2>"$scratch/err"
  right "no home"
  [ ! -s "$scratch/err" ] || fail "no home: $(cat "$scratch/err")"
done
same "before it is read only"
fault 9 >"$root/shop/m9.py"
chmod 555 "$cache" "$cache"/*
same "read only"
chmod 755 "$cache" "$cache"/*

# Too small: nothing is kept, and that is said.
rm -rf "$cache"
bin "$program" check --cache-size 1K --cache-dir "$cache" "$root" >"$scratch/out" 2>"$scratch/err"
grep -q "cache-size" "$scratch/err" || fail "too small: nobody said so"
bin "$program" check --no-cache "$root" >"$scratch/cold"
right "too small"

# Of several folders the ones that were written last stay.
rm -rf "$cache"
for i in 1 2 3; do
  cp -r "$root" "$scratch/root$i"
  "$program" check --cache-dir "$cache" "$scratch/root$i" >/dev/null || :
  touch -d "2020-01-0$i" "$cache/root$i"-*/*
done
size=$(du -cb "$cache"/root[12]-*/* | tail -1 | cut -f1)
"$program" check --cache-dir "$cache" --cache-size "$((size * 5 / 4))B" "$root" >/dev/null || :
[ "$(cd "$cache" && echo root*)" = "$(cd "$cache" && echo root-*) $(cd "$cache" && echo root3-*)" ] || fail "kept: $(cd "$cache" && echo root*)"

# Several at once.
for round in 1 2 3; do
  rm -rf "$cache"
  fault "$round" >"$root/shop/m1.py"
  bin "$program" check --no-cache "$root" >"$scratch/cold"
  for i in 1 2 3 4; do
    { "$program" check --cache-dir "$cache" "$root" >"$scratch/at-once$i" 2>"$scratch/at-once$i.err" || :; } &
  done
  wait
  for i in 1 2 3 4; do
    cmp -s "$scratch/at-once$i" "$scratch/cold" && [ ! -s "$scratch/at-once$i.err" ] || fail "at once: $(cat "$scratch/at-once$i.err")"
  done
  known "after several at once" "nothing has changed\|12 of 13 files known\|13 of 13"
done
done_with
