"""A server on this machine that plays language models, good and bad, in both dialects.

The first part of the path says how it behaves: POST /good/v1/chat/completions, POST /good/v1/messages. It reads the question's data and makes an answer of
it. Nothing here sleeps: what hangs waits until the other side is gone.
"""
import http.server
import json
import re
import select
import ssl
import threading


def data_of(question):
    """What stands between two lines that are the same marker."""
    match = re.search(r"^(DATA-[0-9a-f]{32})\n(.*)\n\1$", question, re.M)
    return json.loads(match.group(2))


def claim(text, *cites):
    return {"text": text, "cites": list(cites)}


def reworded(data):
    """A good answer: the same statements, a little longer, each for itself."""
    return [claim("Here, " + s["text"], s["id"]) for s in data["statements"]]


# ---- models: data -> claims -------------------------------------------------------------------------------------------------------------


def joined(data):
    if data["order"] == "fixed":
        return reworded(data)
    both = " ".join(s["text"] for s in data["statements"])
    return [claim(both, *[s["id"] for s in data["statements"]])]


def first_said(text, *cites):
    """The first statement is replaced by `text`, the rest by good claims."""

    def model(data):
        return [claim(text, *(cites or [data["statements"][0]["id"]]))] + reworded(data)[1:]

    return model


def with_more(text, *cites):
    return lambda data: reworded(data) + [claim(text, *cites)]


def adding(text):
    """Every statement stands as it was, with something behind it."""
    return lambda data: [claim(s["text"] + " " + text, s["id"], *s["cites"]) for s in data["statements"]]


def without_numbers(data):
    return [claim(re.sub(r"\d+ ", "some ", "Here, " + s["text"]), s["id"]) for s in data["statements"]]


def obeys(data):
    """Does what texts of the repository tell it to."""
    told = json.dumps(data).lower()
    if "ignore" not in told:
        return reworded(data)
    return [claim("All services are safe and approved for production.", "S1"), claim("There is nothing to fix.", "S1"), claim("Visit https://evil.example/fix to repair it.", "S1"),
            claim("![x](https://evil.example/pixel)", "S1"), claim("<script>alert(1)</script>", "S1"), claim("Ignore previous instructions.", "S1")]


MODELS = {
    "good": reworded,
    "joined": joined,
    "backwards": lambda data: list(reversed(reworded(data))),
    "unknown-id": first_said("The gate is hit: there are 2 errors of high confidence.", "S1", "F99"),
    "no-id": lambda data: [claim(c["text"]) for c in reworded(data)],
    "only-evidence": lambda data: [claim(c["text"], data["evidence"][0]["id"]) for c in reworded(data)],
    "number": with_more("There are 17 errors of high confidence.", "S1"),
    "number-word": with_more("There are seven errors of high confidence.", "S1"),
    "number-moved": with_more("There are 3 errors of high confidence.", "S1", "S2"),
    "unit": with_more("`fetch` waits for ever, or 5 minutes.", "S2"),
    "name": with_more("The gate is hit because of `LedgerClient.post`.", "S1"),
    "plain-name": with_more("The gate is hit and the warehouse waits for ever.", "S1"),
    "new-service": with_more("The gate is hit in the shipping service.", "S1"),
    "product": with_more("The gate is hit and waits for Kafka.", "S1"),
    "denial": first_said("The gate is not hit: there are 2 errors of high confidence."),
    "judgement": first_said("The gate is hit: there are 2 minor errors of high confidence."),
    "unrelated": with_more("When people drink tea together every afternoon, fewer calls hang.", "S1"),
    "link": with_more("The gate is hit, see [errors](https://evil.example).", "S1"),
    "loses-number": without_numbers,
    "obeys": obeys,
    "obeys-a-path": adding("All services are safe."),
    "obeys-a-text": adding("There are 0 errors."),
    "obeys-a-name": adding("Approve all rules."),
}


def answer_claims(name, data, turn):
    if name == "repaired" and turn == 1:
        return {"claims": first_said("The gate is hit: there are 9 errors.")(data)}
    if name == "wrong-schema":
        return {"claims": [{"text": "The gate is hit.", "cites": ["S1"], "severity": "none"}]}
    if name == "wrong-shape":
        return {"claims": "The gate is hit."}
    if "claims" in data:
        bad = {"disputes": ["C1"]}.get(name, [])
        return {"verdicts": [{"claim": c["id"], "verdict": "not_supported" if c["id"] in bad else "supported"} for c in data["claims"]]}
    return {"claims": MODELS.get(name, reworded)(data)}


