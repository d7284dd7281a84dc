# Whatever ends the work on a repository, or all work: it costs that repository, is told, and the next run goes on from there.
. "$(dirname "$0")/lib.sh"
real=$(command -v git)
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}handle_segv=0" # a sanitizer would make an exit of the crash
mkdir bin
touch waiting
# What was left waiting when its parent was killed; by now its number may be somebody else's.
end_waiting() {
  while read -r pid; do
    if [ -r "/proc/$pid/cmdline" ] && [ "$(tr '\0' ' ' <"/proc/$pid/cmdline")" = 'sleep 1000 ' ]; then kill "$pid" 2>/dev/null || :; fi
  done <"$scratch/waiting"
}
trap 'end_waiting; rm -rf "$scratch" || :' EXIT
export PATH="$scratch/bin:$PATH"
# wrap SCRIPT: what runs in place of git, with the folder that it was asked in as $folder. It may hand over to `git`.
wrap() {
  { printf '#!/bin/sh\nwhile read -r name mask; do if [ "$name" = SigBlk: ]; then echo "$mask" >>%s/masks; fi; done </proc/$$/status\ngit() { exec %s "$@"; }\nwait_for_ever() { echo $$ >>%s/waiting; exec sleep 1000; }\nfolder=$2\n' "$scratch" "$real" "$scratch"; cat; } >bin/git
  chmod +x bin/git
}

for name in a b c d e f; do service "$name"; done
printf 'key,path\na,a\nb,b\nc,c\nd,d\ne,e\nf,f\n' >table.csv
exits 0 "$program" audit run --manifest table.csv --out whole
results whole >whole.txt

# ---- one repository ------------------------------------------------------------------------------------------------------------------
wrap <<'E2'
case $folder in
  */b | b) wait_for_ever ;;
  */c | c) kill -SEGV $PPID; wait_for_ever ;;
  */d | d) kill -KILL $PPID; wait_for_ever ;;
esac
git "$@"
E2
exits 3 "$program" audit run --manifest table.csv --repo-timeout 1s -j 3
says '6 repositories: 3 analysed, 0 up to date, 3 failed'
[ "$(field b ending)" = out_of_time ] || fail "b: $(field b ending)"
[ "$(field c ending)/$(field c signal)" = crashed/11 ] || fail "c: $(field c ending)"
[ "$(field d ending)" = killed ] || fail "d: $(field d ending)"
[ "$(field e ending)" = analysed ] || fail "e: $(field e ending)"
rm bin/git
exits 0 "$program" audit run --manifest table.csv -j 3
results faultline-audit >now.txt
cmp -s whole.txt now.txt || fail "after failures: other results"

# ---- memory --------------------------------------------------------------------------------------------------------------------------
if ! grep -q '__[at]san_init' "$program"; then # a sanitizer wants memory of its own, and no limit
  exits 3 "$program" audit run --manifest table.csv --out small --repo-memory 1M
  [ "$(field a ending small)" = out_of_memory ] || { cat small/*/a-*/log >&2; fail "a: $(field a ending small)"; }
fi

# ---- all of them ---------------------------------------------------------------------------------------------------------------------
# Killed at the n-th time that git is asked: whatever was just going on.
for at in 1 2 3 5 7 9 11 13 15 17; do
  rm -rf killed count
  wrap <<E2
echo . >>$scratch/count
if [ "\$(wc -l <$scratch/count)" = $at ]; then kill -KILL \$(cat $scratch/pid); wait_for_ever; fi
git "\$@"
E2
  code=0
  sh -c 'echo $$ >pid; exec "$0" audit run --manifest table.csv --out killed -j 1' "$program" >out 2>&1 || code=$?
  [ $code = 137 ] || fail "killed at question $at: exit $code"
  rm bin/git
  exits 0 "$program" audit run --manifest table.csv --out killed -j 2
  results killed >now.txt
  cmp -s whole.txt now.txt || { diff whole.txt now.txt | head >&2; fail "killed at question $at: other results"; }
done

# Asked to stop: what runs is ended, and nothing is said to have failed.
rm -f count
wrap <<E2
echo . >>$scratch/count
if [ "\$(wc -l <$scratch/count)" = 7 ]; then kill -TERM \$(cat $scratch/pid); wait_for_ever; fi
git "\$@"
E2
code=0
sh -c 'echo $$ >pid; exec "$0" audit run --manifest table.csv --out stopped -j 1' "$program" >out 2>&1 || code=$?
[ $code = 143 ] || fail "stopped: exit $code"
says 'stopped before the end'
rm bin/git
exits 0 "$program" audit status --manifest table.csv --out stopped
says 'not looked at yet'
exits 0 "$program" audit run --manifest table.csv --out stopped
results stopped >now.txt
cmp -s whole.txt now.txt || fail "stopped: other results"

# A clone in the middle of which all was killed is gone after the next run; so is one whose time was up.
printf 'key,url\nfar,file://%s/a\n' "$scratch" >far.csv
wrap <<E2
case "\$*" in
  *clone*) mkdir "\$folder/git"; kill -KILL \$(cat $scratch/pid); wait_for_ever ;;
esac
git "\$@"
E2
code=0
sh -c 'echo $$ >pid; exec "$0" audit run --manifest far.csv --out far' "$program" >out 2>&1 || code=$?
[ $code = 137 ] || fail "killed in a clone: exit $code"
[ -n "$(find far -name 'clone-*')" ] || fail "there was no clone"
sed -i 's/kill -KILL .*; exec/exec/' bin/git
exits 3 "$program" audit run --manifest far.csv --out far --repo-timeout 1s
[ "$(field far ending far)" = out_of_time ] || fail "far: $(field far ending far)"
[ -z "$(find far -name 'clone-*')" ] || fail "left behind: $(find far -name 'clone-*')"
rm bin/git
exits 0 "$program" audit run --manifest far.csv --out far --again
[ -z "$(find far -name 'clone-*')" ] || fail "left behind: $(find far -name 'clone-*')"

# What is started takes signals to stop, whichever thread has started it.
[ "$(sort -u masks)" = 0000000000000000 ] || { sort masks | uniq -c >&2; fail "git is started with signals blocked"; }
