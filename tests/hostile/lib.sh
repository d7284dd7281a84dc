# What these tests share. No run may end by a signal, hang (the limit is there for that alone), or leave a half file.
set -eu
program=$(readlink -f "$1")
tests=$(dirname "$(dirname "$(readlink -f "$0")")")
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
unset FAULTLINE_CACHE_DIR FAULTLINE_NO_CACHE CI
export HOME="$scratch/home" XDG_CACHE_HOME= LC_ALL=C.UTF-8 GIT_CEILING_DIRECTORIES="$scratch" FAULTLINE_NO_CACHE=1
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
mkdir -p "$HOME" "$scratch/root"
cd "$scratch"
failed=0
tried=0
fail() { echo "FAILED: $*" >&2; failed=1; }
# ends CODES WHAT COMMAND...: the exit code is one of CODES, "0 1"; what is said is in out and err
ends() {
  codes=$1 what=$2
  shift 2
  tried=$((tried + 1))
  code=0
  timeout -k 5 300 "$@" >out 2>err || code=$?
  case " $codes " in *" $code "*) ;; *) tail -c 1000 err >&2; fail "$what: exit $code" ;; esac
}
says() { grep -q "$2" out err || { tail -c 1000 err >&2; fail "$1: nobody says '$2'"; }; } # WHAT PATTERN
sanitized() { grep -q '__[at]san_init' "$program"; } # it has an allocator, limits and stacks of its own
done_with() { echo "$tried runs"; exit $failed; }
fault() { printf 'import requests\n\n\ndef f(url):\n    requests.get(url)\n'; }
