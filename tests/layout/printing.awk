# In: printers.txt, then C files. Out: a line for each use of a standard stream outside the files that may print.
FNR == 1 { table = FILENAME ~ /printers\.txt$/; comment = 0 }
table { if (NF && !/^#/) allowed[$1] = $0; next }
{
  code = bare($0)
  if (code ~ /(^|[^A-Za-z0-9_])(v?printf|puts|putchar)[ \t]*\(|(^|[^A-Za-z0-9_])stdout([^A-Za-z0-9_]|$)/) check("stdout")
  if (code ~ /(^|[^A-Za-z0-9_])(perror[ \t]*\(|stderr([^A-Za-z0-9_]|$))/) check("stderr")
}
END { exit failed }

function check(stream,   who, n, i) {
  n = split(allowed[stream], who)
  for (i = 2; i <= n; i++)
    if (who[i] == FILENAME || (who[i] ~ /\/$/ && index(FILENAME, who[i]) == 1)) return
  printf "%s:%d: writes to %s; only these may:%s\n", FILENAME, FNR, stream, substr(allowed[stream], length(stream) + 2)
  failed = 1
}

# The line without comments and without what stands in quotes.
function bare(line,   out, c, i, quote) {
  for (i = 1; i <= length(line); i++) {
    c = substr(line, i, 1)
    if (comment) { if (substr(line, i, 2) == "*/") { comment = 0; i++ } }
    else if (quote) { if (c == "\\") i++; else if (c == quote) quote = "" }
    else if (substr(line, i, 2) == "//") break
    else if (substr(line, i, 2) == "/*") { comment = 1; i++ }
    else if (c == "\"" || c == "'") quote = c
    else out = out c
  }
  return out
}
