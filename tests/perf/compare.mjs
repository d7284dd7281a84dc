// compare.mjs [OPTION...] LANGUAGE=REPOSITORY...: how long faultline takes beside ast-grep, on the same files at the same time.
//   --program FILE    faultline (default: build/faultline)
//   --ast-grep FILE   ast-grep's own program (default: that of node_modules beside this file: npm ci --ignore-scripts --prefix tests/perf)
//   --rounds N        how often each pair runs, one after the other (default 3); the best of each counts
//   --lines N,N,...   sizes of the generated trees (default 10000,100000,1000000)
//   --write FILE      the page, besides printing it
// A repository is a git work tree; its files of the language (java or go) are copied, so that both programs see these files and no others: tests and
// generated code are among them, what faultline would leave out (vendored, larger than 1 MiB) is not. Seconds are of one moment of one machine: ratios count.
// Needs hyperfine and GNU time (Debian: hyperfine, time).
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, openSync, closeSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const options = { program: 'build/faultline', 'ast-grep': join(here, 'node_modules/@ast-grep/cli-linux-x64-gnu/ast-grep'), rounds: '3', lines: '10000,100000,1000000', write: '' };
const repositories = [];
for (let i = 2; i < process.argv.length; i++) {
  const word = process.argv[i];
  if (word.startsWith('--') && word.slice(2) in options) options[word.slice(2)] = process.argv[++i];
  else if (/^(java|go)=/.test(word)) repositories.push(word.split(/=(.*)/s).slice(0, 2));
  else throw new Error(`what is ${word}?`);
}
const program = resolve(options.program), astGrep = resolve(options['ast-grep']), rounds = Number(options.rounds), jobs = String(availableParallelism());
const scratch = mkdtempSync(join(tmpdir(), 'perf-'));
const pages = [];
const say = (line = '') => { console.log(line); pages.push(line); };

// ---- the files -----------------------------------------------------------------------------------------------------------------------

