# The cache is not to be noticed: every format, every option, every change.
. "$(dirname "$0")/lib.sh"
formats="text concise json sarif github gitlab azure junit checkstyle sonar rdjson markdown"

same "cold"
known "unchanged" "nothing has changed"
for format in $formats; do same "$format" -f "$format"; same "$format, again" -f "$format"; done
for options in "--all" "--select deadline" "--ignore deadline" "--confidence low" "--severity error" "--fail-on never" "--strict" \
  "--max-file-size 40B" "-j 1" "-v"; do
  [ "$options" = -v ] && continue # says how long it took
  # shellcheck disable=SC2086  # words
  same "$options" $options
  # shellcheck disable=SC2086
  same "$options, again" $options
done

echo "# more" >>"$root/shop/m1.py"
known "one file changed" "11 of 12 files known"
same "one file changed"
touch -d 2020-01-01 "$root/shop/m1.py"
known "touched" "nothing has changed"
cp -p "$root/shop/m2.py" "$scratch/m2.py"
sed -i 's/netlib.get/netlib.put/' "$root/shop/m2.py" # as long as before
touch -r "$scratch/m2.py" "$root/shop/m2.py"
same "same size, same time"
mv "$root/shop/m3.py" "$root/shop/n3.py"
same "renamed"
rm "$root/shop/m4.py"
same "deleted"
mkdir -p "$root/shop/tests"
mv "$root/shop/m5.py" "$root/shop/tests/m5.py"
same "moved among tests"
fault 9 >"$root/shop/m9.py"
same "added"
fault 8 >"$root/shop/m9.py" # nobody waited: the clock of the file system may not have moved
same "changed at once"
fault 9 >"$root/shop/m9.py"
same "changed back"
printf 'x = 1\0\n' >"$root/shop/binary.py"
same "binary"
SOURCE_DATE_EPOCH=1767484800
export SOURCE_DATE_EPOCH
same "a suppression has expired"
mkdir -p "$root/.faultline/rules/deadline"
cp -r "$tests/cli/data/rules/deadline/call-waits-for-ever" "$root/.faultline/rules/deadline/other"
sed -i 's/^id: .*/id: other/; s/^aliases:.*//' "$root/.faultline/rules/deadline/other/rule.yaml"
same "a rule more"
sed -i 's/^severity: .*/severity: note/' "$root/.faultline/rules/deadline/other/rule.yaml"
same "a rule changed"
done_with
