// Scores faultline against hand-labelled lines of public repositories.
//
//   node tests/labels/score.mjs CLONES [-v] [--all-confidence] [--program build/faultline]
//
// CLONES holds one checkout a repository, named owner+name, at the commit that labels.tsv names (a different commit is said aloud).
// A labelled line counts as flagged when a finding of its family has its primary or a related place within two lines. Found: a bad
// line that is flagged. Wrong: a good line that is flagged. Doubtful lines are dropped. Only labelled lines count.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
const flag = (name) => args.includes(name) && args.splice(args.indexOf(name), 1).length > 0;
const program = option("--program") ?? join(here, "../../build/faultline");
const verbose = flag("-v");
const low = flag("--all-confidence");
const clones = args[0];
if (!clones) {
  console.error("usage: node tests/labels/score.mjs CLONES [-v] [--all-confidence] [--program PATH]");
  process.exit(2);
}

const families = {
  "absent-deadline": /^deadline-/,
  "unbounded-retry": /^(retry-unbounded|retry-poison-.*|retry-exceeds-.*)$/,
  "no-backoff": /^(retry-no-backoff|retry-no-jitter)$/,
  "unfenced-lock": /^(lock|leader)-/,
  idempotency: /^idem-/,
  "dual-write": /^(dual-write|tx-publish-before-commit|tx-held-across-remote-call)$/,
  "two-phase": /^tpc-/,
};
const languages = { ".go": "go", ".java": "java", ".py": "python", ".js": "js/ts", ".ts": "js/ts", ".tsx": "js/ts" };

function readLabels() {
  const [head, ...rows] = readFileSync(join(here, "labels.tsv"), "utf8").trimEnd().split("\n").map((line) => line.split("\t"));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

function check(folder) {
  const run = spawnSync(program, ["check", "-f", "json", "--confidence", low ? "low" : "medium", folder], { maxBuffer: 1 << 30, encoding: "utf8" });
  if (run.status !== 0 && run.status !== 1 && run.status !== 3) throw new Error(`${folder}: exit ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout).findings;
}

// path -> line -> rules that point there, primarily or as a related place
function placesOf(findings) {
  const places = new Map();
  const add = (path, line, rule) => {
    if (!places.has(path)) places.set(path, []);
    places.get(path).push({ line, rule });
  };
  for (const f of findings) {
    add(f.path, f.line, f.rule);
    for (const r of f.related) add(r.path, r.line, f.rule);
  }
  return places;
}

const flagged = (places, row) =>
  (places.get(row.path) ?? []).find((p) => families[row.family].test(p.rule) && Math.abs(p.line - Number(row.line)) <= 2)?.rule;

const score = new Map();
const count = (key, field) => {
  if (!score.has(key)) score.set(key, { bad: 0, found: 0, good: 0, wrong: 0 });
  score.get(key)[field]++;
};

const labels = readLabels().filter((row) => families[row.family] && row.label !== "doubtful");
for (const repo of new Set(labels.map((row) => row.repo))) {
  const folder = join(clones, repo.replace("/", "+"));
  if (!existsSync(folder)) {
    console.log(`${repo}: no checkout at ${folder}, its labels are left out`);
    continue;
  }
  const rows = labels.filter((row) => row.repo === repo);
  const head = execFileSync("git", ["-C", folder, "rev-parse", "HEAD"], { encoding: "utf8" }).trim();
  if (head !== rows[0].commit) console.log(`${repo}: at ${head}, labelled at ${rows[0].commit}`);
  const places = placesOf(check(folder));
  for (const row of rows) {
    const language = languages[row.path.slice(row.path.lastIndexOf("."))] ?? "other";
    const rule = flagged(places, row);
    for (const key of [row.family, `${row.family} (${language})`]) {
      count(key, row.label === "bad" ? "bad" : "good");
      if (rule) count(key, row.label === "bad" ? "found" : "wrong");
    }
    if (verbose && (row.label === "bad") !== Boolean(rule))
      console.log(`${row.label === "bad" ? "missed" : "WRONG "} ${row.family} ${repo}/${row.path}:${row.line} ${row.subkind} ${rule ?? ""}`);
  }
}

console.log("family                              bad  found  good  wrong  precision  recall");
for (const [key, s] of [...score].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const ratio = (n, of) => (of ? (n / of).toFixed(2) : "-").padStart(6);
  console.log(`${key.padEnd(34)} ${String(s.bad).padStart(4)} ${String(s.found).padStart(6)} ${String(s.good).padStart(5)} ${String(s.wrong).padStart(6)}     ${ratio(s.found, s.found + s.wrong)}  ${ratio(s.found, s.bad)}`);
}
