# New rules over the facts that are kept: nothing is read, and the results are those of a new run. Where there are no facts, that is said.
. "$(dirname "$0")/lib.sh"
export SOURCE_DATE_EPOCH=1767225600
rules="$here/../../rules"

service calls
cat >calls/client.py <<'E2'
import requests


def one(url):
    return requests.get(
        url,
        headers={"ä": "ö"},
    )


def two(url):
    # faultline: ignore[deadline-absent-http-client] -- a word
    # with a comment behind it

    return requests.put(
        url)


def three(url):
    return requests.post(
        url)  # faultline: ignore[deadline-absent-http-client] -- two lines
E2
cat >calls/other.py <<'E2'
import requests


def four(url):
    return requests.get(
        url,
        headers={"ä": "ö"})
E2
printf 'package a\n\nimport "net/http"\n\nfunc get(url string) {\n\thttp.Get(url)\n}' >calls/last.go # ends without an end of its line
printf 'services:\n  calls:\n    build: .\n' >calls/compose.yaml
printf '\0' >calls/binary.py
git -C calls add -A && git -C calls commit -q -m two
service other
git clone -q --bare other bare.git
service far
service moved
service late
mkdir plain && cp far/client.py plain
mkdir readme && git -C readme init -q -b main && echo text >readme/README.md && git -C readme add -A && git -C readme commit -q -m one
printf 'key,path,url\ncalls,calls,\nbare,bare.git,\nfar,,file://%s/far\nmoved,moved,\nreadme,readme,\n' "$scratch" >table.csv
exits 0 "$program" audit run --manifest table.csv --select retry
[ "$(field calls errors)" = 0 ] || fail "there is something to be found already"

# A rule set that is another one.
mkdir -p new/deadline
cp -r "$rules/deadline/deadline-absent-http-client" new/deadline/
sed -i 's/^severity: error/severity: warning/; s/^message: .*/message: "{callee} has no limit"/' new/deadline/*/rule.yaml
exits 0 "$program" audit run --manifest table.csv --only-rules new --out anew
grep -q 'has no limit' anew/*/calls-*/findings.json || fail "the new rule finds nothing"

# Without any source, and without git.
mkdir gone bin
mv calls bare.git far readme gone/
printf '#!/bin/sh\ntouch %s/asked\nexit 1\n' "$scratch" >bin/git
chmod +x bin/git
path=$PATH
export PATH="$scratch/bin:$PATH"
exits 0 "$program" audit rerun-rules --manifest table.csv --only-rules new
says '^5 repositories: 5 analysed, 0 up to date, 0 failed$'
[ ! -e asked ] || fail "git was asked"
results anew >anew.txt
results faultline-audit >now.txt
cmp -s anew.txt now.txt || { diff anew.txt now.txt | head -40 >&2; fail "from facts: other results"; }
for card in anew/*/*/card.json; do cmp -s "$card" "faultline-audit/${card#anew/}" || fail "from facts: another $card"; done
exits 0 "$program" audit rerun-rules --manifest table.csv --only-rules new
says '0 analysed, 5 up to date'
export PATH="$path"

# The commit that was read is the one that is asked; the next run sees the newer one.
mv gone/* .
printf '\n' >>moved/client.py
git -C moved commit -q -am 'a line'
before=$(field moved commit)
exits 0 "$program" audit rerun-rules --manifest table.csv --again
[ "$(field moved commit)" = "$before" ] || fail "not the commit whose facts are kept"
exits 0 "$program" audit run --manifest table.csv
says '5 repositories: 1 analysed, 4 up to date'

# What has no facts is told and stays as it is: of another source, never looked at, kept without facts or without some, a folder without git.
printf 'late,late,\nplain,plain,\n' >>table.csv
exits 0 "$program" audit run --manifest table.csv --no-facts
sed -i 's/^bare,bare.git/bare,other/; s/^far,/never,/' table.csv
rm -f faultline-audit/*/calls-*/facts/*/stamps
results faultline-audit >before.txt
exits 3 "$program" audit rerun-rules --manifest table.csv --only-rules new
says '^7 repositories: 2 analysed, 0 up to date, 0 failed, 5 without facts$'
for key in bare never calls late plain; do says "^faultline: $key: no facts of its commit"; done
results faultline-audit >now.txt
[ "$(diff before.txt now.txt | grep -c '^> .*"digest"')" = 2 ] || fail "not two have new results"
exits 3 "$program" audit rerun-rules --manifest table.csv --file-timeout 1s # facts of other options are others
says '^7 repositories: 1 analysed, 0 up to date, 0 failed, 6 without facts$'
exits 2 "$program" audit rerun-rules --manifest table.csv --no-facts
says 'takes no --no-facts'
