# Files that are larger than anybody reads.
. "$(dirname "$0")/lib.sh"
yes 'x = 1' | head -c 209715200 >root/large.py
{ printf 'x = ['; yes '1, ' | tr -d '\n' | head -c 52428800; printf ']\n'; } >root/line.py
fault >root/shop.py
ends "0 1" "as it is" "$program" check root
says "as it is" "too-large *root/large.py: 200 MiB, the limit is 1 MiB"
says "as it is" "too-large *root/line.py: 50 MiB"
says "as it is" "shop.py:5:5"
ends "0 1" "read all the same" "$program" check --max-file-size 300M --file-timeout 200ms root
says "read all the same" "too-slow *root/large.py"
says "read all the same" "minified *root/line.py"
says "read all the same" "shop.py:5:5"
done_with
