// Compares faultline with linters that look for calls without a timeout, on clones of real repositories.
//
//   node tests/compare/compare.mjs [-v] [--program build/faultline] [--ruff FOLDER] REPOSITORY...
//
// Python: pylint's missing-timeout (apt-get install pylint python3-requests) and ruff's S113 (npm install @astral-sh/ruff-wasm-nodejs in
// FOLDER); Go: the calls of net/http that noctx lists. What is in tests, examples, generated and vendored code counts with `--all` on our
// side as well. For each place on which the two do not agree, the reason is what faultline answers there. -v lists all places.
// The tests do not run this: it needs clones, and packages from elsewhere. The results are kept in docs/comparison.md.
import { spawnSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { noctx, pylint, ruff } from "./linters.mjs";

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
const flag = (name) => args.includes(name) && args.splice(args.indexOf(name), 1).length > 0;
const program = option("--program") ?? join(dirname(fileURLToPath(import.meta.url)), "../../build/faultline");
const ruffIn = option("--ruff");
const verbose = flag("-v");

const run = (...words) => spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 30 }).stdout;

// ---- our side ----------------------------------------------------------------------------------------------------------------

const languages = { python: /^(requests|httpx)\b/, go: /^net\/http\b/ };

// Sites of the libraries in question: "path:line" -> [{call, answer, why}], one for each outcome of the deadline.
function sitesOf(repo, library) {
  const sites = new Map();
  let site;
  for (const line of run("facts", "--all", "--graph", repo).split("\n")) {
    const [, place, kind, call] = /^ {2}(\S.*?:\d+) (\w+) (\S+)/.exec(line) ?? [];
    if (place) {
      site = kind === "remote_call" && library.test(call) ? { call, answers: [] } : undefined;
      if (site) sites.set(place, [...(sites.get(place) ?? []), site]);
    }
    const [, answer, why] = /^ {4}deadline (\w+)(.*)$/.exec(line) ?? [];
    if (answer && site) site.answers.push({ answer, why });
  }
  return sites;
}

// Places that findings about deadlines of clients point to: "path:line" -> rule
function flaggedOf(repo) {
  const flagged = new Map();
  for (const f of JSON.parse(run("check", "--all", "-f", "json", "--select", "deadline", repo)).findings)
    for (const at of [f, ...f.related]) if (!flagged.has(`${at.path}:${at.line}`)) flagged.set(`${at.path}:${at.line}`, f.rule);
  return flagged;
}

// ---- differences ---------------------------------------------------------------------------------------------------------------

const answersAt = (sites) => [...new Set(sites.flatMap((site) => site.answers.map((one) => one.answer)))];

// A request that is made here is judged where it is sent: at the next call of the file, if one follows soon.
function sentAt(ours, { path, line }) {
  for (let d = 0; d < 40; d++) if (ours.sites.has(`${path}:${line + d}`)) return `${path}:${line + d}`;
  return undefined;
}

function whySilent(ours, at) {
  if (at.builds) {
    const sent = sentAt(ours, at);
    if (!sent) return "requests that are sent elsewhere";
    return `requests whose sending is ${answersAt(ours.sites.get(sent)).sort().join(" and ")}`;
  }
  const place = agree(ours.sites, at) ?? "";
  const answers = answersAt(ours.sites.get(place) ?? []);
  if (!ours.sites.has(place)) return "no call is seen there";
  if (answers.includes("unbounded")) return "unbounded at low confidence";
  return answers.sort().join(" and ") || "no deadline is asked";
}

// Two lines apart is the same place: a linter may point at the argument list.
function agree(places, { path, line }) {
  for (const d of [0, 1, -1, 2, -2]) if (places.has(`${path}:${line + d}`)) return `${path}:${line + d}`;
  return undefined;
}

function tallied(reasons) {
  const counts = new Map();
  for (const { reason } of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, n]) => `${n} ${reason}`).join("; ") || "-";
}

function compareWith(ours, name, theirs) {
  const flagged = (at) => agree(ours.flagged, at) || (at.builds && ours.flagged.has(sentAt(ours, at)));
  const both = theirs.filter(flagged);
  const theirsOnly = theirs.filter((at) => !flagged(at)).map((at) => ({ ...at, reason: whySilent(ours, at) }));
  const said = new Set(theirs.flatMap((at) => [`${at.path}:${at.line}`, ...(at.builds ? [sentAt(ours, at)] : [])]));
  const oursOnly = [...ours.flagged.keys()].filter((place) => ours.sites.has(place)).map((place) => /^(.*):(\d+)$/.exec(place))
    .map(([, path, line]) => ({ path, line: Number(line) })).filter((at) => !agree(said, at))
    .map((at) => ({ ...at, reason: [...new Set(ours.sites.get(`${at.path}:${at.line}`).map((site) => site.call))].join(", ") }));
  console.log(`| ${ours.name} | ${ours.head} | ${name} | ${theirs.length} | ${both.length} | ${tallied(theirsOnly)} | ${tallied(oursOnly)} |`);
  if (verbose) for (const at of theirsOnly) console.error(`${name} only: ${ours.name} ${at.path}:${at.line} ${at.reason}`);
  if (verbose) for (const at of oursOnly) console.error(`faultline only, not ${name}: ${ours.name} ${at.path}:${at.line} ${at.reason}`);
}

console.log("| repository | revision | linter | it flags | both | only the linter | only faultline |\n| --- | --- | --- | --- | --- | --- | --- |");
for (const repo of args) {
  const head = spawnSync("git", ["-C", repo, "rev-parse", "--short=10", "HEAD"], { encoding: "utf8" }).stdout.trim();
  const flagged = flaggedOf(repo);
  for (const [language, library] of Object.entries(languages)) {
    const ours = { name: basename(repo), head, flagged, sites: sitesOf(repo, library) };
    if (!ours.sites.size) continue;
    if (language === "go") compareWith(ours, "noctx", noctx(repo));
    if (language === "python") compareWith(ours, "pylint", pylint(repo));
    if (language === "python" && ruffIn) compareWith(ours, "ruff", ruff(repo, ruffIn));
  }
}
