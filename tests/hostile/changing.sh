# Files that change or are gone while the run reads them: the rest is reported, and nobody waits.
. "$(dirname "$0")/lib.sh"
shim=$2
fault >outside.py
anew() {
  rm -rf root
  mkdir root
  for i in 1 2 3 4; do fault >root/m$i.py; done
}
for how in vanish truncate grow folder pipe link deny; do
  for jobs in 1 4; do
    for file in m2.py .gitignore faultline.yaml; do
      anew
      [ $file = m2.py ] || : >root/$file
      ends "0 1 2" "$how $file" env LD_PRELOAD="$shim" CHANGE_DO=$how CHANGE_FILE=root/$file CHANGE_TO="$scratch/outside.py" "$program" check -j $jobs --cache-dir cache --max-file-size 1M root
      [ "$code" = 2 ] || says "$how $file" "m1.py:5:5"
      [ $file != m2.py ] || [ "$code" = 1 ] || fail "$how $file: exit $code"
      [ $how-$file != link-m2.py ] || { says "link" "unreadable *root/m2.py: cannot read: it is a link"; ! grep -q "m2.py:5:5" out || fail "what a link leads to was read"; }
    done
  done
done
anew
ends "1" "the shim" env LD_PRELOAD="$shim" CHANGE_DO=vanish CHANGE_FILE=root/m2.py "$program" check root
[ ! -e root/m2.py ] || fail "nothing was changed"
done_with
