// story.mjs PROGRAM FOLDER: a folder of fixtures/ against its expectations.
//
// FOLDER/repo is copied, FOLDER/make.mjs adds what git cannot keep, and the program looks at the copy: with one thread and with four,
// which must give the same bytes. Compared are the findings (expect.findings), entry points and sites (expect.graph) and gaps
// (expect.gaps), as far as the folder has these files. expect.deviations lists what is known to be wrong. UPDATE=1 rewrites the
// expectations but keeps the marks; then read the difference.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { differences, readMarks, updated } from "./compare.mjs";
import { findingLines, fold, gapLines, graphLines, inOrder, unfold } from "./lines.mjs";

const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "faultline-story-")));
const wrong = [];
let notHere = []; // expected lines that cannot be had on this machine

function run(args, jobs) {
  const env = { PATH: process.env.PATH, ASAN_OPTIONS: process.env.ASAN_OPTIONS ?? "", LC_ALL: "C.UTF-8", COLUMNS: "100", GIT_CEILING_DIRECTORIES: scratch };
  const result = spawnSync(program, [...args, "--jobs", String(jobs), "--file-timeout", "1m", "."], { cwd: join(scratch, "repo"), env, encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.error) throw result.error;
  if (result.status !== 0 && result.status !== 1) wrong.push(`${args.join(" ")}: ended with ${result.signal ?? result.status}: ${result.stderr}`);
  return result.stdout;
}

function sameForAnyJobs(args) {
  const one = run(args, 1), four = run(args, 4);
  if (one !== four) wrong.push(`${args.join(" ")}: one thread and four give different bytes`);
  return one;
}

function compare(about, lines, marks) {
  const file = join(folder, `expect.${about}`);
  if (!existsSync(file)) return;
  const own = marks.filter((m) => m.about === about);
  const expected = unfold(readFileSync(file, "utf8"));
  const elsewhere = expected.filter((line) => notHere.includes(line));
  const here = process.env.UPDATE ? updated(lines, own) : expected.filter((line) => !notHere.includes(line));
  if (process.env.UPDATE) writeFileSync(file, fold(inOrder([...here, ...elsewhere])));
  wrong.push(...differences(here, lines, own).map((line) => `${about}: ${line}`));
}

// A gap that only one output tells is a gap that half of the readers never hear of.
function everyOutputNames(gaps, text, sarif) {
  const told = JSON.parse(sarif).runs[0].invocations[0].toolExecutionNotifications ?? [];
  for (const gap of gaps) {
    if (!text.includes(gap.path)) wrong.push(`the text does not name ${gap.path}`);
    const named = told.some((n) => n.descriptor.id === gap.kind && JSON.stringify(n).includes(JSON.stringify(gap.path)));
    if (!named && gap.path) wrong.push(`sarif does not name ${gap.path} (${gap.kind})`);
  }
}

async function main() {
  cpSync(join(folder, "repo"), join(scratch, "repo"), { recursive: true });
  const maker = join(folder, "make.mjs");
  if (existsSync(maker)) notHere = (await import(pathToFileURL(maker))).make(join(scratch, "repo"));
  const deviations = join(folder, "expect.deviations");
  const marks = existsSync(deviations) ? readMarks(readFileSync(deviations, "utf8"), deviations) : [];

  const report = JSON.parse(sameForAnyJobs(["check", "-f", "json"]) || '{"findings":[],"gaps":[]}');
  compare("findings", findingLines(report), marks);
  compare("gaps", gapLines(report), marks);
  compare("graph", graphLines(sameForAnyJobs(["facts", "--graph"])), marks);
  everyOutputNames(report.gaps, sameForAnyJobs(["check", "-v", "-f", "text"]).replace(/\n {24}/g, " "), sameForAnyJobs(["check", "-f", "sarif"]));
}

try {
  await main();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const line of wrong) console.log(line);
process.exit(wrong.length ? 1 : 0);
