# An audit from its table to its results: what is read, what is skipped, what is said of what failed.
. "$(dirname "$0")/lib.sh"

# ---- the table -----------------------------------------------------------------------------------------------------------------------
exits 2 "$program" audit run
says 'wants --manifest'
table() { printf "$@" >table.csv; }
table ''
exits 2 "$program" audit run --manifest table.csv
says 'the manifest is empty'
table 'name,where\na,b\n'
exits 2 "$program" audit run --manifest table.csv
says "table.csv:1: no column 'path' or 'url'"
table 'key,path\na,x\n\nb,y\na,z\n'
exits 2 "$program" audit run --manifest table.csv
says "table.csv:5: the key 'a' stands in line 2 already"
table 'key,path,url\na,,\n'
exits 2 "$program" audit run --manifest table.csv
says 'table.csv:2: neither path nor url'
table 'key,path\na,"x\n'
exits 2 "$program" audit run --manifest table.csv
says 'in quotes that is not closed'
table 'key,url\na,--upload-pack=touch here\n'
exits 2 "$program" audit run --manifest table.csv
says 'is no url'
[ ! -e here ] || fail "a url was taken for an option"

# ---- sources -------------------------------------------------------------------------------------------------------------------------
service tree
service other
git clone -q --bare other bare.git
service remote
git -C remote tag first
printf 'x = 1\n' >remote/client.py
git -C remote commit -q -am 'no fault'
mkdir plain && cp tree/client.py plain
mkdir empty && git -C empty init -q
printf 'not what is committed' >>tree/client.py
table '\357\273\277owner,key,path,url,revision,size\r\nteam a,tree,tree,,,1\r\nteam b,"a ""bare"", one",bare.git,,,\r\n,first,,file://%s/remote,first,\r\n,now,,file://%s/remote,,\r\n,plain,plain,,,\r\n,empty,empty,,,\r\n,gone,no such,,,\r\n,nothing,,file://%s/nowhere,,\r\n,branch,tree,,other,\r\n' \
  "$scratch" "$scratch" "$scratch"
exits 3 "$program" audit run --manifest table.csv
says '9 repositories: 6 analysed, 0 up to date, 3 failed'
says '^faultline: gone: not to be had: .*no such: no such folder'
says "^faultline: branch: not to be had: tree: git knows no commit 'other' there"
says "^faultline: nothing: not to be had: git cannot get '.*nowhere': fatal: "
for key in tree 'a \\"bare\\", one' first plain; do
  [ "$(field "$key" ending)/$(field "$key" errors)" = analysed/1 ] || fail "$key: $(field "$key" ending), $(field "$key" errors) errors"
done
[ "$(field now ending)/$(field now errors)" = analysed/0 ] || fail "the revision was not that of the table"
[ "$(field empty ending)" = nothing ] || fail "empty: $(field empty ending)"
[ "$(field tree commit)" = "$(git -C tree rev-parse HEAD)" ] || fail "the commit"
[ "$(field tree owner)" = 'team a' ] || fail "the owner"
[ -z "$(find faultline-audit -name '*clone*')" ] || fail "a clone was left behind"
exits 3 "$program" audit status --manifest table.csv
says '^9 repositories, 5 analysed, 1 without code that can be read, 3 not to be had$'

# ---- what is up to date --------------------------------------------------------------------------------------------------------------
exits 3 "$program" audit run --manifest table.csv
says '9 repositories: 2 analysed, 4 up to date, 3 failed' # folders without a commit may have changed
printf '\n' >>remote/client.py
git -C remote commit -q -am 'a line'
mkdir 'no such' && cp tree/client.py 'no such'
exits 3 "$program" audit run --manifest table.csv
says '9 repositories: 4 analysed, 3 up to date, 2 failed'
exits 3 "$program" audit run --manifest table.csv --select retry
says '9 repositories: 7 analysed, 0 up to date, 2 failed' # it asks for other rules
exits 3 "$program" audit run --manifest table.csv
for findings in faultline-audit/*/tree-*/findings.json; do printf ' ' >>"$findings"; done
exits 3 "$program" audit run --manifest table.csv
says '9 repositories: 4 analysed, 3 up to date, 2 failed' # and one whose results were not as they were written

# ---- parts ---------------------------------------------------------------------------------------------------------------------------
results faultline-audit >whole
for i in 0 1 2; do exits 0 "$program" audit run --manifest table.csv --out parts --shard $i/3 --exit-zero; done
results parts >parted
cmp -s whole parted || { diff whole parted | head >&2; fail "parts are something else than the whole"; }
for shard in 3/3 -1/3 1 1/0 a/b; do
  exits 2 "$program" audit run --manifest table.csv --shard "$shard"
  says 'is no shard'
done
