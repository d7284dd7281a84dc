# In: a list of words (names.txt: word, then what it is), then files. Out: a line for each file line that holds one of the
# words. Words are compared without case and end where letters, digits, _ and - end.
# -v skip=KEY,KEY  top-level YAML keys that may hold anything (examples are code and code uses libraries)
# -v quoted=1      look only into string literals
# -v exact=1       the same, and the literal has to be the word and nothing else
BEGIN { n = split(skip, keys, ","); for (i = 1; i <= n; i++) skipped[keys[i]] = 1 }
FILENAME == list { word[tolower($1)] = $2; next }
FNR == 1 { key = "" }
/^[A-Za-z_]+:/ { key = $0; sub(/:.*/, "", key) }
key in skipped { next }
{
  if (exact) n = split(tolower(literals($0)), found, "\n")
  else n = split(tolower(quoted ? literals($0) : $0), found, /[^a-z0-9_\/.-]+/)
  for (i = 1; i <= n; i++) {
    if (exact) { report(found[i]); continue }
    w = found[i]
    gsub(/^[\/.-]+|[\/.-]+$/, "", w)
    # a/b.c: each part, the whole, and a/b
    m = split(w, parts, /[\/.]/)
    for (j = 1; m > 1 && j <= m; j++) report(parts[j])
    do report(w); while (sub(/\.[^.]*$/, "", w))
  }
}
END { exit failed }

function report(w) {
  if (!(w in word) || (FILENAME, FNR, w) in seen) return
  seen[FILENAME, FNR, w] = 1
  printf "%s:%d: names the %s \"%s\"\n", FILENAME, FNR, word[w], w
  failed = 1
}

function literals(line,   out) {
  if (line ~ /^[ \t]*(#[ \t]*include|extern "C"|\/\/)/) return ""
  while (match(line, /"([^"\\]|\\.)*"/) && !index(substr(line, 1, RSTART - 1), "//")) {
    out = out substr(line, RSTART + 1, RLENGTH - 2) "\n"
    line = substr(line, RSTART + RLENGTH)
  }
  return out
}
