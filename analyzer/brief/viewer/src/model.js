// The graph as it can be shown: services, stores and topics outside, within each service its files and functions. A group that is not open
// stands for all that is in it, and arrows are joined accordingly.
import { severities } from './dom.js';

const MANY = 40; // from so many nodes of one service on they are grouped by file

const none = () => ({ error: 0, warning: 0, note: 0 });

function groupOf(model, id, kind, name, parent, more = {}) {
  if (!model.things.has(id)) model.things.set(id, { id, kind, name, parent, children: [], findings: [], tally: none(), isGroup: true, ...more });
  return model.things.get(id);
}

function adopt(model, thing) {
  model.things.set(thing.id, thing);
  if (thing.parent) model.things.get(thing.parent).children.push(thing.id);
}

function addServices(model, services) {
  services.nodes.forEach((node, at) => {
    if (node.kind === 'service') model.serviceIds[at] = groupOf(model, `s:${node.name}`, 'service', node.name, null, { detail: node.detail }).id;
    else adopt(model, { ...node, id: (model.serviceIds[at] = `m:${at}`), children: [], findings: [], tally: none() });
  });
  for (const arrow of services.arrows) model.arrows.push({ ...arrow, from: model.serviceIds[arrow.from], to: model.serviceIds[arrow.to], isWhole: true });
}

function parentOf(model, node, sizes) {
  if (!node.service) return null;
  const service = groupOf(model, `s:${node.service}`, 'service', node.service, null);
  if (sizes.get(node.service) < MANY || !node.path) return service.id;
  const id = `f:${node.service}:${node.path}`;
  if (sizes.get(id) === 1) return service.id;
  if (!model.things.has(id)) {
    groupOf(model, id, 'file', node.path, service.id, { path: node.path, line: 1 });
    service.children.push(id);
  }
  return id;
}

function addCalls(model, calls) {
  const sizes = new Map();
  for (const node of calls.nodes) for (const key of [node.service, `f:${node.service}:${node.path}`]) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  calls.nodes.forEach((node, at) => {
    const parent = parentOf(model, node, sizes);
    adopt(model, { ...node, id: `c:${at}`, parent, children: [], findings: [], tally: none() });
    if (!model.byPath.has(node.path)) model.byPath.set(node.path, []);
    model.byPath.get(node.path).push(model.things.get(`c:${at}`));
  });
  for (const arrow of calls.arrows) model.arrows.push({ ...arrow, from: `c:${arrow.from}`, to: `c:${arrow.to}` });
}

// The innermost function at a place, or the entry point there.
export function thingAt(model, path, line) {
  let best = null;
  for (const thing of model.byPath.get(path) ?? []) {
    if (thing.line <= line && line <= (thing.end_line ?? thing.line) && (!best || thing.line > best.line || (thing.line === best.line && thing.kind === 'function'))) best = thing;
  }
  return best;
}

function addFindings(model, findings) {
  for (const finding of findings) {
    const home = thingAt(model, finding.path, finding.line) ?? model.things.get(`s:${finding.service}`);
    finding.home = home?.id;
    model.findings.set(finding.id, finding);
    for (let thing = home; thing; thing = model.things.get(thing.parent)) {
      thing.tally[finding.severity]++;
      thing.findings.push(finding);
    }
  }
}

export function makeModel(data) {
  const model = { things: new Map(), arrows: [], byPath: new Map(), findings: new Map(), serviceIds: [] };
  addServices(model, data.services);
  addCalls(model, data.calls);
  addFindings(model, data.findings);
  for (const thing of model.things.values()) thing.isGroup = thing.children.length > 0;
  return model;
}

export const gravest = (thing) => severities.find((severity) => thing.tally[severity] > 0) ?? '';

export const groups = (model) => [...model.things.values()].filter((thing) => thing.isGroup);

export function ancestors(model, id) {
  const above = [];
  for (let up = model.things.get(id)?.parent; up; up = model.things.get(up).parent) above.unshift(up);
  return above;
}

// What stands for a thing: itself, or the outermost of its groups that is closed.
export function shownAs(model, id, open) {
  return ancestors(model, id).find((up) => !open.has(up)) ?? id;
}

function visibleNodes(model, open) {
  const nodes = [];
  for (const thing of model.things.values()) {
    if (shownAs(model, thing.id, open) !== thing.id) continue;
    nodes.push({ thing, parent: thing.parent, isOpen: thing.isGroup && open.has(thing.id) });
  }
  return nodes;
}

// One line from a node to another, whatever stands for it; an arrow of a whole service gives way to those of its functions.
function visibleLines(model, open) {
  const lines = new Map();
  for (const arrow of model.arrows) {
    const from = shownAs(model, arrow.from, open), to = shownAs(model, arrow.to, open);
    if (from === to || ancestors(model, from).includes(to) || ancestors(model, to).includes(from)) continue;
    const key = `${from} ${to}`;
    const line = lines.get(key) ?? { from, to, n: 0, kinds: new Set(), protocols: new Set(), certainty: 0, isWhole: true };
    line.n += arrow.count;
    line.kinds.add(arrow.kind);
    if (arrow.protocol) line.protocols.add(arrow.protocol);
    line.certainty = Math.max(line.certainty, arrow.certainty);
    line.isWhole &&= Boolean(arrow.isWhole);
    lines.set(key, line);
  }
  return [...lines.values()];
}

export function visible(model, open) {
  return { nodes: visibleNodes(model, open), lines: visibleLines(model, open) };
}

// A way alone: its things within their groups, joined in its order.
export function alongWay(model, way) {
  const open = new Set(way.flatMap((id) => ancestors(model, id)));
  const nodes = [...open, ...way.filter((id) => !open.has(id))].map((id) => ({ thing: model.things.get(id), parent: model.things.get(id).parent, isOpen: open.has(id) }));
  const lines = way.slice(1).filter((id) => !open.has(id)).map((to, at) => ({ from: way[at], to, n: 1, kinds: new Set(['leads to']), protocols: new Set(), certainty: 4 }));
  return { nodes, lines: lines.filter((line) => !open.has(line.from)) };
}

// The nodes that an evidence path leads over, in its order, each once.
export function waypoints(model, finding) {
  const way = [];
  const add = (id) => { if (id && !way.includes(id)) way.push(id); };
  for (const [path, line] of finding.way) {
    const thing = thingAt(model, path, line);
    if (way.length === 0 && thing) add(model.arrows.find((arrow) => arrow.kind === 'starts' && arrow.to === thing.id)?.from);
    add(thing?.id);
  }
  add(finding.home);
  return way;
}