const leftOut = /(^|\/)(vendor|third_party|node_modules|dist|build|target)\//;
function copyFiles(language, repository) {
  const to = join(scratch, `${language}-tree`);
  const listed = execFileSync('git', ['-C', repository, 'ls-files', '-z', `*.${language}`], { maxBuffer: 1 << 28 }).toString().split('\0').filter((path) => path && !leftOut.test(path));
  const count = { files: 0, lines: 0, bytes: 0 };
  for (const path of listed) {
    const from = join(repository, path);
    const text = statSync(from, { throwIfNoEntry: false })?.isFile() ? readFileSync(from) : null;
    if (!text || text.length > 1 << 20) continue;
    mkdirSync(dirname(join(to, path)), { recursive: true });
    cpSync(from, join(to, path));
    count.files++, count.bytes += text.length;
    for (const byte of text) count.lines += byte === 10;
  }
  return { name: repository.replace(/\/+$/, '').replace(/.*\//, ''), language, folder: to, ...count };
}

// ---- one run -------------------------------------------------------------------------------------------------------------------------

// Wall seconds, processors' seconds, peak MiB.
function measure(command) {
  const out = openSync(join(scratch, 'out'), 'w');
  const told = join(scratch, 'time');
  const run = spawnSync('/usr/bin/time', ['-v', '-o', told, ...command], { stdio: ['ignore', out, 'pipe'], maxBuffer: 1 << 28 });
  closeSync(out);
  if (run.status > 1) throw new Error(`${command.join(' ')} ended with ${run.status}: ${run.stderr}`);
  const text = readFileSync(told, 'utf8');
  const number = (pattern) => Number(text.match(pattern)[1]);
  const [, clock] = text.match(/Elapsed[^\n]*: ([0-9:.]+)\n/);
  const wall = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return { wall, cpu: number(/User time[^:]*: ([0-9.]+)/) + number(/System time[^:]*: ([0-9.]+)/), mib: number(/Maximum resident[^:]*: ([0-9]+)/) / 1024, stderr: String(run.stderr) };
}
const least = (runs) => ({ wall: Math.min(...runs.map((r) => r.wall)), cpu: Math.min(...runs.map((r) => r.cpu)), mib: Math.max(...runs.map((r) => r.mib)) });

const ask = (tree, rules) => [astGrep, 'scan', '-r', rules, '--no-ignore', 'hidden', '--no-ignore', 'vcs', '-j', jobs, '--json=stream', '--inspect', 'summary', tree.folder];
const check = (tree, ...more) => [program, 'check', '-f', 'json', '-j', jobs, ...more, tree.folder];
const rulesOf = (tree) => join(here, 'rules', `${tree.language}.yml`);

// Alternating, so that both see the same machine; the best of each.
function alternate(commands) {
  const runs = commands.map(() => []);
  for (let round = 0; round < rounds; round++) commands.forEach((command, i) => runs[i].push(measure(command)));
  return runs.map(least);
}

// ---- what is told --------------------------------------------------------------------------------------------------------------------

const two = (n) => n.toFixed(2), three = (n) => n.toFixed(3);
const row = (...cells) => say(`| ${cells.join(' | ')} |`);
const head = (...cells) => { row(...cells); row(...cells.map(() => '---')); };

function readCounts(tree) { // of files that each program has read
  const files = JSON.parse(execFileSync(program, check(tree, '--no-cache', '--exit-zero').slice(1), { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })).stats.files_read;
  const theirs = Number(measure(ask(tree, rulesOf(tree))).stderr.match(/scannedFileCount=(\d+)/)[1]);
  return { files, theirs };
}

function cold(trees) {
  say('## A first run');
  say();
  head('tree', 'files read, by ast-grep', 'lines', 'ast-grep: wall, CPU (s), MiB', 'faultline: wall, CPU (s), MiB', 'wall', 'CPU', 'memory');
  for (const tree of trees) {
    const counts = readCounts(tree);
    const [theirs, ours] = alternate([ask(tree, rulesOf(tree)), check(tree, '--no-cache')]);
    tree.theirs = theirs, tree.ours = ours;
    row(tree.name, `${counts.files}, ${counts.theirs}`, tree.lines, `${two(theirs.wall)}, ${two(theirs.cpu)}, ${Math.round(theirs.mib)}`,
      `${two(ours.wall)}, ${two(ours.cpu)}, ${Math.round(ours.mib)}`, `**${two(ours.wall / theirs.wall)}**`, `**${two(ours.cpu / theirs.cpu)}**`, two(ours.mib / theirs.mib));
  }
  say();
  say('Targets: wall at most 0.60; 400 MiB at a million lines.');
  say();
}

const pause = (seconds) => spawnSync('sleep', [String(seconds)]);
const sources = (folder) => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name)).sort();

function changeTen(tree, round) {
  const files = sources(tree.folder);
  for (let i = 0; i < 10; i++) {
    const file = files[Math.floor((i + 0.5) * files.length / 10)];
    writeFileSync(file, readFileSync(file, 'utf8') + `// change ${round}\n`);
  }
}

function warm(trees) {
  say('## Later runs, with the cache');
  say();
  head('tree', 'nothing changed: s', 'of ast-grep', 'ten files changed: s', 'of ast-grep');
  for (const tree of trees) {
    const cache = ['--cache-dir', join(scratch, 'cache')];
    pause(3); // a stamp counts when the file has been at rest
    measure(check(tree, ...cache));
    const theirs = [], same = [], ten = [];
    for (let round = 0; round < rounds; round++) {
      theirs.push(measure(ask(tree, rulesOf(tree))));
      same.push(measure(check(tree, ...cache)));
      changeTen(tree, round);
      pause(3);
      ten.push(measure(check(tree, ...cache)));
    }
    const [a, s, t] = [theirs, same, ten].map(least);
    row(tree.name, two(s.wall), `**${three(s.wall / a.wall)}**`, two(t.wall), `**${three(t.wall / a.wall)}**`);
    rmSync(join(scratch, 'cache'), { recursive: true, force: true });
  }
  say();
  say('Targets: at most 0.05 and 0.08. ast-grep keeps nothing, so its time is that of any run.');
  say();
}

