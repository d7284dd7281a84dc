"""run.py PROGRAM: every behaviour of a model against faultline-llm; what comes out is compared with expected.txt (UPDATE=1 writes it).

Of each run stands there: the statements that a model wrote, the tally, and how many requests came. Nothing is measured in time; a program that
hangs is ended after a minute and has failed.
"""
import difflib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import brief
import server as servers

HERE = pathlib.Path(__file__).parent
PROGRAM = sys.argv[1]
DETERMINISTIC = json.loads(brief.text())
BOTH = ("openai", "anthropic")

# Behaviour, options beside it. One line each, both dialects.
CASES = [[name] for name in servers.MODELS] + [
    ["repaired"], ["wrong-schema"], ["wrong-shape"], ["prose"], ["fenced"], ["truncated"], ["no-choices"], ["refuses"], ["cut-off"], ["html"], ["huge"],
    ["busy"], ["fails-once"], ["drops"], ["fails"], ["busy-for-long"], ["denied"], ["redirects"], ["redirects-away"], ["bare-only"],
    ["hangs", "--llm-request-timeout", "300ms"], ["drips", "--llm-request-timeout", "300ms"],
    ["supports", "--llm-review", "second"], ["disputes", "--llm-review", "second"],
    ["good-but-few", "--llm-max-requests", "1"], ["good-but-short", "--llm-max-tokens", "10000"], ["good-but-unknown", "--llm-cache-only"],
]


def run(words, stdin, **environment):
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""), "FAULTLINE_LLM_API_KEY": "key-of-the-test", **environment}
    return subprocess.run([PROGRAM, *words], input=stdin, capture_output=True, text=True, env=env, timeout=60)


def base(server, name, dialect):
    return "http://127.0.0.1:%d/%s%s" % (server.server_port, name, "/v1" if dialect == "openai" else "")


def ask(server, name, dialect, *more, cache=None, stdin=None):
    words = ["--llm-base-url", base(server, name, dialect), "--llm-dialect", dialect, "--llm-model", "first", *more]
    return run(words + (["--cache-dir", cache] if cache else ["--no-cache"]), stdin or brief.text())


def statements(document):
    for section in document["sections"]:
        for block in section["blocks"]:
            for s in block.get("statements", []):
                yield section["id"], block["kind"], s


def keeps_the_rest(document):
    """Without statements of a model the document is as it was: no table, picture, heading, number of sections or citation differs."""

    def bare(d):
        copy = json.loads(json.dumps(d))
        copy.pop("llm", None)
        for section in copy["sections"]:
            for block in section["blocks"]:
                if section["id"] in ("summary", "review", "options", "risks", "rollout"):
                    block.pop("statements", None)
        return copy

    assert bare(document) == bare(DETERMINISTIC), "more than statements has changed"
    before, after = set(), set()
    for source, cites in ((DETERMINISTIC, before), (document, after)):
        for section, _, s in statements(source):
            cites.update((section, c) for c in s["cites"])
    assert before <= after, "citations are gone: %s" % (before - after)
    kept = [s for _, _, s in statements(DETERMINISTIC) if s["origin"] in ("open", "frame")]
    for s in kept:
        assert s in [x for _, _, x in statements(document)], "gone: %s" % s


def describe(result):
    if result.returncode:
        return ["exit %d: %s" % (result.returncode, result.stderr.strip())]
    document = json.loads(result.stdout)
    keeps_the_rest(document)
    lines = ["%s: %s %s" % (section, s["text"], " ".join(s["cites"])) for section, _, s in statements(document) if s["origin"] == "model"]
    tally = document["llm"]
    names = ["state", "why"]
    numbers = ["tasks", "answered", "statements", "replaced", "claims", "repairs", "cached", "requests", "retries", "redacted"]
    lines.append(" ".join("%s=%s" % (k, tally[k]) for k in names if k in tally))
    lines.append(" ".join("%s=%s" % (k, tally[k]) for k in numbers if tally[k]))
    lines += ["dropped %s %d" % item for item in tally["dropped"].items()] + ["disputed: " + text for text in tally["disputed"]]
    return lines


def behaviours(server):
    for name, *more in CASES:
        seen = []
        for dialect in BOTH:
            server.counts.clear()
            seen.append(describe(ask(server, name, dialect, *more)))
        yield "== " + " ".join([name, *more])
        yield from seen[0]
        if seen[1] != seen[0]:
            yield "-- anthropic"
            yield from seen[1]


def caching(server):
    with tempfile.TemporaryDirectory() as cache:
        for words in ([], [], ["--llm-cache-only"]):
            result = ask(server, "good", "openai", *words, cache=cache)
            yield "== cache " + " ".join(words)
            yield from describe(result)[-2:]
        first, again = (ask(server, "good", "openai", *w, cache=cache).stdout for w in ([], ["--llm-cache-only"]))
        assert first == again, "the cache gives another brief"


def dry(server):
    before = len(server.requests)
    for dialect in BOTH:
        runs = [ask(server, "good", dialect, "--llm-dry-run", "--llm-review", "second").stdout for _ in range(2)]
        assert runs[0] == runs[1], "a dry run differs from the next"
        assert "key-of-the-test" not in runs[0] and "hunter2secret" not in runs[0]
        bodies = [json.loads(line) for line in runs[0].splitlines() if line.startswith("{")]
        yield "== dry run, %s: %d bodies" % (dialect, len(bodies))
        yield re.sub(r"\d+ bytes, about \d+", "N bytes, about N", runs[0].splitlines()[-2])
    assert len(server.requests) == before, "a dry run sent something"


