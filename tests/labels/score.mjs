// Scores faultline against hand-labelled lines of public repositories.
//
//   node tests/labels/score.mjs CLONES [-v] [--all-confidence] [--program build/faultline]
//
// CLONES holds one checkout a repository, named owner+name, at the commit that labels.tsv names (a different commit is said aloud).
// What counts stands in labels.mjs.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { flagRows, languageOf, ratio, readLabels, tally } from "./labels.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
const flag = (name) => args.includes(name) && args.splice(args.indexOf(name), 1).length > 0;
const program = option("--program") ?? join(here, "../../build/faultline");
const verbose = flag("-v");
const confidence = flag("--all-confidence") ? "low" : "medium";
const clones = args[0];
if (!clones) {
  console.error("usage: node tests/labels/score.mjs CLONES [-v] [--all-confidence] [--program PATH]");
  process.exit(2);
}

const rows = flagRows(readLabels(), { clones, program, confidence, say: console.log });
for (const row of rows)
  if (verbose && (row.label === "bad") !== row.flags.length > 0)
    console.log(`${row.label === "bad" ? "missed" : "WRONG "} ${row.family} ${row.repo}/${row.path}:${row.line} ${row.subkind} ${row.flags[0]?.rule ?? ""}`);

console.log("family                              bad  found  good  wrong  precision  recall");
const score = tally(rows, (row) => [row.family, `${row.family} (${languageOf(row.path)})`], (row) => row.flags.length > 0);
for (const [key, s] of [...score].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const number = (n, width) => String(n).padStart(width);
  const [precision, recall] = [ratio(s.found, s.found + s.wrong), ratio(s.found, s.bad)];
  console.log(`${key.padEnd(34)} ${number(s.bad, 4)} ${number(s.found, 6)} ${number(s.good, 5)} ${number(s.wrong, 6)}     ${precision.padStart(6)}  ${recall.padStart(6)}`);
}
