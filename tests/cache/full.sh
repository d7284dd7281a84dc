# A disk that is really full: a small tmpfs holds the cache, and after it everything that is written. What the shim of disk.sh says of one call at a time is
# here said by the kernel, wherever it runs out of room.
. "$(dirname "$0")/lib.sh"
if ! why=$(unshare -rm sh -c 'mount -t tmpfs -o size=64k none "$1"' sh "$root/empty" 2>&1); then
  echo "skipped: no small disk can be mounted here ($why)"
  exit 77
fi
bin "$program" check --no-cache -f json "$root" >"$scratch/cold"
expected=$code

mkdir "$scratch/small"
# on SIZE SCRIPT: with a disk of so much at $small
on() { unshare -rm sh -euc 'mount -t tmpfs -o size='"$1"' none "$small"; '"$2"; }
export program root scratch expected small="$scratch/small" cache="$scratch/small/cache"

for size in 4k 8k 16k 24k 32k 48k 64k 1m; do
  on $size '
    run() { code=0; "$program" check --cache-dir "$cache" -f json "$root" >"$scratch/out" 2>"$scratch/err" || code=$?; }
    for again in 1 2; do
      run
      [ "$code" = "$expected" ] || { echo "exit $code" >&2; exit 1; }
      cmp "$scratch/out" "$scratch/cold"
      [ "$again" = 2 ] || cp "$scratch/err" "$scratch/err1"
    done
    ! ls -A "$cache"/*/.*.tmp 2>/dev/null
    ls -A "$cache" >"$scratch/left" 2>/dev/null || :' || fail "a disk of $size: $(cat "$scratch/err")"
  case $size in
  4k) grep -q "No space left on device" "$scratch/err1" || fail "a disk of $size is full, and nobody said so" ;;
  1m) [ ! -s "$scratch/err1" ] || fail "a disk of $size: $(cat "$scratch/err1")" ;;
  esac
done

# A cache that was whole before the disk filled up stays so.
on 1m '
  "$program" check --cache-dir "$cache" -f json "$root" >/dev/null || :
  head -c 2m /dev/zero >"$small/fill" 2>/dev/null || :
  cp -r "$root" "$scratch/changed"; echo "# more" >>"$scratch/changed/shop/m1.py"; rm -rf "$root"; mv "$scratch/changed" "$root"
  for again in 1 2; do
    "$program" check --cache-dir "$cache" -f json "$root" >"$scratch/out" 2>"$scratch/err" || :
    "$program" check --no-cache -f json "$root" >"$scratch/cold" || :
    cmp "$scratch/out" "$scratch/cold"
  done' || fail "a disk that filled up: $(cat "$scratch/err")"
grep -q "No space left on device" "$scratch/err" || fail "a disk that filled up, and nobody said so"

# Reports: an error with exit 4, and no half file.
on 4k '
  code=0
  "$program" check --no-cache -f sarif="$small/report.sarif" "$root" >/dev/null 2>"$scratch/err" || code=$?
  [ "$code" = 4 ] || { echo "exit $code" >&2; exit 1; }
  [ -z "$(ls -A "$small")" ]' || fail "a report on a full disk: $(cat "$scratch/err")"
grep -q "No space left on device" "$scratch/err" || fail "a report on a full disk, and nobody said so"
done_with
