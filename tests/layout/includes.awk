# In: floors.txt, owners.txt, then C files, with paths relative to the root. Out: a line for each include that the
# layout forbids.
FNR == 1 {
  table = FILENAME ~ /floors\.txt$/ ? "floors" : FILENAME ~ /owners\.txt$/ ? "owners" : ""
  floor = FILENAME ~ /^analyzer\/[^\/]+\/[^\/]+$/ ? part(FILENAME, 2) : ""
}
table && (/^#/ || !NF) { next }
table == "floors" { n_floors++; for (i = 1; i <= NF; i++) rank[$i] = n_floors; next }
table == "owners" { n_owned++; owned[n_owned] = $1; owners[n_owned] = $0; next }

/^[ \t]*#[ \t]*include[ \t]*"/ { split($0, cut, "\""); own_header(cut[2]) }
/^[ \t]*#[ \t]*include[ \t]*</ { split($0, cut, /[<>]/); foreign_header(cut[2]) }

function part(path, n,   parts) { split(path, parts, "/"); return parts[n] }
function complain(what) { printf "%s:%d: %s\n", FILENAME, FNR, what; failed = 1 }

function own_header(name,   folder) {
  folder = part(name, 1)
  if (name !~ /\//) { if (floor) complain("write \"" floor "/" name "\": includes start at analyzer/"); return }
  if (!(folder in rank)) { complain("\"" name "\": " folder " is no floor (floors.txt)"); return }
  if (name ~ /_p\.h$/ && folder != floor) complain("\"" name "\" is private to " folder)
  if (FILENAME ~ /^grammars\/[^\/]+\//) hook_header(name, folder)
  if (!floor) return
  if (!(floor in rank)) complain(floor " is no floor (floors.txt)")
  else if (rank[folder] > rank[floor]) complain("\"" name "\": " floor " stands below " folder)
  else if (rank[folder] == rank[floor] && folder != floor) complain("\"" name "\": " floor " and " folder " stand side by side")
}

# A grammar's hooks see the syntax view and the facts, nothing else.
function hook_header(name, folder) {
  if (folder != "base" && folder != "facts" && name != "parse/syntax.h") complain("\"" name "\" is not for hooks")
}

function foreign_header(name,   i, pattern, n, who, j) {
  if (name ~ standard) return
  for (i = 1; i <= n_owned; i++) {
    pattern = owned[i]
    if (pattern ~ /\*$/ ? index(name, substr(pattern, 1, length(pattern) - 1)) == 1 : name == pattern) break
  }
  if (i > n_owned) { complain("<" name "> has no owner (owners.txt)"); return }
  n = split(owners[i], who)
  for (j = 2; j <= n; j++) if (who[j] == FILENAME) return
  complain("<" name "> belongs to " who[2])
}

BEGIN {
  # C17 and POSIX.1-2008, without what the style forbids (setjmp, tgmath, ...).
  standard = "^(assert|ctype|errno|fcntl|float|inttypes|limits|locale|math|poll|pthread|signal|spawn|stdalign|stdarg|" \
    "stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|time|unistd|dirent|fnmatch|sched|termios|" \
    "sys/(file|ioctl|mman|resource|select|stat|time|types|wait))\\.h$"
}
END { exit failed }
