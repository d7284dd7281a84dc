// Sequence diagrams, as the brief writes them: who says what to whom, notes, and frames around parts of it.
import { plain } from './flowchart.js';
import { canvas, label, LINE, lines, shape, widthOf, wrap } from './svg.js';

const frames = /^(loop|alt|opt|par|critical|break|rect)\b\s*(.*)$/, parts = /^(else|and|option)\b\s*(.*)$/;

const flowing = (text) => plain(text).replaceAll('\n', ' '); // broken into lines anew, by the room that there is

function person(chart, id, label) {
  if (!chart.people.has(id)) chart.people.set(id, { id, label: label ?? id });
  else if (label) chart.people.get(id).label = label;
  return chart.people.get(id);
}

function readLine(chart, line) {
  let found;
  if (line === '' || /^(%%|autonumber|activate |deactivate |title)/.test(line)) return true;
  if ((found = line.match(/^(?:participant|actor)\s+([\w-]+)(?:\s+as\s+(.*))?$/))) return Boolean(person(chart, found[1], found[2] && plain(found[2])));
  if ((found = line.match(/^([\w-]+?)\s*(-?-(?:>>|>|x|\)))\s*[+-]?([\w-]+)\s*:\s*(.*)$/))) return chart.steps.push({ from: person(chart, found[1]), kind: found[2], to: person(chart, found[3]), text: flowing(found[4]) }) > 0;
  if ((found = line.match(/^note\s+(over|left of|right of)\s+([\w-]+)(?:\s*,\s*([\w-]+))?\s*:\s*(.*)$/i))) return chart.steps.push({ note: true, from: person(chart, found[2]), to: person(chart, found[3] ?? found[2]), text: flowing(found[4]) }) > 0;
  if ((found = line.match(frames))) return chart.steps.push({ open: found[1], text: plain(found[2]) }) > 0;
  if ((found = line.match(parts))) return chart.steps.push({ part: found[1], text: plain(found[2]) }) > 0;
  return line === 'end' && chart.steps.push({ end: true }) > 0;
}

export function readSequence(text) {
  const [first, ...rest] = text.trim().split('\n').map((line) => line.trim());
  const chart = { people: new Map(), steps: [] };
  return first === 'sequenceDiagram' && rest.every((line) => readLine(chart, line)) && chart.people.size ? chart : null;
}

const NEAR = 180, FAR = 245, TOP = 12; // pixels between two parties: as their words need

const longestWord = (text) => Math.max(0, ...wrap(text, 150).map(widthOf));
const gapOf = (chart) => Math.min(FAR, Math.max(NEAR, ...[...chart.people.values()].map((each) => longestWord(each.label) + 44), ...chart.steps.filter((step) => step.to && !step.note).map((step) => longestWord(step.text) + 24)));

function drawMessage(state, step, y) {
  const texts = wrap(step.text, Math.max(Math.abs(step.to.x - step.from.x), state.gap) - 20), below = y + texts.length * LINE;
  const isSelf = step.from === step.to, { x } = step.from;
  const d = isSelf ? `M${x} ${below}h34v16h-30` : `M${x} ${below + 4}H${step.to.x + (step.to.x > x ? -2 : 2)}`;
  const middle = isSelf ? x + 10 : (x + step.to.x) / 2, look = `line ${step.kind.includes('x') ? 'lost' : ''} arrow ${step.kind.startsWith('--') ? 'dotted' : ''}`;
  const cross = step.kind.includes('x') ? shape('path', { class: 'line lost', d: `M${step.to.x - 8} ${below - 2}l12 12m0 -12l-12 12` }) : null;
  return { shapes: [shape('path', { d, class: look }), cross, label(texts, middle, y + (texts.length * LINE) / 2 - 1, isSelf ? { 'text-anchor': 'start' } : {})], next: below + (isSelf ? 30 : 18) };
}

function drawNote(step, y) {
  const left = Math.min(step.from.x, step.to.x) - 80, right = Math.max(step.from.x, step.to.x) + 80, texts = wrap(step.text, right - left - 16);
  const height = texts.length * LINE + 10;
  return { shapes: [shape('rect', { class: 'note', x: left, y, width: right - left, height, rx: 3 }), lines(texts, (left + right) / 2, y + height / 2)], next: y + height + 12 };
}

function drawFrame(state, step, y) {
  const word = step.open ?? step.part, texts = wrap(`${word} ${step.text}`.trim(), state.width - 60);
  if (step.open) state.frames.push({ y, depth: state.frames.length });
  const x = 6 + state.frames.length * 5;
  const said = [label(texts, x + 8, y + (texts.length * LINE) / 2 + 3, { 'text-anchor': 'start', class: 'frame-name' })];
  if (step.part) said.push(shape('path', { class: 'line dotted', d: `M${x} ${y}H${state.width - x}` }));
  return { shapes: said, next: y + texts.length * LINE + 12 };
}

function closeFrame(state, y) {
  const frame = state.frames.pop(), x = 6 + (frame.depth + 1) * 5;
  return { shapes: [shape('rect', { class: 'frame', x, y: frame.y, width: state.width - 2 * x, height: y - frame.y + 2, rx: 4 })], next: y + 14 };
}

function drawStep(state, step, y) {
  if (step.end) return state.frames.length ? closeFrame(state, y) : { shapes: [], next: y };
  if (step.open || step.part) return drawFrame(state, step, y);
  return step.note ? drawNote(step, y) : drawMessage(state, step, y);
}

export function drawSequence(text, name) {
  const chart = readSequence(text);
  if (!chart) return null;
  const people = [...chart.people.values()], shapes = [], gap = gapOf(chart), state = { gap, frames: [], width: people.length * gap };
  for (const [at, each] of people.entries()) each.x = gap / 2 + at * gap, each.lines = wrap(each.label, gap - 40);
  const head = Math.max(...people.map((each) => each.lines.length)) * LINE + 14;
  let y = TOP + head + 14;
  for (const step of chart.steps) {
    const drawn = drawStep(state, step, y);
    shapes.push(...drawn.shapes.filter(Boolean));
    y = drawn.next;
  }
  const lives = people.map((each) => shape('path', { class: 'life', d: `M${each.x} ${TOP + head}V${y}` }));
  const heads = people.map((each) => {
    const width = Math.max(70, ...each.lines.map((line) => widthOf(line) + 20));
    return shape('g', { class: 'node' }, shape('rect', { x: each.x - width / 2, y: TOP, width, height: head, rx: 5 }), lines(each.lines, each.x, TOP + head / 2));
  });
  return canvas(state.width, y + 6, name, ...lives, ...shapes.filter((each) => each.matches('.frame')), ...shapes.filter((each) => !each.matches('.frame')), ...heads);
}
