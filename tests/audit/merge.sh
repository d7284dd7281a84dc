# Results of several runs into one database: the order does not matter, nor how often; and what the database is asked.
. "$(dirname "$0")/lib.sh"
export SOURCE_DATE_EPOCH=1767225600

for name in a b c d e f; do service "$name"; done
printf 'import requests\n\n\ndef other(url):\n    return requests.post(url)\n' >b/other.py
git -C b add -A && git -C b commit -q -m two
mkdir broken
printf 'key,path,owner\na,a,red\nb,b,red\nc,c,"blue, and\ngreen"\nd,d,\ne,e,\nf,f,\ngone,nowhere,red\n' >table.csv
exits 3 "$program" audit run --manifest table.csv --out whole
exits 0 "$program" audit merge --db whole.db whole
says '^7 repositories went in, 0 were known better$'

csv() { "$program" audit report --db "$1" -f csv="$2.findings" -f repositories="$2.repositories" >out 2>&1 || fail "no report of $1"; }
csv whole.db whole
[ "$(wc -l <whole.findings)" = 8 ] || fail "$(wc -l <whole.findings) lines of findings"
grep -q '^c,"blue, and' whole.repositories || fail "a field with a line end"
grep -q '^gone,red,.*,no_source,.*no such folder' whole.repositories || fail "what failed is not told"

for i in 0 1 2; do exits 0 "$program" audit run --manifest table.csv --out part$i --shard $i/3 --exit-zero; done
for order in '0 1 2' '2 1 0' '1 1 0 2 0' ; do
  rm -f parts.db*
  for i in $order; do exits 0 "$program" audit merge --db parts.db part$i; done
  csv parts.db parts
  cmp -s whole.findings parts.findings && cmp -s whole.repositories parts.repositories || fail "merged as $order: something else"
done
rm -f parts.db*
exits 0 "$program" audit merge --db parts.db part2 part0 part1
csv parts.db parts
cmp -s whole.findings parts.findings || fail "merged at once: something else"

# Of two results the later one counts, whichever comes last; what is fixed and what is new is told against the database before.
printf 'x = 1\n' >a/client.py
printf 'import requests\n\n\ndef third(url):\n    return requests.put(url)\n' >b/third.py
git -C b add -A && git -C a commit -q -am fixed && git -C b commit -q -m three
SOURCE_DATE_EPOCH=1767225700 exits 3 "$program" audit run --manifest table.csv --out later
for order in 'whole later' 'later whole'; do
  rm -f both.db*
  # shellcheck disable=SC2086  # words
  exits 0 "$program" audit merge --db both.db $order
  csv both.db both
  [ "$(grep -c '^a,' both.findings || :)/$(grep -c '^b,' both.findings)" = 0/3 ] || fail "$order: not the later results"
done
exits 0 "$program" audit report --db both.db --previous whole.db
says '^| deadline-absent-http-client | 1 | 1 | 6 |$'
says '^| red | 3 | 3 |'
says '^| gone | red | no source |'
exits 0 "$program" audit report --db both.db --previous both.db
says '^| deadline-absent-http-client | 0 | 0 | 7 |$'

# ---- what is none --------------------------------------------------------------------------------------------------------------------
exits 2 "$program" audit merge whole
says 'wants --db'
exits 2 "$program" audit report --db nowhere.db
says 'no such file'
printf 'some text' >text.db
exits 2 "$program" audit report --db text.db
says 'not a database of an audit'
exits 2 "$program" audit merge --db new.db nowhere
says 'cannot list'
for findings in later/*/a-*/findings.json; do printf '{' >"$findings"; done
exits 3 "$program" audit merge --db both.db later
says '1 are broken'
csv both.db again
cmp -s both.findings again.findings || fail "broken results changed the database"
