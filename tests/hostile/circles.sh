# Functions that all lead to one another: what they hand on is followed until the budget of a piece of work is spent, the rest is a gap. Answers that nobody needs
# any more are not kept: the memory is that of a piece, however many there are. Nor is every way gone between variables that are made of one another.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }
python3 "$tests/hostile/shapes.py" circle 50 root
fault >root/shop.py
ends "1" "circle" "$program" check -j 2 root
says "circle" "shop.py:5:5"
says "circle" "200 unknown"
mv out unlimited
if ! sanitized; then
  ends "1" "circle in little memory" sh -c 'ulimit -v 600000 && exec "$@"' sh "$program" check -j 2 root
  cmp -s out unlimited || fail "circle in little memory: another output"
fi
for jobs in 1 8; do # who gets which piece does not matter
  ends "1" "circle with $jobs threads" "$program" check -j $jobs root
  cmp -s out unlimited || fail "circle with $jobs threads: another output"
done
python3 "$tests/hostile/shapes.py" names 1500 knot
ends "0 1" "knot of variables" "$program" check knot
says "knot of variables" "2 files"
ends "0" "brief of a knot" "$program" brief knot
done_with
