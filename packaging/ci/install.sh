#!/bin/sh
# Installs faultline on a Debian or Ubuntu machine: the package that PACKAGE names (a path or an address), or what this tree builds.
set -eu
root=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")")
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

command -v faultline >/dev/null && [ -z "${PACKAGE:-}" ] && exit 0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
case ${PACKAGE:-} in
  '')
    "$root/run" build
    as_root cmake --install "$root/build" --prefix /usr/local --component program
    exit 0 ;;
  https://*) curl --fail --silent --show-error --location --max-time 120 --retry 2 -o "$scratch/faultline.deb" "$PACKAGE" ;;
  *) cp "$PACKAGE" "$scratch/faultline.deb" ;;
esac
as_root apt-get install -y --no-install-recommends "$scratch/faultline.deb"
