// Flowcharts, as the brief writes them: the part of Mermaid's language that it uses. What is not understood gives none, and the words stay.
import { Graph, layout } from '@dagrejs/dagre';
import { canvas, label, LINE, lines, shape, widthOf, wrap } from './svg.js';

const entities = { quot: '"', lt: '<', gt: '>', amp: '&', 35: '#', 96: '`' };

export function plain(text) {
  return text.replace(/^"|"$/g, '').replace(/<br\s*\/?>/g, '\n').replace(/#(\w+);/g, (whole, name) => entities[name] ?? (/^\d+$/.test(name) ? String.fromCodePoint(Number(name)) : whole));
}

const shapes = [[/^\[\((.*)\)\]$/s, 'store'], [/^\(\[(.*)\]\)$/s, 'pill'], [/^\{\{(.*)\}\}$/s, 'pill'], [/^\((.*)\)$/s, 'round'], [/^\[(.*)\]$/s, 'box'], [/^\{(.*)\}$/s, 'pill']];
const node = String.raw`([\w-]+)((?:\[|\(|\{)(?:"[^"]*"|[^"\])}]*)(?:\]|\)|\})+|\[\("[^"]*"\)\]|\(\["[^"]*"\]\))?(?::::(\w+))?`;
const arrow = String.raw`\s*(-->|-\.->|==>|---|-\.-|~~~)(?:\|("[^"]*"|[^|]*)\|)?\s*`;
const isNode = new RegExp(`^${node}$`), isEdge = new RegExp(`^${node}${arrow}${node}$`);

function declare(chart, id, form, kind) {
  const known = chart.nodes.get(id) ?? { id, label: id, look: 'box', kind: '', parent: chart.groups.at(-1) };
  const found = form && shapes.find(([pattern]) => pattern.test(form));
  if (found) known.label = plain(form.match(found[0])[1]), known.look = found[1];
  if (kind) known.kind = kind;
  chart.nodes.set(id, known);
  return id;
}

function readLine(chart, line) {
  let found;
  if (line === '' || /^(%%|classDef |class |style |linkStyle |direction )/.test(line)) return true;
  if (line === 'end') return chart.groups.pop() !== undefined;
  if ((found = line.match(/^subgraph\s+([\w-]+)(?:\s*\[(.*)\])?$/))) {
    chart.nodes.set(found[1], { id: found[1], label: plain(found[2] ?? found[1]), isGroup: true, kind: '', parent: chart.groups.at(-1) });
    return chart.groups.push(found[1]) > 0;
  }
  if ((found = line.match(isEdge))) {
    const from = declare(chart, found[1], found[2], found[3]), to = declare(chart, found[6], found[7], found[8]);
    chart.edges.push({ from, to, kind: found[4], label: plain(found[5] ?? '') });
    return true;
  }
  return (found = line.match(isNode)) !== null && declare(chart, found[1], found[2], found[3]) !== '';
}

export function readFlowchart(text) {
  const [first, ...rest] = text.trim().split('\n').map((line) => line.trim().replace(/;$/, ''));
  const head = first.match(/^(?:flowchart|graph)\s+(LR|RL|TB|TD|BT)$/);
  const chart = { direction: head?.[1].replace('TD', 'TB'), nodes: new Map(), edges: [], groups: [] };
  return head && rest.every((line) => readLine(chart, line)) && chart.nodes.size ? chart : null;
}

const MANY = 40; // lines, from which on they stand close together and their labels take no room of their own
const near = { nodesep: 8, ranksep: 40, edgesep: 1, ranker: 'tight-tree', acyclicer: 'greedy' }, far = { nodesep: 18, ranksep: 46, edgesep: 8 };

function place(chart) {
  const graph = new Graph({ compound: true, multigraph: true }), isFull = chart.edges.length > MANY;
  graph.setGraph({ rankdir: chart.direction, marginx: 8, marginy: 8, ...(isFull ? near : far) });
  for (const each of chart.nodes.values()) {
    each.lines = wrap(each.label, 190);
    graph.setNode(each.id, each.isGroup ? {} : { width: Math.max(50, ...each.lines.map((line) => widthOf(line) + 26)), height: each.lines.length * LINE + 16 });
  }
  for (const each of chart.nodes.values()) if (each.parent) graph.setParent(each.id, each.parent);
  const leaf = (id) => { const inside = graph.children(id); return inside?.length ? leaf(inside[0]) : id; };
  chart.edges.forEach((edge, at) => {
    edge.lines = edge.label ? wrap(edge.label, 150) : [];
    const from = leaf(edge.from), to = leaf(edge.to);
    edge.name = from === to ? null : [from, to, String(at)];
    const room = isFull ? {} : { width: Math.max(0, ...edge.lines.map((line) => widthOf(line) + 8)), height: edge.lines.length * LINE, labelpos: 'c' };
    if (edge.name) graph.setEdge(from, to, room, String(at));
  });
  layout(graph);
  return graph;
}

function drawNode(graph, each) {
  const { x, y, width, height } = graph.node(each.id), box = { x: x - width / 2, y: y - height / 2, width, height };
  if (each.isGroup) return shape('g', { class: 'group' }, shape('rect', { ...box, rx: 6 }), lines([each.label], x, box.y + 10));
  return shape('g', { class: `node ${each.kind || each.look}` }, shape('rect', { ...box, rx: each.look === 'pill' ? height / 2 : each.look === 'box' ? 2 : 8 }), lines(each.lines, x, y));
}

const middle = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

// Where the line is at its middle bend: there its label stands.
function top(points) {
  const at = Math.floor(points.length / 2), bend = points[at], before = points[at - 1], after = points[at + 1] ?? bend;
  const from = at > 1 ? middle(before, bend) : before, to = at + 2 < points.length ? middle(bend, after) : after;
  return middle(middle(from, bend), middle(bend, to));
}

// Through the middles between the bends, so that a line has no corners.
function curve(points) {
  const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  let d = `M${at(points[0])}`;
  for (let i = 1; i + 1 < points.length; i++) d += `Q${at(points[i])} ${at(i + 2 < points.length ? middle(points[i], points[i + 1]) : points[i + 1])}`;
  return points.length > 2 ? d : `${d}L${at(points[1])}`;
}

function drawEdge(graph, edge) {
  if (!edge.name || edge.kind === '~~~') return null;
  const { points } = graph.edge(...edge.name), { x, y } = top(points), d = curve(points);
  return shape('g', { class: 'edge' }, shape('path', { d, class: `line ${edge.kind.includes('>') ? 'arrow' : ''} ${edge.kind.includes('.') ? 'dotted' : ''}` }), edge.lines.length ? label(edge.lines, x, y) : null);
}

export function drawFlowchart(text, name) {
  const chart = readFlowchart(text);
  if (!chart) return null;
  const graph = place(chart), { width, height } = graph.graph(), all = [...chart.nodes.values()];
  return canvas(width, height, name, ...all.filter((each) => each.isGroup).map((each) => drawNode(graph, each)),
    ...chart.edges.map((edge) => drawEdge(graph, edge)).filter(Boolean), ...all.filter((each) => !each.isGroup).map((each) => drawNode(graph, each)));
}
