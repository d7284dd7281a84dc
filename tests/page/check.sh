#!/bin/sh
# check.sh PROGRAM PAGE ROOT [broken-]WHAT: HTML briefs of a real tree and of hostile texts (page.c), judged by a browser, axe, the Nu checker,
# Mermaid and eslint. The broken ones must be rejected, so that we know that somebody looks. Exit 77 (skipped) where the tools are not installed.
set -eu
program=$(readlink -f "$1") page=$(readlink -f "$2") root=$3 what=$4
here=$root/tests/page tools=$root/tests/tools
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
need() { [ -e "$tools/node_modules/$1" ] || { echo "skipped: $1 is not installed in tests/tools"; exit 77; }; }
has() { command -v "$1" >/dev/null || { echo "skipped: there is no $1"; exit 77; }; }
has node

# Modules are looked for beside the files that ask for them.
tests_with_tools() { mkdir "$scratch/tests" && cp "$here"/*.mjs "$scratch/tests/" && ln -s "$tools/node_modules" "$scratch/tests/node_modules"; }
system() { "$program" brief -f "$1=$scratch/system.$2" "$root/fixtures/$fixture"; }
hostile() { "$page" "$1" >"$scratch/hostile.$2"; }
fixture=order-across-services

case $what in
  system | hostile | broken-system)
    need playwright-core && need axe-core
    [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ] || { echo "skipped: there is no chromium"; exit 77; }
    tests_with_tools
    case $what in
      system) system html html && node "$scratch/tests/page.mjs" "$scratch/system.html" ;;
      hostile) hostile html html && node "$scratch/tests/page.mjs" "$scratch/hostile.html" few ;;
      broken-system) # a picture from elsewhere, text that nobody can see
        system html html && sed 's|</h1>|</h1><img src="x.png">|' "$scratch/system.html" >"$scratch/broken.html"
        node "$scratch/tests/page.mjs" "$scratch/broken.html" few ;;
    esac ;;
  portfolio | broken-portfolio) # every fixture is a repository, under names that want to be more than names
    need playwright-core && need axe-core && need vnu-jar && has java
    [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ] || { echo "skipped: there is no chromium"; exit 77; }
    tests_with_tools
    echo key,path,owner >"$scratch/table.csv"
    for folder in "$root"/fixtures/*/; do
      printf '"</script><script>document.title=""owned""</script> %s","%s","<img src=x onerror=alert(1)>\342\200\256"\n' "$(basename "$folder")" "$folder" >>"$scratch/table.csv"
    done
    "$program" audit run --manifest "$scratch/table.csv" --out "$scratch/results" --no-facts --all --confidence low >/dev/null
    "$program" audit merge --db "$scratch/audit.db" "$scratch/results" >/dev/null
    "$program" audit report --db "$scratch/audit.db" --previous "$scratch/audit.db" -f html="$scratch/portfolio.html"
    [ "$what" = portfolio ] || sed -i 's|</h1>|</h1><img src="x.png" alt="">|' "$scratch/portfolio.html"
    java -jar "$tools/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "$scratch/portfolio.html"
    node "$scratch/tests/portfolio.mjs" "$scratch/portfolio.html" ;;
  markup | broken-markup)
    need vnu-jar && has java
    system html html && hostile html html
    [ "$what" = markup ] || sed -i 's|</h1>|</h2>|' "$scratch/system.html"
    java -jar "$tools/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "$scratch/system.html" "$scratch/hostile.html" ;;
  saved) # a brief that was saved gives the page that it would have given
    system html html && system json json && "$program" brief -i "$scratch/system.json" -f "html=$scratch/again.html"
    cmp "$scratch/system.html" "$scratch/again.html" ;;
  bare) # without Node nothing is promised that is not there
    need vnu-jar && has java
    "${page}_bare" html >"$scratch/bare.html"
    grep -q 'built without Node' "$scratch/bare.html"
    if grep -q '<script>\|brief-data"' "$scratch/bare.html"; then echo "there is a script" >&2 && exit 1; fi
    java -jar "$tools/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "$scratch/bare.html" ;;
  mermaid | broken-mermaid)
    need mermaid && need jsdom
    tests_with_tools
    system markdown md && hostile markdown md
    [ "$what" = mermaid ] || sed -i 's/^flowchart LR/flowchart LR\n  a ==/' "$scratch/hostile.md"
    node "$scratch/tests/mermaid.mjs" "$scratch/system.md" "$scratch/hostile.md" ;;
  lint | broken-lint)
    need eslint && need globals
    mkdir "$scratch/src" && cp "$root"/analyzer/brief/viewer/src/*.js "$root"/analyzer/brief/viewer/bundle.mjs "$root"/analyzer/audit/viewer/*.js "$here"/*.mjs "$scratch/src/"
    sed "s|new URL('../tools/package.json', import.meta.url)|'$tools/package.json'|" "$here/eslint.config.mjs" >"$scratch/eslint.config.mjs"
    [ "$what" = lint ] || printf 'export const show = (element, text) => { element.innerHTML = text; };\n' >>"$scratch/src/dom.js"
    (cd "$scratch" && node "$tools/node_modules/eslint/bin/eslint.js" src) ;;
  *) echo "check.sh: no check named $what" >&2 && exit 2 ;;
esac