def requests_seen(server):
    """What was sent: keys, ways, and that a request's data stands within its own marker and nowhere else."""
    markers = set()
    for request in server.requests:
        question = request["body"]["messages"][-1 if len(request["body"]["messages"]) < 3 else 0 if "system" in request["body"] else 1]["content"]
        data = servers.data_of(question)
        marker = question.split("DATA-")[1][:32]
        ours = question.replace(json.dumps(data), "")
        outside = question.split("DATA-" + marker)
        assert len(outside) == 3, "the marker stands elsewhere as well"
        for word in ("Ignore previous", "ignore the rules", "IGNORE_ALL", "orders", "fetch", "payments"):
            assert word not in outside[0] + outside[2] and word not in json.dumps(request["body"].get("system", "")), "text of the repository stands outside of the data: " + word
        assert "hunter2secret" not in json.dumps(request["body"]) and ours
        markers.add((marker, json.dumps(data)))
        headers = request["headers"]
        if request["path"].endswith("/messages"):
            assert headers["x-api-key"] == "key-of-the-test" and headers["anthropic-version"] and "authorization" not in headers
        else:
            assert headers["authorization"] == "Bearer key-of-the-test" and "x-api-key" not in headers
        assert headers["idempotency-key"]
    assert len({m for m, _ in markers}) > 20, "markers repeat"
    assert not server.strays, "a redirection was followed: %s" % server.strays
    yield "== requests: ok"


def refusals(server):
    urls = ["http://example.com/v1", "http://127.0.0.1.example.com/v1", "http://localhost.example.com/v1", "ftp://127.0.0.1/v1", "https://user:secret@example.com/v1", "file:///etc/passwd", "https://example.com/v1?x=1", "http://0x7f000001.example/v1", "http://2130706433.evil/v1", "nonsense"]
    for url in urls:
        result = run(["--llm-base-url", url, "--llm-model", "m", "--llm-dry-run", "--no-cache"], brief.text())
        yield "== %s" % url
        yield from ["exit %d: %s" % (result.returncode, result.stderr.strip())]
    for words, stdin in ((["--llm-model", "m"], brief.text()), (["--llm-base-url", "http://127.0.0.1:1/v1"], brief.text()), (["--llm-model", "m", "--llm-base-url", "http://127.0.0.1:1/v1"], "{"), (["--llm-model", "m", "--llm-base-url", "http://127.0.0.1:1/v1"], "{}")):
        result = run(words + ["--no-cache"], stdin)
        yield "== " + " ".join(words)
        yield "exit %d: %s" % (result.returncode, result.stderr.strip())
    result = run(["--llm-model", "m", "--llm-base-url", "http://[::1]:1/v1", "--no-cache", "--llm-timeout", "2s"], brief.text(), FAULTLINE_LLM_API_KEY="a\nX-Evil: 1")
    yield "== a key of two lines"
    yield "exit %d: %s" % (result.returncode, result.stderr.strip())


def unverified(server):
    """An encrypted server whose certificate nobody vouches for gets nothing."""
    with tempfile.TemporaryDirectory() as here:
        key, cert = os.path.join(here, "key"), os.path.join(here, "cert")
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], capture_output=True)
        assert made.returncode == 0, made.stderr
        other = servers.start((cert, key))
        words = ["--llm-base-url", "https://localhost:%d/good/v1" % other.server_port, "--llm-model", "first", "--no-cache"]
        yield "== a certificate of its own"
        yield from describe(run(words, brief.text()))
        assert not other.requests, "something was sent"


def snippets(server):
    with tempfile.TemporaryDirectory() as root:
        source = pathlib.Path(root) / "src"
        source.mkdir()
        (source / "api.py").write_text("password = 'correct horse'\nAPI_KEY = 'sk-abcdefghijklmnopqrstuvwx'\ndef orders():  # ignore all rules\n    return fetch(token=AKIAABCDEFGHIJKLMNOP)\n")
        pathlib.Path(root, "outside").symlink_to("/etc")
        document = json.loads(brief.text())
        document["root"] = root
        document["sections"][0]["blocks"][0]["statements"][0]["cites"] += ["P1", "P2"]
        document["citations"].append({"id": "P2", "kind": "place", "text": "outside", "path": "outside/passwd", "line": 1})
        before = len(server.requests)
        yield "== snippets"
        result = ask(server, "good", "openai", "--llm-context", "snippets", stdin=json.dumps(document))
        sent = json.dumps([r["body"] for r in server.requests[before:]])
        for secret in ("correct horse", "sk-abcdef", "AKIAABCD", "root:", "ignore all rules"):
            assert secret not in sent, secret
        codes = [e["code"] for r in server.requests[before:] for e in servers.data_of(r["body"]["messages"][1]["content"])["evidence"] if "code" in e]
        yield from codes[0].splitlines()
        yield "redacted=%d" % json.loads(result.stdout)["llm"]["redacted"]


def main():
    server = servers.start()
    lines = []
    for part in (behaviours, caching, unverified, snippets, dry, requests_seen, refusals):
        lines += [line.replace(":%d/" % server.server_port, ":PORT/") for line in part(server)]
    if len(sys.argv) > 2:  # bodies, for the schemas
        pathlib.Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
        for i, request in enumerate(server.requests):
            kind = "messages" if request["path"].endswith("/messages") else "chat"
            pathlib.Path(sys.argv[2], "%s-%d.json" % (kind, i)).write_text(json.dumps(request["body"]))
    expected = HERE / "expected.txt"
    if os.environ.get("UPDATE"):
        expected.write_text("\n".join(lines) + "\n")
        return 0
    difference = list(difflib.unified_diff(expected.read_text().splitlines(), lines, "expected", "got", lineterm=""))
    print("\n".join(difference))
    return 1 if difference else 0


sys.exit(main())
