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

# Submodules: of itself, two of one another, with a url that is a program and a path that leads out.
service modules
git -C modules update-index --add --cacheinfo "160000,$(git -C modules rev-parse HEAD),loop"
printf '[submodule "loop"]\n\tpath = loop\n\turl = ext::sh -c touch%%20%s/sprung\n[submodule "../../out"]\n\tpath = ../../out\n\turl = ./\n\tupdate = !%s\n' "$scratch" "$sprung" >modules/.gitmodules
git -C modules add .gitmodules
git -C modules commit -q -m module
service ring
service round
for pair in 'ring round' 'round ring'; do
  # shellcheck disable=SC2086  # words
  set -- $pair
  git -C "$1" update-index --add --cacheinfo "160000,$(git -C "$2" rev-parse HEAD),$2"
  printf '[submodule "%s"]\n\tpath = %s\n\turl = %s\n' "$2" "$2" "$scratch/$2" >"$1/.gitmodules"
  git -C "$1" add .gitmodules
  git -C "$1" commit -q -m module
done

service links
printf 'import requests\nrequests.get("https://secret.example")\n' >secret.py
ln -s "$scratch/secret.py" links/secret.py
ln -s .. links/up
ln -s links links/links
git -C links add -A
git -C links commit -q -m links

# The same as they lie there, without git.
mkdir lying
cp links/client.py lying/
ln -s "$scratch/secret.py" lying/secret.py
ln -s .. lying/up
ln -s lying lying/lying
ln -s / lying/root

# Names that a checkout would write elsewhere, as only a hand-made tree can have them; and names that are merely odd.
service names
blob=$(git -C names rev-parse HEAD:client.py)
bytes() { for hex in $(printf '%s' "$1" | sed 's/../& /g'); do printf "\\$(printf '%03o' "0x$hex")"; done; }
entry() { printf '%s %b\0' "$1" "$2"; bytes "$3"; } # MODE NAME ID
made() { git -C names hash-object -t tree --literally -w --stdin; }
inner=$(entry 100644 client.py "$blob" | made)
for name in '../escaped.py' '.git/hooks/x.py' '/tmp/absolute.py' 'x//y.py' 'a\nb.py' 'a\\b.py' '-rf.py' '\0377.py' client.py; do entry 100644 "$name" "$blob"; done >raw
for name in . .. .GIT .git; do entry 40000 "$name" "$inner"; done >>raw
tree=$(made <raw)
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
echo key,path >table.csv
for name in hooks config modules ring round links lying names deep broken partial last; do echo "$name,$name" >>table.csv; done
for name in hooks config modules ring round links names; do printf '%s far,file://%s/%s\n' $name "$scratch" $name; done | sed '1i key,url' >far.csv
exits 0 "$program" audit run --manifest table.csv
exits 0 "$program" audit run --manifest far.csv
[ ! -e sprung ] || fail "something of a repository ran"
for key in hooks config modules ring round links lying names last deep 'config far' 'links far' 'ring far' 'names far'; do
  [ "$(field "$key" ending)" = analysed ] || fail "$key: $(field "$key" ending) $(field "$key" detail)"
done
grep -q 'secret.py' faultline-audit/*/l[iy]*/findings.json || fail "links are not told" # as what was not followed
grep -q secret.example faultline-audit/*/l[iy]*/findings.json && fail "a link led out of the repository"
for key in names 'names far'; do [ "$(field "$key" errors)/$(field "$key" gaps)" = 5/8 ] || fail "$key: $(field "$key" errors) errors, $(field "$key" gaps) gaps"; done
[ ! -e escaped.py ] && [ ! -e /tmp/absolute.py ] || fail "a file was written outside"

# That the traps are none of paper: git itself walks into them.
git -C config status >/dev/null 2>&1 || :
[ -e sprung ] || fail "the traps are not armed"
