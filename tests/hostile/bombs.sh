# A few lines that stand for a great deal: aliases of aliases, references to references, patterns with many readings.
. "$(dirname "$0")/lib.sh"
# Twenty lines, each of which stands for ten of the one before.
laughs() { # BEFORE BETWEEN PIECE_BEFORE PIECE_AFTER AFTER
  awk -v a="$1" -v b="$2" -v p="$3" -v q="$4" -v z="$5" 'BEGIN {
    print a 0 b "x" z
    for (i = 1; i < 20; i++) { s = ""; for (k = 0; k < 10; k++) s = s (k ? q : "") p (i - 1); print a i b s substr(q, 1, 0) z } }'
}
cd root
laughs 'k' ': ' '' ' ' '' | sed 's/^k\([0-9]*\): x$/k\1: \&a\1 x/; t
s/^k\([0-9]*\): \(.*\)$/k\1: \&a\1 [\2]/; s/\[\([0-9]*\) [^]]*\]/[*a\1, *a\1, *a\1, *a\1, *a\1, *a\1, *a\1, *a\1, *a\1, *a\1]/' >application.yml
for name in docker-compose.yml values.yaml deployment.yaml catalog-info.yaml pnpm-lock.yaml; do cp application.yml $name; done
sed 's/\[\*a\([0-9]*\), .*\]/{<<: [*a\1, *a\1, *a\1, *a\1, *a\1], x: *a\1}/' application.yml >config.yml
laughs 'p' '=' '${p' '}' '}' | sed 's/=x}$/=x/' >application.properties
laughs 'P' '=' '${P' '}' '}' | sed 's/=x}$/=x/' >.env
{ echo 'FROM x'; sed 's/^/ENV /' .env; } >Dockerfile
laughs 'variable "p' '" { default = "' '${var.p' '}' '}" }' | sed 's/"x}"/"x"/' >main.tf
laughs '#define M' ' ' 'M' ' ' '' >macros.c
echo 'int f(void) { return M19; }' >>macros.c
laughs 'p' ' = ' 'p' ' + ' '' | sed 's/= x$/= "x"/' >sums.py
echo 'requests.get(p19, timeout=p19)' >>sums.py
laughs 'const p' ' = `' '${p' '}' '}`;' | sed 's/`x}`/`x`/' >templates.js
echo 'axios.get(p19, {timeout: p19});' >>templates.js
{ echo 'import requests'; awk 'BEGIN { print "def f0(x): requests.get(x)"; for (i = 1; i < 20; i++) { s = ""; for (k = 0; k < 10; k++) s = s "; f" (i - 1) "(x)"; print "def f" i "(x): pass" s } }'; } >calls.py
{ printf '<?xml version="1.0"?><!DOCTYPE l ['; laughs '<!ENTITY l' ' "' '&l' ';' '">'; echo ']><project><properties>'; laughs '<p' '>${p' 'p' '}${' '}</p>'; echo '</properties><version>&l19;</version></project>'; } >pom.xml
fault >shop.py
cd ..
for what in "check -f json" "check" "brief" "graph --services" "graph --inventory" "gaps" "facts"; do
  ends "0 1" "$what" "$program" $what root
done
ends "0 1" "check" "$program" check root
says "check" "shop.py:5:5"

# Patterns, in files of the repository.
folder=root i=0
while [ $i -lt 150 ]; do folder=$folder/a i=$((i + 1)); done
mkdir -p $folder
fault >$folder/deep.py
repeat() { awk -v s="$1" -v n="$2" -v z="$3" 'BEGIN { while (n--) printf "%s", s; print z }'; }
{ repeat '**/a/' 200 b; repeat '*a' 500 b; repeat '/**/*a*' 200 '/b'; } >root/.gitignore
{ repeat '/**/a*' 200 'b @x'; repeat '*' 2000 ' @y'; } >root/CODEOWNERS
{ echo accepted:; i=0; while [ $i -lt 40 ]; do
  printf -- '  - {rules: deadline, callees: "%s", functions: "%s", paths: "%s", reason: x}\n' "$(repeat '*e' 400 z)" "$(repeat '{*,' 300 z)" "$(repeat '**/a/' 150 z)" | tr -d '\n'; echo
  i=$((i + 1)); done; } >root/faultline.yaml
ends "0 1" "patterns" "$program" check root
says "patterns" "shop.py:5:5"
ends "0" "patterns of owners" "$program" brief root

# Rules, models and decisions that are bombs: an error that says where.
mkdir -p rules/deadline/bomb rules/models
cp root/application.yml rules/deadline/bomb/rule.yaml
ends "2" "a rule" "$program" check --rules rules root
says "a rule" "rule.yaml:.*more than 1000000 nodes"
mv rules/deadline rules/gone
cp root/application.yml rules/models/bomb.yaml
ends "2" "a model" "$program" check --rules rules root
says "a model" "bomb.yaml:.*more than 1000000 nodes"
cp root/application.yml root/faultline.yaml
ends "2" "decisions" "$program" check root
says "decisions" "faultline.yaml:.*more than 1000000 nodes"
rm -r rules/models
awk -v p="$(repeat '*a' 240 z)" 'BEGIN { print "library: x\nlanguage: python\nmodules: [requests]\nsource: {page: \"https://example.org/\", version: \"1\", verified: true}\ncalls:\n  - {callee: \"requests." p "\", site: remote_call, protocol: http, effect: read}" }' >pattern.yaml
mkdir -p rules/models && cp pattern.yaml rules/models/x.yaml
rm root/faultline.yaml
{ echo 'import requests'; repeat 'a' 4000 '' | sed 's/^/requests.a/; s/$/()/'; } >root/long.py
ends "0 1 2" "a pattern in a model" "$program" check --rules rules root
done_with
