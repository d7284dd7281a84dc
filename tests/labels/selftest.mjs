// What counts marks and labels, on texts whose answer is known.
import assert from "node:assert";

import { languageOf, tally } from "./labels.mjs";
import { caseOf, marksOf } from "./marks.mjs";

assert.deepEqual(marksOf("get(u) // expect: a-b, c-d and why\n# miss: e-f  a reason: it is long\n"), [
  { kind: "expect", rule: "a-b" }, { kind: "expect", rule: "c-d" }, { kind: "miss", rule: "e-f" },
]);
assert.deepEqual(marksOf(" * alarm: a-b reason\n<!-- expect: a-b -->\nx -- expect: c\nget(u); // answer: deadline bounded 5s\n"), [
  { kind: "alarm", rule: "a-b" }, { kind: "expect", rule: "a-b" }, { kind: "expect", rule: "c" }, { kind: "answer" },
]);
assert.deepEqual(marksOf('// what we expect: nothing\nlog("expect: more")\n// not an answer: deadline\n'), []);
assert.equal(caseOf("rules/x/y/cases/a/b.go"), "rules/x/y/cases/a");
assert.equal(caseOf("rules/x/y/cases/a.go"), "rules/x/y/cases/a.go");
assert.equal(caseOf("rules/x/y/rule.yaml"), undefined);
assert.equal(languageOf("a/b.test.ts"), "TypeScript");

const rows = [{ label: "bad", at: 1 }, { label: "bad", at: 2 }, { label: "good", at: 3 }, { label: "good", at: 1 }];
assert.deepEqual([...tally(rows, () => ["all"], (row) => row.at === 1)], [["all", { bad: 2, found: 1, good: 2, wrong: 1 }]]);