function floors(trees) {
  say('## Where the time goes');
  say();
  say('Seconds of one run each, one after the other. *Bytes*: `cat` of all files, which are in memory. *Parsed*: ast-grep with one rule that asks for nothing but a kind of node that does not occur. Then the stages of faultline (`--profile`); reading is parsing and facts, on all processors.');
  say();
  head('tree', 'MB', 'bytes', 'parsed', 'listing', 'reading', 'linking', 'matching');
  for (const tree of trees) {
    const list = join(scratch, 'list'), rule = join(scratch, 'floor.yml'), profile = join(scratch, 'profile.json');
    writeFileSync(list, sources(tree.folder).join('\0'));
    writeFileSync(rule, `id: floor\nlanguage: ${tree.language}\nrule: {kind: ${tree.language === 'java' ? 'module_declaration' : 'goto_statement'}}\n`);
    const bytes = measure(['xargs', '-0', '-a', list, 'cat']), parsed = measure(ask(tree, rule));
    measure(check(tree, '--no-cache', '--profile-json', profile));
    const stages = JSON.parse(readFileSync(profile, 'utf8')).stages.map((stage) => two(stage.ms / 1000));
    row(tree.name, (tree.bytes / 1e6).toFixed(1), two(bytes.wall), two(parsed.wall), ...stages);
  }
  say();
}

function growth() {
  say('## How cost grows');
  say();
  head('lines', 'ast-grep: s', 'faultline: wall, CPU (s), MiB', 'wall, of ast-grep', 'CPU, of ast-grep', 'CPU, of the one before');
  let before = null;
  for (const lines of options.lines.split(',').map(Number)) {
    const tree = { name: String(lines), language: 'java', folder: join(scratch, `lines-${lines}`) };
    tree.lines = generate(tree.folder, lines);
    const [theirs, ours] = alternate([ask(tree, rulesOf(tree)), check(tree, '--no-cache')]);
    row(tree.lines, two(theirs.wall), `${two(ours.wall)}, ${two(ours.cpu)}, ${Math.round(ours.mib)}`, two(ours.wall / theirs.wall), two(ours.cpu / theirs.cpu), before ? `**${(ours.cpu / before.cpu).toFixed(1)}**` : '');
    before = ours;
    rmSync(tree.folder, { recursive: true });
  }
  say();
  say('Target: a million lines at most 11 times a hundred thousand.');
  say();
}

function start() {
  const folder = join(scratch, 'empty'), told = join(scratch, 'hyperfine.json');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.py'), 'x = 1\n');
  execFileSync('hyperfine', ['-N', '-w', '5', '-r', '200', '--export-json', told, `${program} check --no-cache ${folder}`], { stdio: 'ignore' });
  const { median, min } = JSON.parse(readFileSync(told, 'utf8')).results[0];
  say('## A run over nothing');
  say();
  say(`A folder with one file of one line: ${(median * 1000).toFixed(1)} ms (median of 200; the least was ${(min * 1000).toFixed(1)}). Target: at most 10.`);
  say();
}

say('# Performance');
say();
say(`Written by \`tests/perf/compare.mjs\`: faultline with all its rules beside ast-grep with the syntactic part of them (\`tests/perf/rules/\`), on copies of the same files, alternating, best of ${rounds}, on ${jobs} processors that other work may have shared. Compare the ratios, not the seconds.`);
say();
try {
  const trees = repositories.map(([language, repository]) => copyFiles(language, repository));
  if (trees.length) cold(trees), warm(trees), floors(trees);
  growth();
  start();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (options.write) writeFileSync(options.write, `${pages.join('\n').trimEnd()}\n`);
