# Files with a compile command: their facts are kept as long as every file that the compiler read is as it was, and no other one takes its place.
. "$(dirname "$0")/lib.sh"
unset FAULTLINE_DATA
rm -rf "$root"
outside=$scratch/outside
mkdir -p "$root/src" "$root/near" "$outside/curl" "$outside/net"
cp "$tests/compiled/include/curl/curl.h" "$outside/curl"
limits() { printf '#ifndef NET_TIMEOUT_S\n#define NET_TIMEOUT_S %s\n#endif\n' "$1"; }
limits 6 >"$outside/net/limits.h"
printf '#include <curl/curl.h>\n#include <net/limits.h>\n' >"$root/src/page.h"
for name in get put; do
  printf '#include "page.h"\n\nint %s(const char *url) {\n    CURL *h = curl_easy_init();\n    curl_easy_setopt(h, CURLOPT_TIMEOUT, NET_TIMEOUT_S);\n    return curl_easy_perform(h);\n}\n' "$name" >"$root/src/$name.c"
done
database() { # further arguments of get.c
  printf '[{"directory": "%s", "file": "src/get.c", "command": "cc %s -Inear -I%s -c src/get.c"},\n {"directory": "%s", "file": "src/put.c", "command": "cc -Inear -I%s -c src/put.c"}]\n' \
    "$root" "$1" "$outside" "$root" "$outside" >"$root/compile_commands.json"
}
database ""
settle() { find "$root" "$outside" -type f -exec touch -d 2020-01-01 {} +; } # so that files are known by their stamps
settle
says() { # WHAT FINDINGS: so many deadlines without end, after the last run
  found=$(grep -c "deadline-infinite-explicit" "$scratch/warm" || :)
  [ "$found" = "$2" ] || fail "$1: $found findings instead of $2"
}
# after WHAT KNOWN FINDINGS: what was known of it, the same as without a cache, and known afterwards.
after() {
  known "$1" "$2"
  same "$1" -f concise --confidence low
  says "$1" "$3"
  known "$1, again" "nothing has changed"
}

after "cold" "0 of 4 files known" 0
grep -q "not-compiled" "$scratch/out" && fail "nothing was compiled"
settle
known "touched" "nothing has changed"
echo >>"$root/src/get.c"
after "one of the files" "3 of 4" 0
limits 0 >"$outside/net/limits.h"
after "a header outside" "2 of 4" 2
limits 6 >"$root/near/limits.h" # not where it is looked for
after "a header that nobody reads" "4 of 5" 2
mkdir "$root/near/net"
limits 6 >"$root/near/net/limits.h"
after "a header before the other" "3 of 6" 0
rm "$root/near/net/limits.h"
after "a header that is gone" "of 5\|nothing has changed" 2
limits 6 >"$outside/net/limits.h"
after "as at first" "of 5\|nothing has changed" 0
database "-DNET_TIMEOUT_S=0"
after "another command" "of 5" 1
CPATH=$root/near
export CPATH
same "another environment" -f json
unset CPATH
mv "$outside/net/limits.h" "$outside/net/off.h"
same "a header that is missing" -f json
grep -q "not-compiled" "$scratch/warm" || fail "a header is missing, and nobody said so"
known "a header that is missing, again" "of 5 files known" # what failed is tried again
mv "$outside/net/off.h" "$outside/net/limits.h"
after "it is back" "of 5\|nothing has changed" 1
done_with
