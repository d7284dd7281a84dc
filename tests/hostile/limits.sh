# Limits of the system: few files open, little memory, little time, small stacks, read-only folders. A clean message, or as without a limit.
. "$(dirname "$0")/lib.sh"
unset FAULTLINE_NO_CACHE
cp -R "$tests/../fixtures/retry-storm/repo" "$tests/../fixtures/broken/repo" root/
i=0
while [ $i -lt 200 ]; do fault >root/m$i.py; i=$((i + 1)); done
ends "1" "no limit" "$program" check -j 8 --no-cache root
mv out cold
same() { [ "$code" != 1 ] || cmp -s out cold || fail "$1: another output"; }
whole() { [ ! -e report.sarif ] || python3 -m json.tool report.sarif >/dev/null 2>&1 || fail "$1: half a report"; ls -A | grep -q '^\.report.*tmp$' && fail "$1: a temporary file is left" || :; }
limited() { # CODES LIMIT
  codes=$1 limit=$2
  rm -rf report.sarif
  ends "$codes" "$limit" sh -c "ulimit $limit && exec \"\$@\"" sh "$program" check -j 8 --cache-dir "$scratch/cache" -f text -f sarif=report.sarif root
  same "$limit"
  whole "$limit"
}
for n in 64 24 16 12; do limited "1 2 3 4" "-n $n"; done
limited "1" "-n 64"
if ! sanitized; then
  limited "1" "-s 512"
  for kilobytes in 4000000 400000 200000 100000 60000 40000 30000; do
    limited "1 2 4 127" "-v $kilobytes"
    [ "$code" != 4 ] || says "-v $kilobytes" "out of memory"
  done
fi
# Time: the system asks the run to end. What is written then is nothing, or all of it.
rm -rf report.sarif slow && mkdir slow
i=0
while [ $i -lt 8 ]; do awk -v i=$i 'BEGIN { for (n = 0; n < 60000; n++) print "f(" n ", [" i "])" }' >slow/m$i.py; i=$((i + 1)); done
ends "152 0 1" "-t 1" sh -c "ulimit -S -t 1 && exec \"\$@\"" sh "$program" check --cache-dir "$scratch/cache" -f sarif=report.sarif slow
whole "-t 1"
ends "0 1" "after -t 1" "$program" check --cache-dir "$scratch/cache" root

# Read-only: the report is there, the cache is not; root may write anyway.
if [ "$(id -u)" != 0 ]; then
  mkdir ro && chmod a-w ro
  ends "1" "read-only cache" "$program" check --cache-dir ro/cache root
  same "read-only cache"
  ends "4 2" "read-only report" "$program" check --no-cache -f sarif=ro/report.sarif root
elif unshare -rm true 2>/dev/null; then
  mkdir ro
  ends "1" "read-only cache" unshare -rm sh -c 'mount -t tmpfs -o size=1m,ro none ro && exec "$@"' sh "$program" check --cache-dir ro/cache root
  same "read-only cache"
  ends "2 4" "read-only report" unshare -rm sh -c 'mount -t tmpfs -o size=1m,ro none ro && exec "$@"' sh "$program" check --no-cache -f sarif=ro/report.sarif root
  says "read-only report" "Read-only file system"
else
  echo "not looked at: read-only folders (nothing can be mounted here)"
fi
done_with
