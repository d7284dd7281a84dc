"""lint.py BUILD [FILE...]: clang-tidy and gcc -fanalyzer over the sources of analyzer/ (all that BUILD compiles, or those named), on every core.

What is asked of clang-tidy, and what is not, stands in .clang-tidy. Prints what is found in the order of files; exit code 1 when there is something.
A line of a source that is right anyway says why: // NOLINT(check): reason. For -fanalyzer: FL_ANALYZER_OFF (base/error.h).
"""
import json
import os
import re
import shlex
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

# GCC 12 takes a struct that an inlined function gave back for one that is half written, and names no line; clang-tidy and valgrind look for the same.
LEFT_OUT = ["-Wno-analyzer-use-of-uninitialized-value"]

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
build = os.path.realpath(sys.argv[1])
named = {os.path.realpath(path) for path in sys.argv[2:]}
spent = {"clang-tidy": 0.0, "gcc": 0.0}


def said_by(tool, command, folder):
    begin = time.monotonic()
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    spent[tool] += time.monotonic() - begin
    return done


def tidy(entry):
    done = said_by("clang-tidy", ["clang-tidy", "--quiet", "-p", build, entry["file"]], build)
    return done.stdout if done.returncode == 0 else done.stdout or done.stderr  # stderr counts what was left out


def analyze(entry):
    words = shlex.split(entry["command"])
    first = next(i for i, word in enumerate(words) if re.search(r"(gcc|clang|cc)(-\d+)?$", word))  # behind a compiler cache
    options, skip = [], False
    for word in words[first + 1 :]:
        if not skip and word not in ("-c", "-o", "-Werror"):
            options.append(word)
        skip = word == "-o"
    done = said_by("gcc", ["gcc", *options, "-fanalyzer", *LEFT_OUT, "-S", "-o", os.devnull], entry["directory"])
    return done.stderr


def both(entry):
    return tidy(entry) + analyze(entry)


def is_ours(entry):
    path = os.path.realpath(entry["file"])
    return path in named if named else path.startswith(os.path.join(root, "analyzer", ""))


with open(os.path.join(build, "compile_commands.json")) as file:
    entries = sorted({entry["file"]: entry for entry in json.load(file) if is_ours(entry)}.values(), key=lambda entry: entry["file"])
if not entries:
    sys.exit("lint.py: nothing to look at in " + build)
with ThreadPoolExecutor(os.cpu_count()) as pool:
    found = [text for text in pool.map(both, entries) if text.strip()]
print("\n".join(found), end="")
print("%d files: clang-tidy %d s, gcc -fanalyzer %d s; %d with something to mend" % (len(entries), spent["clang-tidy"], spent["gcc"], len(found)), file=sys.stderr)
sys.exit(1 if found else 0)
