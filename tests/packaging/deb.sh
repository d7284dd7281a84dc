#!/bin/sh
# deb.sh BUILD SOURCE: makes the packages, unpacks the program's into an empty folder, and runs it there: nothing of the build or source
# folder may be needed.
set -eu
build=$1 source=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { echo "packaging: $*" >&2; exit 1; }

(cd "$build" && cpack -G DEB -B "$scratch/packages" >"$scratch/log" 2>&1) || { cat "$scratch/log" >&2; exit 1; }
set -- "$scratch"/packages/faultline_*.deb
[ -f "$1" ] || fail "no package was made: $(ls "$scratch/packages")"
deb=$1
dpkg-deb -f "$deb" Depends | grep -q libyaml || fail "the package does not depend on libyaml"
dpkg-deb -f "$deb" Recommends | grep -q git || fail "the package does not recommend git"
dpkg-deb -x "$deb" "$scratch/root"
if dpkg-deb -f "$deb" Depends | grep -q curl; then fail "the program depends on network code"; fi
for llm in "$scratch"/packages/faultline-llm_*.deb; do
  [ ! -f "$llm" ] || dpkg-deb -f "$llm" Depends | grep -q libcurl || fail "faultline-llm does not depend on libcurl"
done

for file in usr/bin/faultline usr/share/faultline/rules.pack usr/share/faultline/models.pack usr/share/man/man1/faultline.1.gz \
  usr/share/bash-completion/completions/faultline usr/share/zsh/vendor-completions/_faultline \
  usr/share/fish/vendor_completions.d/faultline.fish usr/share/doc/faultline/LICENSE; do
  [ -s "$scratch/root/$file" ] || fail "$file is not in the package"
done
if find "$scratch/root" -name '*.a' -o -name cases | grep -q .; then fail "the package holds what only developers need"; fi
# A sanitizer keeps the places of the code as the compiler was given them; such a program is for tests alone.
program=$scratch/root/usr/bin/faultline
if ! grep -qaF __ubsan_handle "$program" && grep -qaF -e "$build/" -e "$source/" "$program"; then fail "the program names the folder where it was built"; fi

mkdir "$scratch/project"
printf 'import requests\n\n\ndef get(url):\n    return requests.get(url)\n' >"$scratch/project/client.py"
code=0
cd "$scratch/project"
env -i PATH=/usr/bin:/bin HOME="$scratch" ASAN_OPTIONS="${ASAN_OPTIONS:-}" "$scratch/root/usr/bin/faultline" check -f concise >"$scratch/out" || code=$?
[ "$code" = 1 ] || fail "exit $code instead of 1: $(cat "$scratch/out")"
env -i PATH=/usr/bin:/bin HOME="$scratch" ASAN_OPTIONS="${ASAN_OPTIONS:-}" "$scratch/root/usr/bin/faultline" brief -f html >"$scratch/brief.html"
grep -q '<h1>Brief' "$scratch/brief.html" || fail "there is no HTML brief"
[ ! -s "$build/generated/brief/brief.js" ] || grep -q 'id="brief-data"' "$scratch/brief.html" || fail "the HTML brief came without its script"
grep -q '^client.py:5:.*deadline-absent-http-client' "$scratch/out" || fail "the fault was not found: $(cat "$scratch/out")"
