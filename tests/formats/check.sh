#!/bin/sh
# check.sh PROGRAM ROOT [broken-]FORMAT: real output and the sample's, judged by tools of other people. Where the consumer publishes no
# schema (GitLab's Code Quality, Sonar's generic issues, JUnit, Checkstyle) the one here says what its documentation does.
# The broken ones must be rejected, so that we know that somebody looks. Exit 77 (skipped) when the tools are not installed.
set -eu
program=$(readlink -f "$1") root=$2 what=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tools=$root/tests/tools expected=$root/tests/unit/emit/expected
command -v node >/dev/null || { echo "skipped: there is no node"; exit 77; }

FAULTLINE_DATA=$root/tests/cli/data
export FAULTLINE_DATA
report() { # FORMAT: of a tree with findings and gaps; findings end with 1
  cp -R "$root/tests/cli/tree" "$scratch/tree"
  printf 'def f(:\n' >"$scratch/tree/broken.py"
  sed 's/$/\r/' "$scratch/tree/shop/stock.py" >"$scratch/tree/shop/crlf.py"           # fingerprints do not see the CR
  printf 'import netlib\n\nx = "\360\237\223\246 \303\244"; netlib.get("a")\n\n\nnetlib.get("a")\nif x:\n\tnetlib.get("a")\t# tabs\nnetlib.get("a")' >"$scratch/tree/odd.py"
  (cd "$scratch/tree" && "$program" check --all -f "$1" >"$scratch/real.$1") || [ $? = 1 ]
}

graphs() { # of a tree with services, a topic and a store
  cp -R "$root/tests/cli/cases/graph-services/tree" "$scratch/tree"
  (cd "$scratch/tree" && "$program" graph --services -f json=../map.json && "$program" graph -f json=../code.json)
}

inventory() {
  cp -R "$root/tests/cli/cases/graph-inventory/tree" "$scratch/tree"
  (cd "$scratch/tree" && "$program" graph --inventory -f json=../inventory.json)
}

schema() { node "$tools/check-json.mjs" "$root/tests/formats/$1.schema.json" "$2"; }
xsd() {
  command -v xmllint >/dev/null || { echo "skipped: there is no xmllint"; exit 77; }
  xmllint --noout --nonet --schema "$root/tests/formats/$1.xsd" "$2"
}
broken() { sed "$2" "$expected/report.$1" >"$scratch/broken" && ! cmp -s "$expected/report.$1" "$scratch/broken"; } # FORMAT, SED COMMAND

