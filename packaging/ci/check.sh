#!/bin/sh
# One run in a pipeline: text for people, SARIF for code scanning. Exits as faultline does, so that errors fail the job.
#   PATHS  what to check    ARGS  more options    SARIF  the file to write
#   SINCE  a commit or branch, or "all"; empty: BASE, the target of a pull request, or everything where there is none
set -eu
since=${SINCE:-${BASE:-all}}
if [ "$since" != all ] && ! git rev-parse --quiet --verify "$since^{commit}" >/dev/null; then
  echo "faultline: '$since' is not in this clone: fetch it (actions/checkout with fetch-depth: 0); everything is checked" >&2
  since=all
fi
[ "$since" = all ] || set -- --since "$since"
# shellcheck disable=SC2086  # lists of words
set -- "$@" ${ARGS:-} -- ${PATHS:-.}
code=0
faultline check -f text -f "sarif=$SARIF" "$@" || code=$?
[ -z "${GITHUB_OUTPUT:-}" ] || [ ! -s "$SARIF" ] || echo "sarif=$SARIF" >>"$GITHUB_OUTPUT"
exit "$code"
