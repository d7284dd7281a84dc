#!/bin/sh
# run.sh SCRIPT ARG...: a script of this folder with node; exit 77 (skipped) where there is none.
command -v node >/dev/null || { echo "skipped: there is no node"; exit 77; }
exec node "$(dirname "$(readlink -f "$0")")/$@"
