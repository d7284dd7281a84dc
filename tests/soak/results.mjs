// results.mjs FOLDER REPOSITORIES FINDINGS: results of an audit as if so many repositories with so many findings each had been analysed.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';

const [folder, repositories, findings] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const sha = (text) => createHash('sha256').update(text).digest('hex');
const rules = [['deadline-absent-http-client', 'deadline', 'error'], ['retry-no-backoff', 'retry', 'warning'], ['lock-no-lease', 'lock', 'error'], ['idem-endpoint-no-dedupe', 'idempotency', 'warning'], ['load-stampede', 'overload', 'note']];
const words = ['order', 'payment', 'stock', 'mail', 'user', 'search', 'report', 'basket', 'price', 'route'];
const pick = (list, n) => list[n % list.length];

function finding(repository, n) {
  const [rule, family, severity] = pick(rules, n * 7 + repository), word = pick(words, n + repository);
  const place = (k) => ({ path: `services/${word}/src/main/java/shop/${word}/Client${n}.java`, line: 10 + k, message: `\`${word}Client.call${n}\` is called here` });
  return {
    rule, family, title: `What ${rule} is about`, severity, confidence: pick(['high', 'medium', 'low'], n), state: 'new', path: place(0).path, line: 10 + n, column: 5,
    function: `shop.${word}.Client${n}.call`, owner: `${word}Client built in \`configure${n % 9}\``, entry: `POST /${word}s/${n} (http)`,
    message: `${word}Client.call${n} can wait for ever: it is made without a deadline`, fix: 'Set one.', why: ['nobody sets it'],
    evidence: [{ id: 'e1', role: 'deadline', answer: 'unbounded', value_ms: null, scope: '', chain: [place(1), place(2)] }], related: [place(3), place(4)],
    path_from_entry: [place(5), place(6)], fingerprint: sha(`${repository} ${n}`).slice(0, 24), risk: {},
  };
}

for (let r = 0; r < repositories; r++) {
  const key = `group${r % 40}/service-${r}`, digest = sha(key), at = `${folder}/${digest.slice(0, 2)}/service-${r}-${digest.slice(0, 16)}`;
  const report = JSON.stringify({ schema_version: 1, findings: Array.from({ length: findings }, (_, n) => finding(r, n)), gaps: [] });
  const card = JSON.stringify({ schema_version: 1, services: [{ name: `service-${r}`, dir: '' }], requests: [], endpoints: [], tables: [] });
  mkdirSync(at, { recursive: true });
  writeFileSync(`${at}/findings.json`, report);
  writeFileSync(`${at}/card.json`, card);
  const file = (name, text) => ({ name, sha256: sha(text), bytes: Buffer.byteLength(text) });
  writeFileSync(`${at}/status.json`, JSON.stringify({
    schema_version: 1, ending: 'analysed', key, source: `/srv/${key}`, revision: '', owner: `team-${r % 25}`, tags: '', commit: sha(key).slice(0, 40), tool: '0.1.0', digest: 'd', detail: '',
    wall_ms: 1, cpu_ms: 1, peak_bytes: 1, finished: 1767225600, files: 100, lines: 10000, bytes: 400000, errors: 1, warnings: 1, notes: 1, gaps: 0, signal: 0,
    results: [file('findings.json', report), file('card.json', card)],
  }));
}
