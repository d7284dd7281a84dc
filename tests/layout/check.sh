#!/bin/sh
# check.sh CHECK [ROOT]: one of the promises of docs/architecture.md about who knows whom, as a test.
# Prints path:line: what is wrong, and fails, for every line that breaks it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
check=$1
cd "${2:-$here/../..}"
export LC_ALL=C
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

c_files() { find analyzer grammars -name node_modules -prune -o -name '*.[ch]' -print | sort; }
rule_files() { find rules -name rule.yaml -not -path 'rules/models/*' | sort; }
model_files() { find rules/models -name '*.yaml' | sort; }
without_comments() { sed '/^#/d;/^$/d' "$@"; }

protocols() { model_files | xargs -r sed -n 's/^.*[ {]protocol: *\([a-z0-9_]*\).*/\1/p' | sort -u; }

# Libraries: what the models call them, and what their files are called. Ordinary words, and what they speak, say nothing.
library_names() {
  protocols >"$scratch/protocols"
  {
    model_files | sed 's|.*/||; s|\.yaml$||'
    model_files | xargs -r sed -n 's/^library: *"\{0,1\}\([^" #]*\).*/\1/p'
  } | sort -u | without_comments | sed 's/^@//; s/ *$//' | grep -vxFf "$here/ordinary-words.txt" | grep -vixFf "$scratch/protocols" | sed 's/$/ library/'
}

rule_ids() { rule_files | sed 's|/rule.yaml$||; s|.*/||; s|$| rule|'; }
language_ids() { sed -n 's/^id: *\([a-z0-9_]*\).*/\1 language/p' grammars/*/language.yaml; }

# search NAMES_FUNCTION FILES_FUNCTION AWK_OPTION...
search() {
  names=$1 files=$2
  shift 2
  "$names" >"$scratch/names"
  "$files" >"$scratch/files"
  # A check that looked at nothing has not passed.
  [ -s "$scratch/names" ] && [ -s "$scratch/files" ] || { echo "check.sh $check: nothing to look at" >&2 && exit 2; }
  xargs awk -v list="$scratch/names" "$@" -f "$here/names.awk" "$scratch/names" <"$scratch/files"
}

outside_registry() { c_files | grep '^analyzer/' | grep -v '^analyzer/walk/'; }
analyzer_files() { c_files | grep '^analyzer/'; }

case $check in
  includes) c_files | xargs awk -f "$here/includes.awk" "$here/floors.txt" "$here/owners.txt" ;;
  printing) analyzer_files | xargs awk -f "$here/printing.awk" "$here/printers.txt" ;;
  rules-name-no-library) search library_names rule_files -v skip=examples,references ;;
  models-name-no-rule) search rule_ids model_files ;;
  code-names-no-library) search library_names analyzer_files -v quoted=1 ;;
  code-names-no-language) search language_ids outside_registry -v exact=1 ;;
  *) echo "check.sh: no check named $check" >&2 && exit 2 ;;
esac
