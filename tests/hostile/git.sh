# git.sh PROGRAM: a .gitignore that git would read for years. It is given up after a minute, and the folder walked as without git. Takes that minute.
. "$(dirname "$0")/lib.sh"
folder=root i=0
while [ $i -lt 200 ]; do folder=$folder/a i=$((i + 1)); done
mkdir -p $folder
fault >$folder/deep.py
fault >root/shop.py
git -C root init -q
awk 'BEGIN { for (n = 0; n < 200; n++) printf "**/a/"; print "b" }' >root/.gitignore
ends "1" "a pattern with many readings" "$program" check root
says "a pattern with many readings" "shop.py:5:5"
done_with
