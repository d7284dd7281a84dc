// Hand-labelled lines of public repositories, and what counts as flagged.
//
// A labelled line counts as flagged when a finding of its family has its primary or a related place within two lines. Found: a bad line
// that is flagged. Wrong: a good line that is flagged. Doubtful lines are dropped. Only labelled lines count.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const families = {
  "absent-deadline": /^deadline-/,
  "unbounded-retry": /^(retry-unbounded|retry-poison-.*|retry-exceeds-.*)$/,
  "no-backoff": /^(retry-no-backoff|retry-no-jitter)$/,
  "unfenced-lock": /^(lock|leader)-/,
  idempotency: /^idem-/,
  "dual-write": /^(dual-write|tx-publish-before-commit|tx-held-across-remote-call)$/,
  "two-phase": /^tpc-/,
};

const endings = {
  ".go": "Go", ".java": "Java", ".kt": "Kotlin", ".scala": "Scala", ".py": "Python", ".js": "JavaScript", ".ts": "TypeScript", ".tsx": "TypeScript",
  ".cs": "C#", ".rs": "Rust", ".rb": "Ruby", ".php": "PHP", ".c": "C", ".h": "C++", ".cc": "C++", ".cpp": "C++",
};
export const languageOf = (path) => endings[path.slice(path.lastIndexOf("."))] ?? "other";

export function readTable(name) {
  const [head, ...rows] = readFileSync(join(here, name), "utf8").trimEnd().split("\n").map((line) => line.split("\t"));
  return rows.map((row) => Object.fromEntries(head.map((column, i) => [column, row[i]])));
}

// Labelled rows that a rule could speak of.
export const readLabels = () => readTable("labels.tsv").filter((row) => families[row.family] && row.label !== "doubtful");

function check(program, folder, confidence) {
  const run = spawnSync(program, ["check", "-f", "json", "--confidence", confidence, folder], { maxBuffer: 1 << 30, encoding: "utf8" });
  if (run.status !== 0 && run.status !== 1 && run.status !== 3) throw new Error(`${folder}: exit ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout).findings;
}

// path -> places that findings point to, primarily or as related
function placesOf(findings) {
  const places = new Map();
  const add = (path, line, { rule, confidence }) => {
    if (!places.has(path)) places.set(path, []);
    places.get(path).push({ line, rule, confidence });
  };
  for (const f of findings) {
    add(f.path, f.line, f);
    for (const r of f.related) add(r.path, r.line, f);
  }
  return places;
}

// Each row of the repositories below `clones` (one checkout a repository, named owner+name, at the commit that its rows name) gets
// `flags`: the rule and confidence of every finding of its family that points there. What is not there, or at another commit, is said.
export function flagRows(rows, { clones, program, confidence, say }) {
  const done = [];
  for (const repo of new Set(rows.map((row) => row.repo))) {
    const folder = join(clones, repo.replace("/", "+"));
    if (!existsSync(folder)) {
      say(`${repo}: no checkout at ${folder}, its labels are left out`);
      continue;
    }
    const own = rows.filter((row) => row.repo === repo);
    const head = execFileSync("git", ["-C", folder, "rev-parse", "HEAD"], { encoding: "utf8" }).trim();
    if (head !== own[0].commit) say(`${repo}: at ${head}, labelled at ${own[0].commit}`);
    const places = placesOf(check(program, folder, confidence));
    const near = (row) => (places.get(row.path) ?? []).filter((p) => families[row.family].test(p.rule) && Math.abs(p.line - Number(row.line)) <= 2);
    for (const row of own) done.push({ ...row, folder, flags: near(row) });
  }
  return done;
}

// Rows and a question "is it flagged?" -> bad, found, good, wrong by key
export function tally(rows, keysOf, flagged) {
  const score = new Map();
  for (const row of rows)
    for (const key of keysOf(row)) {
      if (!score.has(key)) score.set(key, { bad: 0, found: 0, good: 0, wrong: 0 });
      const s = score.get(key);
      s[row.label]++;
      if (flagged(row)) s[row.label === "bad" ? "found" : "wrong"]++;
    }
  return score;
}

export const ratio = (n, of) => (of ? (n / of).toFixed(2) : "-");

// Simple reading, to be better than: a line is flagged unless one of these words stands within 15 lines of it.
const words = /timeout|max|sleep|ttl|idempot/i;
export function baseline(row) {
  const lines = readFileSync(join(row.folder, row.path), "utf8").split("\n");
  const at = Number(row.line) - 1;
  return !words.test(lines.slice(Math.max(0, at - 15), at + 16).join("\n"));
}
