# Repositories that want something of whoever looks at them: nothing of theirs runs, nothing outside is read, nothing stops the others.
. "$(dirname "$0")/lib.sh"
trap_line="#!/bin/sh\ntouch $scratch/sprung\ncat\n"
arm() { printf "$trap_line" >"$1" && chmod +x "$1"; } # FILE
sprung="$scratch/arm"
arm "$sprung"

service hooks
for hook in post-checkout post-merge reference-transaction fsmonitor-watchman pre-auto-gc; do arm "hooks/.git/hooks/$hook"; done

service config
printf '*.py filter=evil diff=evil\n' >config/.gitattributes
git -C config add .gitattributes
git -C config commit -q -m attributes
git -C config config core.fsmonitor "$sprung"
git -C config config core.hooksPath "$scratch/hooks/.git/hooks"
git -C config config core.pager "$sprung"
git -C config config diff.external "$sprung"
git -C config config core.sshCommand "$sprung"
git -C config config core.alternateRefsCommand "$sprung"
git -C config config uploadpack.packObjectsHook "$sprung"
git -C config config filter.evil.smudge "$sprung"
git -C config config filter.evil.clean "$sprung"
git -C config config filter.evil.process "$sprung"
git -C config config diff.evil.textconv "$sprung"
git -C config config alias.ls-tree "!$sprung"
git -C config config include.path "$scratch/also"

service modules
git -C modules update-index --add --cacheinfo "160000,$(git -C modules rev-parse HEAD),loop"
printf '[submodule "loop"]\n\tpath = loop\n\turl = ext::sh -c touch%%20%s/sprung\n' "$scratch" >modules/.gitmodules
git -C modules add .gitmodules
git -C modules commit -q -m module

service links
printf 'import requests\nrequests.get("https://secret.example")\n' >secret.py
ln -s "$scratch/secret.py" links/secret.py
ln -s .. links/up
ln -s links links/links
git -C links add -A
git -C links commit -q -m links

# Names that a checkout would write elsewhere, as only a hand-made tree can have them.
service names
blob=$(git -C names rev-parse HEAD:client.py)
entry() { printf "100644 $1\\0"; printf '%s' "$blob" | sed 's/../\\x&/g' | while read -r hex; do printf "$hex"; done; }
{ entry '../escaped.py'; entry '.git/hooks/x.py'; entry 'a\nb.py'; entry '/tmp/absolute.py'; entry 'client.py'; } >raw
tree=$(git -C names hash-object -t tree --literally -w --stdin <raw)
git -C names update-ref refs/heads/main "$(git -C names commit-tree -m names "$tree")"

service deep
path=deep
i=0
while [ $i -lt 400 ]; do path=$path/d i=$((i + 1)); done
mkdir -p "$path"
cp deep/client.py "$path/"
git -C deep add -A
git -C deep commit -q -m deep

service broken
for pack in broken/.git/objects/??/*; do chmod u+w "$pack"; printf garbage >"$pack"; done

service partial # what it lacks it would have fetched, by a program of its own
git -C partial config extensions.partialClone origin
git -C partial config core.repositoryFormatVersion 1
git -C partial config remote.origin.url "ext::sh -c touch%20$scratch/sprung"
git -C partial config remote.origin.promisor true
rm -f partial/.git/objects/"$(git -C partial rev-parse HEAD:client.py | cut -c1-2)"/*

service last
printf 'key,path\nhooks,hooks\nconfig,config\nmodules,modules\nlinks,links\nnames,names\ndeep,deep\nbroken,broken\npartial,partial\nlast,last\n' >table.csv
for name in hooks config modules links; do printf '%s far,file://%s/%s\n' $name "$scratch" $name; done | sed '1i key,url' >far.csv
exits 3 "$program" audit run --manifest table.csv
exits 0 "$program" audit run --manifest far.csv
[ ! -e sprung ] || fail "something of a repository ran"
for key in hooks config modules last deep 'config far' 'links far'; do
  [ "$(field "$key" ending)" = analysed ] || fail "$key: $(field "$key" ending) $(field "$key" detail)"
done
grep -rq secret.example faultline-audit/*/links*/findings.json && fail "a link led out of the repository"
[ ! -e escaped.py ] && [ ! -e /tmp/absolute.py ] || fail "a file was written outside"

# That the traps are none of paper: git itself walks into them.
git -C config status >/dev/null 2>&1 || :
[ -e sprung ] || fail "the traps are not armed"