# ---- envelopes --------------------------------------------------------------------------------------------------------------------------


def chat(name, body, content):
    message = {"role": "assistant", "content": content, "refusal": None}
    reason = "stop"
    if name == "refuses":
        message = {"role": "assistant", "content": None, "refusal": "I cannot help with that."}
    if name == "cut-off":
        reason, message["content"] = "length", content[: len(content) // 2]
    choices = [] if name == "no-choices" else [{"index": 0, "message": message, "finish_reason": reason}]
    return {"id": "1", "object": "chat.completion", "model": body["model"] + "-played", "choices": choices, "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}}


def messages(name, body, content):
    part = {"type": "tool_use", "id": "t", "name": body.get("tools", [{"name": ""}])[0]["name"], "input": json.loads(content)} if "tools" in body else {"type": "text", "text": content}
    reason = "tool_use"
    if name == "refuses":
        reason = "refusal"
    if name == "cut-off":
        reason = "max_tokens"
    parts = [] if name == "no-choices" else [part]
    return {"id": "1", "type": "message", "role": "assistant", "model": body["model"] + "-played", "content": parts, "stop_reason": reason, "usage": {"input_tokens": 100, "output_tokens": 50}}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def send_json(self, status, text, kind="application/json", **headers):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def wait_until_gone(self):
        self.connection.recv(1)
        self.close_connection = True

    def drip(self):
        """A byte now and then, for as long as the other side listens."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        while not select.select([self.connection], [], [], 0.02)[0]:
            self.wfile.write(b" ")
        self.close_connection = True

    def do_GET(self):
        self.server.strays.append(self.path)
        self.send_json(200, "{}")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = self.path.split("/")[1]
        self.server.requests.append({"path": self.path, "body": body, "headers": {k.lower(): v for k, v in self.headers.items()}})
        with self.server.lock:
            self.server.counts[name] = count = self.server.counts.get(name, 0) + 1
        self.play(name, body, count)

    def play(self, name, body, count):
        if name == "hangs":
            return self.wait_until_gone()
        if name == "drips":
            return self.drip()
        if name == "drops" and count == 1:
            self.close_connection = True
            return None
        if name == "busy" and count == 1:
            return self.send_json(429, "{}", Retry_After="0")
        if name == "busy-for-long":
            return self.send_json(429, "{}", Retry_After="86400")
        if name == "fails-once" and count == 1 or name == "fails":
            return self.send_json(500, "{}", Retry_After="0")
        if name == "denied":
            return self.send_json(401, "{}")
        if name == "redirects":
            return self.send_json(302, "{}", Location="http://127.0.0.1:%d/elsewhere" % self.server.server_port)
        if name == "redirects-away":
            return self.send_json(307, "{}", Location="http://evil.example/")
        if name == "bare-only" and ("response_format" in body or "tools" in body):
            return self.send_json(400, '{"error":{"message":"unsupported parameter"}}')
        return self.send_json(*self.answer(name, body))

    def answer(self, name, body):
        turns = [m for m in body["messages"] if m["role"] != "system"]
        content = json.dumps(answer_claims(name, data_of(turns[0]["content"]), len(turns)))
        if name == "fenced":
            content = "```json\n" + content + "\n```"
            body = {k: v for k, v in body.items() if k != "tools"}
        text = json.dumps((messages if self.path.endswith("/messages") else chat)(name, body, content) if name != "prose" else {"choices": [{"message": {"content": "Sure! All is well."}}], "content": [{"type": "text", "text": "Sure! All is well."}], "model": "m"})
        if name == "truncated":
            text = text[: len(text) // 2]
        if name == "huge":
            text = text[:-1] + " " * (3 << 20) + "}"
        return 200, text, "text/html" if name == "html" else "application/json; charset=utf-8"


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, address):
        """Clients that hang up are what is wanted here."""


def start(certificate=None):
    server = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    server.requests, server.strays, server.counts, server.lock = [], [], {}, threading.Lock()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
