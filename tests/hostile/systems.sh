# Systems that are larger in one way than any that people run: a thousand services, three thousand routes, five hundred implementations. What is said of them
# costs seconds and some hundred megabytes, whatever their shape is.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }
large() { # KIND N
  python3 "$tests/hostile/systems.py" "$1" "$2" "$1"
  for command in check brief; do
    if sanitized; then ends "0 1" "$command of $1" "$program" $command -j 2 "$1"
    else ends "0 1" "$command of $1" sh -c 'ulimit -v 500000 && ulimit -t 60 && exec "$@"' sh "$program" $command -j 2 "$1"
    fi
  done
}
large compose 1000
says "brief of compose" "s999"
large routes 3000
large nest 2000
large implementations 500
large chain 200
says "brief of chain" "POST /x"
large catches 1000
large pools 1000
large shared 500
large wide 500
large events 500
done_with
