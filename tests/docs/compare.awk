# compare.awk EXPECTED GOT: the same lines, where "..." in EXPECTED stands for any number of lines, also none.
FNR == NR { want[++n] = $0; next }
{ got[++m] = $0 }

# Do lines from..to of want stand in got at place `at`?
function stands(from, to, at,   i) {
  for (i = from; i <= to; i++) if (at + i - from > m || got[at + i - from] != want[i]) return 0
  return 1
}
END {
  at = 1
  open = 0
  for (from = 1; from <= n + 1; from = to + 2) {
    for (to = from; to <= n && want[to] != "..."; to++);
    to--
    last = to == n
    if (last && open) at = m - (to - from) > at ? m - (to - from) : at
    while (open && !last && at <= m && !stands(from, to, at)) at++
    if (!stands(from, to, at) || (last && at + to - from != m)) exit 1
    at += to - from + 1
    open = 1
    if (last) exit 0
  }
  exit 0 # EXPECTED ends with "..."
}
