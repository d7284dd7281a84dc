# Whatever changes in a repository: what is linked from the cache is what is linked anew. Changes are drawn from seeds, several at once, in a project of
# many languages whose files call one another: the cases of rules. Commands that only look at code use the same cache and see the same.
. "$(dirname "$0")/lib.sh"
unset FAULTLINE_DATA
rm -rf "$root"
for family in retry deadline lock; do
  for cases in "$tests/../rules/$family"/*/cases; do
    mkdir -p "$root/$family/$(basename "$(dirname "$cases")")"
    cp -r "$cases/." "$root/$family/$(basename "$(dirname "$cases")")"
  done
done
cp -r "$root" "$scratch/before"

# Prints one to three changes: what, the file's number, a part of a thousand of its lines. The generator is that of Park and Miller (1988), because each awk
# has another one.
draw() { # SEED FILES
  awk -v state="$1" -v files="$2" '
    function next_below(n) { state = (state * 16807) % 2147483647; return int(state / 2147483647 * n) }
    BEGIN {
      split("drop twice word blank gone moved back borrowed shuffled", what, " ")
      for (i = next_below(7); i > 0; i--) next_below(2)
      for (i = 1 + next_below(3); i > 0; i--) print what[1 + next_below(9)], 1 + next_below(files), next_below(1000)
    }'
}
change() { # WHAT FILE PART
  line=$(($(wc -l <"$2") * $3 / 1000 + 1))
  case $1 in
  drop) sed -i "${line}d" "$2" ;;
  twice) sed -i "${line}p" "$2" ;;
  word) sed -i "$line,$((line + 9))s/timeout/limit/; $line,$((line + 9))s/get/put/; $line,$((line + 9))s/5/0/; $line,$((line + 9))s/return /return  /" "$2" ;;
  blank) sed -i '1s/^/\n/' "$2" ;;
  gone) rm "$2" ;;
  moved) mv "$2" "$(dirname "$2")/a$3$(basename "$2")" ;;
  back) rm -rf "$root" && cp -r "$scratch/before" "$root" ;;
  borrowed) cp "$2" "$root/$(basename "$2")" ;;
  shuffled) sed -i "${line}{h;d};$((line + 1)){G}" "$2" ;;
  esac
}
seed=1
while [ "$seed" -le "${ROUNDS:-25}" ]; do
  find "$root" -type f | LC_ALL=C sort >"$scratch/files"
  draw "$seed" "$(wc -l <"$scratch/files")" >"$scratch/changes"
  while read -r what file part; do
    path=$(sed -n "${file}p" "$scratch/files")
    if [ -f "$path" ]; then change "$what" "$path" "$part"; fi
  done <"$scratch/changes"
  same "seed $seed: $(tr '\n' ';' <"$scratch/changes")" -f json --all --confidence low -j $((seed % 3 + 1))
  seed=$((seed + 1))
done
rm -rf "$root"
cp -r "$scratch/before" "$root"
same "all as before" -f json

for command in "graph" "graph --services" "graph --stats" "gaps" "facts" "facts --graph" "facts --ndjson" "models export"; do
  # shellcheck disable=SC2086  # words
  "$program" $command --no-cache "$root" >"$scratch/cold" || fail "$command"
  # shellcheck disable=SC2086
  "$program" $command --cache-dir "$cache" "$root" >"$scratch/warm" || fail "$command, from the cache"
  cmp -s "$scratch/cold" "$scratch/warm" || { diff "$scratch/cold" "$scratch/warm" | head -20 >&2; fail "$command: another output"; }
done

# What a file declares decides what is found in others: each change below moves, adds or takes away a finding, the same as without a cache.
rm -rf "$root"
mkdir -p "$root"
write() { printf '%b' "$2" >"$root/$1"; }
write base.py 'import redis\nimport requests\n\n\nclass Base:\n    def fetch(self, url):\n        return requests.get(url)\n\n    def keep(self, name):\n        return redis.Redis(host="store").get(name)\n'
write child.py 'from base import Base\n\n\nclass Child(Base):\n    def run(self, url):\n        return self.fetch(url)\n'
write again.py 'from child import Child\n\n\ndef again(url):\n    while True:\n        try:\n            return Child().run(url)\n        except Exception:\n            continue\n'
write requirements.txt 'redis==8.0.0\nrequests==2.31.0\n'
mkdir "$root/java"
write java/Client.java 'package shop;\n\nimport org.springframework.web.client.RestTemplate;\n\nclass Client {\n  private final RestTemplate http = new RestTemplate();\n\n  String load(String url) {\n    return http.getForObject(url, String.class);\n  }\n}\n'
write java/Caller.java 'package shop;\n\nclass Caller extends Client {\n  String twice(String url) {\n    while (true) {\n      try {\n        return load(url);\n      } catch (RuntimeException e) {\n        continue;\n      }\n    }\n  }\n}\n'
: >"$scratch/last"
step() { # WHAT COMMAND...
  what=$1
  shift
  "$@"
  same "$what" -f json --all --confidence low -j 2
  ! cmp -s "$scratch/cold" "$scratch/last" || fail "$what: it means nothing, and so tests nothing"
  cp "$scratch/cold" "$scratch/last"
}
edit() { sed -i "$2" "$root/$1"; }
step "at first" true
step "a class has another name" edit base.py 's/class Base/class Root/'
step "and so has its use" edit child.py 's/Base/Root/g'
step "another supertype" edit child.py 's/class Child(Root)/class Child(dict)/'
step "the supertype is back" edit child.py 's/class Child(dict)/class Child(Root)/'
step "a function is gone" edit base.py '/def fetch/,/return requests/d'
step "a function of that name elsewhere" write fetch.py 'import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n'
step "an import of it" edit child.py 's/^from base.*/&\nfrom fetch import fetch/; s/self.fetch/fetch/'
step "another import under that name" edit fetch.py 's/import requests/import httpx as requests/'
step "another version in a manifest" edit requirements.txt 's/redis==.*/redis==4.5.0/'
step "no manifest" rm "$root/requirements.txt"
step "a Java class of another name" edit java/Client.java 's/class Client/class Reader/'
step "an extension of it" edit java/Caller.java 's/extends Client/extends Reader/'
step "a method of another name" edit java/Client.java 's/String load/String read/'
step "a setter" edit java/Client.java 's/^  String read/  Reader() { http.setRequestFactory(null); }\n\n&/'
step "an overload" edit java/Client.java 's/^  String read(.*/  String read(int n) {\n    return "";\n  }\n\n&/'
step "a call of it" edit java/Caller.java 's/return load(url)/return read(1)/'
step "a call of the other" edit java/Caller.java 's/return read(1)/return read(url)/'
step "a method of the class itself hides that of the supertype" edit java/Caller.java 's/^  String twice/  String read(String url) {\n    return url;\n  }\n\n&/'
step "it moved to the supertype's supertype" edit java/Caller.java '/String read/,/^$/d'
step "a field of another type" edit java/Client.java 's/private final RestTemplate http = new RestTemplate/private final Other http = new Other/'
step "a class of that name" write java/Other.java 'package shop;\n\nimport org.springframework.web.client.RestTemplate;\n\nclass Other extends RestTemplate {\n}\n'
step "which has the method itself" write java/Other.java 'package shop;\n\nclass Other {\n  <T> T getForObject(String url, Class<T> type) {\n    return null;\n  }\n}\n'
step "another class of that name in a nearer place" write java/Client.java 'package shop;\n\nimport org.springframework.web.client.RestTemplate;\n\nclass Reader {\n  static class Other extends RestTemplate {\n  }\n\n  private final Other http = new Other();\n\n  String read(String url) {\n    return http.getForObject(url, String.class);\n  }\n}\n'
step "the file of a class is gone" rm "$root/java/Client.java"
step "it is back under another name" write java/Reader.java 'package shop;\n\nimport org.springframework.web.client.RestTemplate;\n\nclass Reader {\n  private final RestTemplate http = new RestTemplate();\n\n  String read(String url) {\n    return http.getForObject(url, String.class);\n  }\n}\n'
step "in another package" edit java/Reader.java 's/package shop/package store/'
step "an import of it" edit java/Caller.java 's/^package.*/&\n\nimport store.Reader;/'

