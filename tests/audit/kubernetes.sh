# The indexed job: its manifest is one that the API takes, and what its container runs does one part for each index, also when it is started twice.
. "$(dirname "$0")/lib.sh"
export SOURCE_DATE_EPOCH=1767225600
manifest="$here/../../packaging/audit/kubernetes.yaml"
node "$here/kubernetes.mjs" "$manifest" >command || fail "the manifest is none"
sed "s|/audit/|$scratch/|g" command >job
mkdir bin
ln -s "$program" bin/faultline
export PATH="$scratch/bin:$PATH" AUDIT_PARTS=3

for name in a b c d e f; do service "$name"; done
printf 'key,path\na,a\nb,b\nc,c\nd,d\ne,e\nf,f\ngone,gone\n' >repos.csv
exits 3 "$program" audit run --manifest "$scratch/repos.csv" --out whole
index() { JOB_COMPLETION_INDEX=$1 exits "$2" sh -c "$(cat job)"; }
index 0 0
index 1 0
index 1 0
index 2 0
"$program" audit status --manifest repos.csv --out results >status || :
grep -q '^7 repositories, 6 analysed, 1 not to be had$' status || fail "$(cat status)"
results whole >whole.txt
results results >now.txt
cmp -s whole.txt now.txt || fail "the job found something else"
index 3 2 # an index that is none fails for good
printf 'nothing\n' >repos.csv
index 0 2
