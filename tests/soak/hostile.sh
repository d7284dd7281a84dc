#!/bin/sh
# hostile.sh PROGRAM: what tests/audit/huge.sh has in small, in large: a million tiny files, a pack of a gigabyte, a tree of a hundred million names. Prints what each took.
# From the environment: FILES (1000000), PACK_MB (1024), REPO_MEMORY (4G), TMPDIR.
set -eu
program=$(readlink -f "$1")
: "${FILES:=1000000}" "${PACK_MB:=1024}" "${REPO_MEMORY:=4G}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CI=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
cd "$scratch"
import() {
  git init -q --bare -b main "$1"
  git -C "$1" -c core.compression=0 -c pack.compression=0 fast-import --quiet
}
head_of() { printf 'commit refs/heads/main\ncommitter a <a@example.com> 1767225600 +0000\ndata 3\none\n'; }
{
  head_of
  awk -v n="$FILES" 'BEGIN { for (i = 0; i < n; i++) { text = "def f" i "(x):\n    return g" i % 1000 "(x, " i ")\n"; printf "M 100644 inline d%d/e%d/f%d.py\ndata %d\n%s\n", i % 997, i % 101, i, length(text), text } }'
} | import many
{
  head_of
  n=0
  while [ $n -lt $((PACK_MB / 8)) ]; do
    printf 'M 100644 inline data/%s.bin\ndata 8388608\n' $n
    head -c 8388608 /dev/urandom
    echo
    n=$((n + 1))
  done
  printf 'M 100644 inline client.py\ndata 6\nx = 1\n\n'
} | import pack
git init -q --bare -b main bomb
tree=$(printf '100644 blob %s\tclient.py\n' "$(printf 'x = 1\n' | git -C bomb hash-object -w --stdin)" | git -C bomb mktree)
for level in 1 2 3 4 5 6 7 8; do
  tree=$(for n in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\tfolder-%s-%s\n' "$tree" $level $n; done | git -C bomb mktree)
done
git -C bomb update-ref refs/heads/main "$(git -C bomb commit-tree -m bomb "$tree")"
du -sk many pack bomb | sed 's/^/KiB /'
printf 'key,path\nmany,many\npack,pack\nbomb,bomb\n' >table.csv
echo "load $(cut -d' ' -f1-3 /proc/loadavg)"
"$program" audit run --manifest table.csv --jobs 1 --exit-zero --repo-memory "$REPO_MEMORY"
for status in faultline-audit/*/*/status.json; do sed -n 's/^  "\(key\|ending\|detail\|wall_ms\|cpu_ms\|peak_bytes\|files\)": \(.*\),$/\1 \2/p' "$status" | tr '\n' ' '; echo; done
du -sk faultline-audit/*/*/facts | sed 's/^/KiB /'
