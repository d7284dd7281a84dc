# Numbers that nobody means, wherever a number stands in the programs and settings that rules are tried on: no sum and no product of them is more than
# its type holds (a sanitizer says so), and the run ends as with any other number.
. "$(dirname "$0")/lib.sh"
mkdir seeds
find "$tests/../rules" "$tests/answers" "$tests/../fixtures" -path '*/cases/*' -type f -size -16k -o -path '*/fixtures/*/repo/*' -type f -size -16k | LC_ALL=C sort | awk 'NR % 3 == 0' | while read -r file; do
  folder=seeds/$(dirname "${file#"$tests/"}" | tr '/' '-')
  mkdir -p "$folder" && cp "$file" "$folder/"
done
n=$(find seeds -type f | wc -l)
[ "$n" -gt 300 ] || fail "only $n files to change"
for number in 9223372036854775807 -9223372036854775808 18446744073709551616 1e308 4294967295 0; do
  rm -rf root && mkdir root
  (cd seeds && find . -type f | while read -r file; do
    mkdir -p "../root/$(dirname "$file")"
    LC_ALL=C sed -E 's/(^|[^A-Za-z0-9_.-])[0-9]+(\.[0-9]+)?/\1'"$number"'/g' "$file" >"../root/$file"
  done)
  ends "0 1" "$number" "$program" check --all --confidence low root
  for what in "brief --all" "graph --inventory" "graph --services"; do ends "0 1" "$what with $number" "$program" $what root; done
done
echo "$n files"
done_with