# What only moves in its lines is told from that: where calls go is known, and what is said of places is as without a cache. And so is what functions do inside,
# where no other file sees it.
after() { # WHAT COMMAND...: runs once before the change and once after it, and leaves in $links whether that knew where calls go: no, unchanged (of unchanged files), yes
  what=$1
  shift
  bin "$program" check -f json --all --confidence low --cache-dir "$cache" "$root" >"$scratch/last" 2>&1
  "$@"
  bin "$program" check -v -f json --all --confidence low --cache-dir "$cache" "$root" >"$scratch/warm" 2>"$scratch/err"
  links=no
  if grep -q "where calls go" "$scratch/err"; then links=yes; fi
  if grep -q "where calls of unchanged ones go" "$scratch/err"; then links=unchanged; fi
  bin "$program" check -f json --all --confidence low --no-cache "$root" >"$scratch/cold" 2>/dev/null
  cmp -s "$scratch/cold" "$scratch/warm" || fail "$what: another output"
}
moved() {
  after "$@"
  [ "$links" = yes ] || fail "$1: it only moved"
  ! cmp -s "$scratch/cold" "$scratch/last" || fail "$1: it means nothing, and so tests nothing"
}
inside() {
  after "$@"
  [ "$links" = unchanged ] || fail "$1: functions do something else inside ($links)"
  ! cmp -s "$scratch/cold" "$scratch/last" || fail "$1: it means nothing, and so tests nothing"
}
not_moved() {
  after "$@"
  [ "$links" = no ] || fail "$1: it says something else"
}
moved "a line at the top" edit java/Reader.java '1s/^/\n/'
moved "a comment" edit base.py '1s/^/# Where it comes from.\n/'
moved "a line at the top of several" edit again.py '1s/^/\n\n/'
moved "space in a statement" edit again.py 's/return Child/return  Child/'
moved "lines in a function" edit java/Reader.java 's/^  String read/\n\n&/'
not_moved "a statement more" edit again.py 's/^    while True/    print(url)\n&/'
inside "a word less in a statement" edit java/Caller.java 's/while (true)/while (url != null)/'
inside "a statement more, of Java" edit java/Caller.java 's/^    while/    System.out.println(url);\n&/'
inside "a lambda" edit java/Caller.java 's/^    while/    Runnable later = () -> load(url);\n    later.run();\n&/'
inside "a variable before the call, and a line at the top" edit java/Reader.java '1s/^/\n/; s/^    return http/    String at = url + "?x";\n    return http/; s/ForObject(url/ForObject(at/'
not_moved "a field more" edit java/Reader.java 's/^  private final/  private String last;\n&/'
inside "which is set" edit java/Reader.java 's/^    return http/    last = at;\n&/'
not_moved "a class inside" edit java/Caller.java 's/^    later.run/    new Runnable() { public void run() { load(url); } }.run();\n&/'
not_moved "a method more" edit java/Caller.java 's/^  String twice/  void once() {\n  }\n\n&/'
not_moved "another result" edit java/Caller.java 's/void once/int once/'
not_moved "the value of a field" edit java/Reader.java 's/http = new RestTemplate()/http = null/'
write java/Loader.kt 'package shop\n\nimport store.Reader\n\nclass Loader(private val reader: Reader) {\n  private var last = Reader()\n\n  fun load(url: String): String {\n    return reader.read(url)\n  }\n\n  fun made() = Reader()\n}\n'
write java/Shop.kt 'package shop\n\nclass Shop(private val loader: Loader) {\n  fun open(url: String): String = loader.made().read(url)\n\n  fun again(url: String): String {\n    return loader.load(url)\n  }\n}\n'
inside "a statement of Kotlin" edit java/Loader.kt 's/^    return/    println(url)\n&/'
not_moved "a function that sets such a field" edit java/Loader.kt 's/^  fun made/  fun renew() {\n    last = Reader()\n  }\n\n&/'
inside "another function" edit java/Loader.kt 's/^    println(url)/&\n    println(last)/'
not_moved "a result that nobody wrote down" edit java/Loader.kt 's/fun made() = Reader()/fun made() = Other()/'
not_moved "a field whose type nobody wrote down is set" edit java/Loader.kt 's/^    last = Reader()/    last = Other()/'
write java/pool.go 'package pool\n\nimport "net/http"\n\ntype Pool struct {\n\tclient *http.Client\n\tlimits map[string]int\n}\n\nfunc New() *Pool {\n\treturn &Pool{client: &http.Client{}, limits: map[string]int{"a": 1}}\n}\n'
write java/user.go 'package pool\n\nfunc Fetch(url string) error {\n\t_, err := New().client.Get(url)\n\treturn err\n}\n'
inside "what a field holds, in Go" edit java/pool.go 's/http.Client{}/http.Client{Timeout: 5}/'
inside "a variable, in Go" edit java/pool.go 's/^\treturn/\tlog := 1\n\t_ = log\n&/'
not_moved "a global, in Go" edit java/pool.go 's/^func New/var shared = New()\n\n&/'
not_moved "two calls on one line" edit child.py 's/^class Child/x = 1; &/'
not_moved "a declaration more" edit base.py 's/^import redis/&\nimport os/'
not_moved "a file more" write java/More.java 'package shop;\n\nclass More {\n}\n'
not_moved "a file less" rm "$root/java/More.java"
not_moved "a file under another name" mv "$root/fetch.py" "$root/fetched.py"
step "configuration" write faultline.yaml 'paths:\n  - {paths: java/, severity: note}\n'
step "other configuration" write faultline.yaml 'paths:\n  - {paths: java/, severity: "off"}\n'
done_with
