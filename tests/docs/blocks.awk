# A page in, its marked blocks out: <out>/001, <out>/002, ... each with a first line that says what it is.
#
#   <!-- file: PATH -->   the fenced block behind it is that file
#   <!-- run -->          the fenced block behind it is commands (`$ ...`) and what they print
#
# The mark belongs to the very next fence. A mark without one is an error.
function stop(text) { print FILENAME ":" FNR ": " text > "/dev/stderr"; failed = 1; exit 1 }

/^<!-- (file: .*|run) -->$/ && !inside {
  if (mark != "") stop("the mark above has no block")
  mark = $0
  sub(/^<!-- /, "", mark)
  sub(/ -->$/, "", mark)
  next
}
/^```/ && inside { close(path); inside = 0; path = ""; mark = ""; next }
/^```/ { inside = 1; if (mark != "") { path = sprintf("%s/%03d", out, ++n); print mark > path }; next }
inside && path != "" { print > path }
END { if (!failed && (inside || mark != "")) stop("a block or a mark without its end"); if (!failed && !n) stop("nothing to try") }
