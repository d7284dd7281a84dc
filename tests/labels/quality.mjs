// Writes the measured parts of docs/quality.md.
//
//   node tests/labels/quality.mjs [CLONES] [--program build/faultline]   CLONES as for score.mjs; without it the part about labels stays
//   node tests/labels/quality.mjs --check                                is the part about cases what would be written?
//
// The page is prose with two measured parts between comments: `labels` (needs clones of the labelled repositories) and `cases` (needs only
// this tree). A line for each rule and no sums, so that two changes of cases meet in one line only when they are about the same rule.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { baseline, flagRows, languageOf, ratio, readLabels, readTable, tally } from "./labels.mjs";
import { countMarks } from "./marks.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const page = join(root, "docs/quality.md");

const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const byName = ([a], [b]) => (a < b ? -1 : 1);

// ---- labels --------------------------------------------------------------------------------------------------------------

const confidences = { high: ["high"], "high and medium": ["high", "medium"] };
const flaggedAt = (levels) => (row) => row.flags.some((flag) => levels.includes(flag.confidence));

function scoreTable(rows) {
  const keys = (row) => [`${row.family} | all`, `${row.family} | ${languageOf(row.path)}`, "all | all"];
  const scores = [...Object.values(confidences).map(flaggedAt), baseline].map((flagged) => tally(rows, keys, flagged));
  const cells = (s) => [`${ratio(s.found, s.found + s.wrong)} (${s.found}/${s.found + s.wrong})`, ratio(s.found, s.bad)];
  const lines = [...scores[0]].sort(byName).map(([key, s]) => [key, s.bad, s.good, ...scores.flatMap((score) => cells(score.get(key)))]);
  const head = ["family", "language", "bad", "good", ...[...Object.keys(confidences), "words only"].flatMap((name) => [`${name}: precision`, "recall"])];
  return table(head, lines);
}

const placeOf = (row) => [row.repo, row.path, row.line, row.family].join("\t");

function missedTable(rows) {
  const reasons = new Map(readTable("reasons.tsv").map((row) => [placeOf(row), row.reason]));
  const missed = rows.filter((row) => row.label === "bad" && !row.flags.length);
  const lines = missed.map((row) => [row.family, `${row.repo} ${row.path}:${row.line}`, row.subkind, reasons.get(placeOf(row)) ?? "**no reason given**"]);
  return table(["family", "line", "what", "why it is missed"], lines.sort((a, b) => byName([a.join()], [b.join()])));
}

function labelPart(clones, program) {
  const rows = flagRows(readLabels(), { clones, program, confidence: "medium", say: console.error });
  const wrong = rows.filter((row) => row.label === "good" && row.flags.length);
  const shown = wrong.map((row) => `- ${row.family}, ${row.repo} ${row.path}:${row.line}: ${row.flags[0].rule}`);
  return `${scoreTable(rows)}\n\n${wrong.length ? `Good lines that are flagged:\n\n${shown.join("\n")}` : "No good line is flagged."}\n\nBad lines that are not flagged:\n\n${missedTable(rows)}`;
}

// ---- cases ---------------------------------------------------------------------------------------------------------------

// ["Go", "Java", "Go"] -> "Go 2, Java"
function tallied(languages) {
  const counts = new Map();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  const parts = [...counts].sort(byName).map(([language, n]) => (n > 1 ? `${language} ${n}` : language));
  return parts.length ? parts.join(", ") : "-";
}

const rulesOf = () => readdirSync(join(root, "rules"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["models", "schema", "vocabulary"].includes(entry.name))
  .flatMap((family) => readdirSync(join(root, "rules", family.name)));

function casePart() {
  const { marks, cases } = countMarks(root, ["rules", "tests/answers"]);
  const of = (rule, kind) => tallied(marks.filter((mark) => mark.rule === rule && mark.kind === kind).map((mark) => mark.language));
  const lines = rulesOf().sort().map((rule) => [rule, cases.get(rule)?.size ?? 0, of(rule, "expect"), of(rule, "miss"), of(rule, "alarm")]);
  const asked = new Map();
  for (const mark of marks) if (mark.kind === "answer") asked.set(mark.language, (asked.get(mark.language) ?? 0) + 1);
  return `${table(["rule", "cases of its own", "expected", "known misses", "known false alarms"], lines)}\n\n${table(["language", "answers compared"], [...asked].sort(byName))}`;
}

// ---- page ----------------------------------------------------------------------------------------------------------------

const partAt = (name) => new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(\n<!-- end -->)`);
function withPart(text, name, part) {
  if (!partAt(name).test(text)) throw new Error(`docs/quality.md has no part "${name}"`);
  return text.replace(partAt(name), (_, head, end) => `${head}\n${part}\n${end}`);
}

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
const program = option("--program") ?? join(root, "build/faultline");
const before = readFileSync(page, "utf8");
let text = withPart(before, "cases", casePart());
if (args[0] === "--check") {
  if (text !== before) {
    console.error("docs/quality.md is not what the cases say now: run node tests/labels/quality.mjs");
    process.exit(1);
  }
} else {
  if (args[0]) text = withPart(text, "labels", labelPart(args[0], program));
  writeFileSync(page, text);
}
