// Checks SARIF logs as their readers would: node check-sarif.mjs [--profile PROFILE] SOURCES LOG...; github is the default.
// The SARIF Multitool validates with the GitHub rules on (they are off by default) and its verdict is read from the log that it
// writes, because it exits with 0 even when it found errors. Its own fingerprints are compared with ours. What it does not look
// at is checked here: a fingerprint on every result, no suppressed results.
// Needs Sarif.Multitool (package.json here) and checks nothing else: it reads and writes files below a folder of its own.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tool = join(dirname(fileURLToPath(import.meta.url)),
  'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
// GH1004 stays off: its limits are older than GitHub's own page.
const githubRules = ['GH1001', 'GH1002', 'GH1003', 'GH1005', 'GH1006', 'GH1007'];
// Judged and not followed: why stands beside each.
const tolerated = {
  SARIF2005: 'information URI: the project has no page of its own',
};
// By profile: the Multitool's kinds of rules, and may suppressed results be there?
const profiles = {
  github: { kinds: 'Sarif;Ghas', suppressed: false }, gitlab: { kinds: 'Sarif', suppressed: false },
  azure: { kinds: 'Sarif;Ghazdo', suppressed: false }, full: { kinds: 'Sarif', suppressed: true },
};
const words = process.argv.slice(2);
const profile = profiles[words[0] === '--profile' ? words.splice(0, 2)[1] : 'github'];

function run(...words) {
  const result = spawnSync(tool, words, { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } });
  if (result.error) throw result.error;
  return result;
}

const read = (path) => JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));

function enableGithubRules(path) {
  run('export-validation-config', path);
  let text = readFileSync(path, 'utf8');
  for (const rule of githubRules) {
    const pattern = new RegExp(`(Key="${rule}[^]*?RuleEnabled" Value=")Default`);
    if (!pattern.test(text)) throw new Error(`the Multitool knows no rule ${rule}`);
    text = text.replace(pattern, '$1Error');
  }
  writeFileSync(path, text);
}

function validate(log, folder) {
  const config = join(folder, 'rules.xml'), out = join(folder, 'verdict.sarif');
  enableGithubRules(config);
  const { stdout, stderr } = run('validate', log, '--rule-kind', profile.kinds, '-c', config, '-o', out, '--log', 'ForceOverwrite');
  if (!existsSync(out)) throw new Error(`no verdict on ${log}:\n${stdout}${stderr}`);
  const verdict = read(out);
  const text = (result) => result.message.text ?? `${result.message.id} ${(result.message.arguments ?? []).join(' ')}`;
  const found = verdict.runs.flatMap((r) => r.results ?? []);
  for (const notice of verdict.runs.flatMap((r) => r.invocations ?? []).flatMap((i) => i.toolExecutionNotifications ?? []))
    if (notice.level === 'error') found.push({ ruleId: 'tool', level: 'error', message: notice.message });
  return found.filter((r) => !tolerated[r.ruleId?.split('.')[0]])
    .map((r) => ({ bad: r.level === 'error', text: `${r.level ?? 'warning'} ${r.ruleId}: ${text(r)}` }));
}

function ownChecks(results) {
  const complaints = [];
  results.forEach((r, i) => {
    if (!/^[0-9a-f]+:[0-9]+$/.test(r.partialFingerprints?.primaryLocationLineHash ?? ''))
      complaints.push(`result ${i}: no primaryLocationLineHash`);
    if (r.suppressions && !profile.suppressed) complaints.push(`result ${i}: suppressed`);
    if (r.message.text === undefined) complaints.push(`result ${i}: message without text`);
  });
  return complaints;
}

// The Multitool computes the same hash from the files themselves. It keeps what is there, so ours is taken out first.
function compareFingerprints(log, sources, folder) {
  const stripped = read(log), ours = read(log).runs[0].results;
  const bare = join(folder, 'bare.sarif'), out = join(folder, 'hashed.sarif');
  for (const run of stripped.runs) {
    run.originalUriBaseIds = { SRC: { uri: `file://${sources}/` } };
    for (const result of run.results) {
      delete result.partialFingerprints;
      for (const place of result.locations) place.physicalLocation.artifactLocation.uriBaseId = 'SRC';
    }
  }
  writeFileSync(bare, JSON.stringify(stripped));
  run('rewrite', bare, '-o', out, '--insert', 'RollingHashPartialFingerprints', '--log', 'ForceOverwrite');
  return read(out).runs[0].results.flatMap((r, i) => {
    const theirs = r.partialFingerprints?.primaryLocationLineHash, mine = ours[i].partialFingerprints.primaryLocationLineHash;
    return theirs === mine ? [] : [`result ${i}: line hash ${mine}, the Multitool says ${theirs}`];
  });
}

const [sources, ...logs] = words;
if (!existsSync(tool)) {
  console.error(`skipped: ${tool} is not installed`);
  process.exit(77);
}
chmodSync(tool, 0o755); // packages unpack without the mode when their scripts are off
const folder = mkdtempSync(join(tmpdir(), 'check-sarif-'));
let failed = false;
try {
  for (const log of logs) {
    const verdict = validate(log, folder);
    const wrong = [...verdict.filter((v) => v.bad).map((v) => v.text), ...ownChecks(read(log).runs[0].results),
      ...compareFingerprints(log, sources, folder)];
    for (const { text } of verdict.filter((v) => !v.bad)) console.log(`${log}: ${text}`);
    for (const text of wrong) console.log(`${log}: FAILED ${text}`);
    failed ||= wrong.length > 0;
    console.log(`${log}: ${read(log).runs[0].results.length} results checked`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(failed ? 1 : 0);
