// The comparison itself: each kind of difference is noticed, and nothing else is.
import assert from "node:assert";

import { differences, readMarks, updated } from "./compare.mjs";
import { fold, graphLines, inOrder, unfold } from "./lines.mjs";

const marks = readMarks("# why\nmissed findings b -- helper\nfalse findings x -- alias\n", "marks");
assert.deepEqual(differences(["a", "b"], ["a", "x"], marks), []);
assert.deepEqual(differences(["a", "b"], ["a"], []), ["- b"]);
assert.deepEqual(differences(["a"], ["a", "a"], []), ["+ a #2"]);
assert.deepEqual(differences(["a", "b"], ["a", "b", "x"], marks), ["no longer missed, remove the mark: b"]);
assert.deepEqual(differences(["a", "b"], ["a"], marks), ["no longer there, remove the mark: x"]);
assert.deepEqual(differences(["a"], ["a", "x"], marks), ["marked as missed, but not expected: b"]);
assert.deepEqual(differences(["b", "x"], ["x"], marks), ["marked as false, but expected: x"]);
assert.deepEqual(updated(["c", "x"], marks), ["c", "b"]);
assert.throws(() => readMarks("missed b\n", "marks"), /marks:1: not /);

const dump = `entries
  b.go:7 http GET /x
calls
  b.go:8 -> b.go:9 f [4]
sites
  b.go:12 remote_call net/http.Get http
    deadline unbounded [4] explicit owner a.go:3 (nothing (at all) sets it)
  b.go:7 entry GET /x
    deadline unbounded [4] (no limit)
endpoints
  b.go:7 http GET /x of b [4]
requests
  a.go:3 GET http://b/x -> b.go:7 GET /x of b [3]
  a.go:4 POST * (neither the host nor the path is known)
  a.go:5 x -> c.go:1 x of c [2] -> d.go:1 x of d [3]
`;
const lines = graphLines(dump);
assert.deepEqual(lines, [
  "b.go:7 entry http GET /x",
  "b.go:12 remote_call net/http.Get http",
  "b.go:12 remote_call net/http.Get http > deadline unbounded explicit owner a.go:3",
  "a.go:3 asks GET http://b/x -> b.go:7 GET /x of b",
  "a.go:4 asks POST *",
  "a.go:5 asks x -> c.go:1 x of c likely",
  "a.go:5 asks x -> d.go:1 x of d",
]);
assert.deepEqual(unfold(fold(lines)), lines);
assert.deepEqual(inOrder(["r b.go:10 high", "r b.go:9 high", "z a.go:11 low"]), ["z a.go:11 low", "r b.go:9 high", "r b.go:10 high"]);
assert.deepEqual(inOrder([lines[2], lines[1], lines[0]]), lines.slice(0, 3));
