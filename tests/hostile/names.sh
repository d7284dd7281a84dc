# Names and texts that would steer a terminal, end a line of a report or begin something in a page: wherever they are shown, they are only read.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }
c() { printf -- "$1"; }
for name in 'a\033[31mred\033]0;title\007' 'new\nline' 'cr\rback' 'bad\377\300\200utf' 'c1\302\233x' 'rtl\342\200\256x' '<script>alert(1)<|[a](b)`"&' '::error::x,y%%0A' '##vso[task.complete]' '=1+1' "'; rm -rf x" '-rf'; do
  fault >"root/$(c "$name").py"
done
printf 'import requests\nclass C\303\244\377:\n    def f(self, u):\n        requests.get("http://\033[31m\302\233\342\200\256<b>" + u)  # \033[2J \007 \000?\n' >root/nul.py
printf 'import requests\ndef f(u):\n    requests.get("http://\033[31m\302\233\342\200\256<b>" + u, x\377=1)  # \033[2J \007\n' >root/text.py
printf 'import requests\ndef g(u):\n    requests.get("a\\x1b[2J\\u202e\\x00")\n' >root/escaped.py
printf 'spring.application.name: "a\033[31m\\u202e"\nx\033: 1\n' >root/application.yml
mkdir -p other && cp root/*.py other/

# harmless FILE: UTF-8 without control characters and without what turns text around
cat >harmless.py <<'P'
import sys
text = open(sys.argv[1], "rb").read().decode("utf-8")  # must not fail
bad = {c for c in text if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or c in "\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"}
sys.exit("%s: %s" % (sys.argv[1], sorted(bad)) if bad else 0)
P
harmless() { python3 harmless.py out || fail "$1"; python3 harmless.py err || fail "$1, errors"; }
for format in text concise github azure markdown; do
  ends "1" "$format" "$program" check --confidence low -f $format root
  harmless "$format"
done
ends "1" "with colours" "$program" check --color always root
sed 's/\x1b\[[0-9;]*m//g' out >plain && mv plain out
harmless "with colours"
for what in "brief" "brief -f html" "graph" "graph --services" "graph --inventory" "graph --stats" "graph -f dot" "graph -f mermaid" "gaps" "gaps --top" "facts" "facts --graph" "explain root/text.py:3 root" "check -v" "check --statistics"; do
  case $what in explain*) set -- ;; *) set -- root ;; esac
  ends "0 1" "$what" "$program" $what "$@"
  case $what in "check -v") sed -i 's/ in [0-9.]* s;.*//' err ;; esac
  harmless "$what"
done
for format in json sarif gitlab sonar rdjson; do # escapes or no controls at all, and it is JSON
  ends "1" "$format" "$program" check --confidence low -f $format root
  python3 -c 'import json, sys; json.loads(open("out", "rb").read().decode("utf-8"))' || fail "$format is no JSON"
done
for what in "brief -f json" "graph -f json" "graph --services -f json"; do
  ends "0" "$what" "$program" $what root
  python3 -c 'import json, sys; json.loads(open("out", "rb").read().decode("utf-8"))' || fail "$what is no JSON"
done
ends "0" "records" "$program" facts --ndjson root
python3 -c 'import json, sys; [json.loads(line) for line in open("out", "rb").read().decode("utf-8").split("\n") if line]' || fail "records are no JSON"
for format in junit checkstyle; do
  ends "1" "$format" "$program" check --confidence low -f $format root
  python3 -c 'import sys, xml.dom.minidom as d; d.parse("out")' || fail "$format is no XML"
done
ends "0" "graphml" "$program" graph -f graphml root
python3 -c 'import sys, xml.dom.minidom as d; d.parse("out")' || fail "graphml is no XML"

# One command each in logs that take commands, whatever a name holds.
ends "1" "github" "$program" check -f github root
[ "$(grep -c -v '^::' out)" = 0 ] || fail "a line of its own in github"
ends "1" "azure" "$program" check -f azure root
[ "$(grep -c -v '^##vso\[task.logissue ' out)" = 0 ] || fail "a line of its own in azure"

# Messages about files of the repository that are wrong.
printf 'ke\033[31my: 1\n"a\302\233": 2\n' >root/faultline.yaml
ends "2" "decisions" "$program" check root
harmless "decisions"
rm root/faultline.yaml
printf '{"a\033' >root/faultline-baseline.json
ends "2" "a baseline" "$program" check root
harmless "a baseline"
done_with