case $what in
  gitlab | rdjson | sonar) report "$what" && schema "$what" "$scratch/real.$what" && schema "$what" "$expected/report.$what" ;;
  junit | checkstyle) report "$what" && xsd "$what" "$scratch/real.$what" && xsd "$what" "$expected/report.$what" ;;
  broken-gitlab) broken gitlab 's/"severity": "critical"/"severity": "fatal"/' && schema gitlab "$scratch/broken" ;;
  broken-rdjson) broken rdjson 's/"severity": "ERROR"/"severity": "FATAL"/' && schema rdjson "$scratch/broken" ;;
  broken-sonar) broken sonar 's/"startLine": 10/"startLine": 0/' && schema sonar "$scratch/broken" ;;
  broken-junit) broken junit 's/<failure type/<fiasco type/' && xsd junit "$scratch/broken" ;;
  broken-checkstyle) broken checkstyle 's/severity="error"/severity="fatal"/' && xsd checkstyle "$scratch/broken" ;;
  json)
    report json
    node "$tools/check-json.mjs" "$root/docs/schema/report.schema.json" "$scratch/real.json" "$expected/report.json" ;;
  broken-json)
    sed 's/"severity": "error"/"severity": "fatal"/' "$expected/report.json" >"$scratch/broken.json"
    node "$tools/check-json.mjs" "$root/docs/schema/report.schema.json" "$scratch/broken.json" ;;
  comparison | broken-comparison)
    report json
    (cd "$scratch/tree" && rm odd.py && mkdir far && mv shop/stock.py far/ && printf 'import netlib\n\nnetlib.get("b")\n' >new.py &&
      "$program" check --all --exit-zero -f json=../later.json && "$program" diff ../real.json ../later.json --exit-zero -f json=../diff.json)
    for state in new fixed moved unchanged; do grep -q "\"state\": \"$state\"" "$scratch/diff.json"; done
    [ "$what" = comparison ] || sed -i 's/"state": "fixed"/"state": "gone"/' "$scratch/diff.json"
    node "$tools/check-json.mjs" "$root/docs/schema/comparison.schema.json" "$scratch/diff.json" ;;
  profile | broken-profile)
    report json
    (cd "$scratch/tree" && "$program" check --no-cache --exit-zero --profile-json ../profile.json >/dev/null 2>&1)
    [ "$what" = profile ] || sed -i 's/"ms": /"seconds": /' "$scratch/profile.json"
    node "$tools/check-json.mjs" "$root/docs/schema/profile.schema.json" "$scratch/profile.json" ;;
  sarif)
    report sarif
    node "$tools/check-sarif.mjs" "$scratch/tree" "$scratch/real.sarif"
    node "$tools/check-sarif.mjs" "$root/tests/unit/emit/input" "$expected/report.sarif" ;;
  sarif-gitlab | sarif-azure | sarif-full)
    profile=${what#sarif-}
    report sarif
    printf 'accepted: [{rules: deadline, paths: odd.py, reason: known}]\n' >"$scratch/tree/faultline.yaml"
    (cd "$scratch/tree" && "$program" baseline create && printf '\n\tnetlib.get("x")\n' >>shop/price.py && TF_BUILD=True SYSTEM_COLLECTIONURI=https://dev.azure.com/contoso/ \
      SYSTEM_TEAMPROJECTID=11111111-1111-1111-1111-111111111111 BUILD_DEFINITIONID=12 BUILD_DEFINITIONNAME=Nightly SYSTEM_PHASEID=22222222-2222-2222-2222-222222222222 \
      SYSTEM_PHASENAME=scan BUILD_SOURCEBRANCH=refs/heads/main BUILD_BUILDID=98 "$program" check --all --exit-zero --sarif-profile "$profile" -f sarif=../real.sarif)
    [ "$profile" != full ] || grep -q '"justification": "known"' "$scratch/real.sarif"
    node "$tools/check-sarif.mjs" --profile "$profile" "$scratch/tree" "$scratch/real.sarif"
    node "$tools/check-sarif.mjs" --profile "$profile" "$root/tests/unit/emit/input" "$expected/$profile.sarif" ;;
  broken-sarif-gitlab | broken-sarif-azure | broken-sarif-full) # a version that is none, an automation without a build
    profile=${what#broken-sarif-}
    sed 's/"startLine": 10/"startLine": 0/; s|"azuredevops/pipeline/build/contoso|"pipelines/|' "$expected/$profile.sarif" >"$scratch/broken.sarif"
    node "$tools/check-sarif.mjs" --profile "$profile" "$root/tests/unit/emit/input" "$scratch/broken.sarif" ;;
  broken-sarif)
    sed 's/"startLine": 10/"startLine": 0/' "$expected/report.sarif" >"$scratch/broken.sarif"
    node "$tools/check-sarif.mjs" "$root/tests/unit/emit/input" "$scratch/broken.sarif" ;;
  graph)
    graphs
    node "$tools/check-json.mjs" "$root/docs/schema/graph.schema.json" "$scratch/map.json" "$scratch/code.json" ;;
  inventory)
    inventory
    node "$tools/check-json.mjs" "$root/docs/schema/inventory.schema.json" "$scratch/inventory.json" ;;
  broken-inventory)
    inventory
    sed 's/"said": "default"/"said": "guessed"/' "$scratch/inventory.json" >"$scratch/broken.json"
    node "$tools/check-json.mjs" "$root/docs/schema/inventory.schema.json" "$scratch/broken.json" ;;
  brief | broken-brief)
    report json
    (cd "$scratch/tree" && "$program" brief --all -f json=../brief.json && "$program" brief -i ../real.json -f json=../alone.json && "$program" brief "$root/tests/cli/cases/graph-services/tree" -f json=../map.json)
    [ "$what" = brief ] || sed -i 's/"origin": "found"/"origin": "guessed"/' "$scratch/brief.json"
    node "$tools/check-json.mjs" "$root/docs/schema/brief.schema.json" "$scratch/brief.json" "$scratch/alone.json" "$scratch/map.json" ;;
  config) # our YAML takes JSON
    "$program" config schema >"$scratch/schema.json"
    cat >"$scratch/config.json" <<'EOF'
{"extends": [], "select": ["deadline"], "ignore": "call-waits-for-ever", "severity": "note", "confidence": "low", "fail_on": "never", "baseline": "a.json",
 "paths": [{"paths": ["a", "b/"], "rules": "deadline", "severity": "off"}], "thresholds": {}, "natural_keys": ["order_no"],
 "accepted": [{"rules": "deadline", "paths": "x", "callees": ["a.*"], "functions": "f", "until": "2027-01-31", "reason": "why"}],
 "owners": [{"paths": "a", "owner": "b"}]}
EOF
    "$program" config verify --config "$scratch/config.json" "$root/tests/cli/tree"
    node "$tools/check-json.mjs" "$scratch/schema.json" "$scratch/config.json" ;;
  broken-config)
    "$program" config schema >"$scratch/schema.json"
    printf '{"fail_onn": "never"}' >"$scratch/config.json"
    node "$tools/check-json.mjs" "$scratch/schema.json" "$scratch/config.json" ;;
  broken-graph)
    graphs
    sed 's/"kind": "asks"/"kind": "loves"/' "$scratch/map.json" >"$scratch/broken.json"
    node "$tools/check-json.mjs" "$root/docs/schema/graph.schema.json" "$scratch/broken.json" ;;
esac
