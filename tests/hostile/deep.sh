# Nesting without end and text that scanners read again at every byte, in every language and format of settings: a gap, and no more.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }
python3 "$tests/hostile/shapes.py" deep 100000 root
fault >root/shop.py
ends "0 1" "deep" "$program" check --max-file-size 40M --file-timeout 200ms root
says "deep" "shop.py:5:5"
rm -rf root
python3 "$tests/hostile/shapes.py" deep 3000 root # too deep for us, and no trouble for the parser
fault >root/shop.py
ends "0 1" "nested" "$program" check --file-timeout 60s root
says "nested" "shop.py:5:5"
says "nested" "nesting"
rm -rf root
python3 "$tests/hostile/shapes.py" slow 900000 root
fault >root/shop.py
ends "0 1" "slow" "$program" check --file-timeout 200ms root
says "slow" "shop.py:5:5"
says "slow" "too-slow"
rm -rf root
python3 "$tests/hostile/shapes.py" many 1000 root
fault >root/shop.py
ends "0 1" "many" "$program" check --max-file-size 40M root
says "many" "shop.py:5:5"
done_with
