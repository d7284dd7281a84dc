// figures.mjs RESULTS ELAPSED_MS: what an audit took, out of the statuses of its results.
// figures.mjs RESULTS --short MS: of a manifest on the standard input the head and the rows that took no longer than that.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [results, word, most] = process.argv.slice(2);
const folders = readdirSync(results).flatMap((group) => readdirSync(join(results, group)).map((one) => join(results, group, one)));
const sizeOf = (path) => { // in blocks, as the disk counts
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  return found.isDirectory() ? readdirSync(path).reduce((n, name) => n + sizeOf(join(path, name)), found.blocks * 512) : found.blocks * 512;
};
const all = folders.map((at) => ({ at, ...JSON.parse(readFileSync(join(at, 'status.json'), 'utf8')) }));

if (word === '--short') {
  const short = new Set(all.filter((s) => s.wall_ms <= Number(most)).map((s) => s.key));
  const [head, ...rows] = readFileSync(0, 'utf8').trimEnd().split('\n');
  console.log([head, ...rows.filter((row) => short.has(row.split(',')[0]))].join('\n'));
} else {
  const sum = (list, of) => list.reduce((n, s) => n + of(s), 0), seconds = Number(word) / 1000;
  const tell = (what, list) => {
    const lines = sum(list, (s) => s.lines), mb = sum(list, (s) => s.bytes) / 1e6, hours = sum(list, (s) => s.cpu_ms) / 3.6e6, peaks = list.map((s) => s.peak_bytes).sort((a, b) => a - b);
    const per = (name) => (sum(list, (s) => sizeOf(join(s.at, name))) / 1e6 / (lines / 1e6)).toFixed(1);
    console.log(`${what}: ${list.length} repositories, ${sum(list, (s) => s.files)} files, ${(lines / 1e6).toFixed(2)} million lines, ${mb.toFixed(1)} MB`);
    if (!list.length || !lines) return;
    console.log(`  of the processors: ${(hours * 60).toFixed(1)} minutes, ${(list.length / hours).toFixed(0)} repositories, ${(lines / 1e6 / hours).toFixed(1)} million lines a core-hour; ${(mb / hours / 3600).toFixed(2)} MB, ${(lines / 1e3 / hours / 3600).toFixed(1)} kLOC a core-second`);
    console.log(`  memory of one: at most ${(peaks.at(-1) / 2 ** 20).toFixed(0)} MiB, half of them below ${(peaks[peaks.length >> 1] / 2 ** 20).toFixed(0)}; longest ${(Math.max(...list.map((s) => s.wall_ms)) / 1000).toFixed(1)} s`);
    console.log(`  disk, MB a million lines: findings ${per('findings.json')}, cards ${per('card.json')}, facts ${per('facts')}, all ${per('.')}`);
  };
  const endings = {};
  for (const s of all) endings[s.ending] = (endings[s.ending] ?? 0) + 1;
  console.log(`endings: ${JSON.stringify(endings)}`);
  for (const s of all) if (!['analysed', 'nothing'].includes(s.ending)) console.log(`  ${s.key}: ${s.ending}: ${s.detail}`);
  console.log(`in ${seconds.toFixed(1)} s: ${(sum(all, (s) => s.bytes) / 1e6 / seconds).toFixed(2)} MB, ${(sum(all, (s) => s.lines) / 1e3 / seconds).toFixed(1)} kLOC a second, ${(all.length / seconds).toFixed(1)} repositories a second`);
  tell('generated', all.filter((s) => s.key.startsWith('generated/')));
  tell('others', all.filter((s) => !s.key.startsWith('generated/')));
  tell('all', all);
}
