// Where the nodes stand: what is joined from left to right, what is joined to nothing in rows below.
import { Graph, layout } from '@dagrejs/dagre';
import { packed } from './pack.js';

const GAP = 24;
const ROOM = 46; // between what stands beside an open group: its border reaches around its nodes, and its name stands above
const MOST = 300; // nodes or lines that are laid out in layers: more of them take seconds

function tree(nodes, lines, rankdir) {
  const graph = new Graph({ compound: true });
  graph.setGraph({ rankdir, nodesep: nodes.some((node) => node.isOpen) ? ROOM : 9, ranksep: 44, edgesep: 1, ranker: 'tight-tree', acyclicer: 'greedy', marginx: 6, marginy: 6 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) if (!node.isOpen) graph.setNode(node.thing.id, { width: node.width, height: node.height });
  for (const node of nodes) if (node.isOpen) graph.setNode(node.thing.id, {});
  for (const node of nodes) if (node.parent && graph.hasNode(node.parent)) graph.setParent(node.thing.id, node.parent);
  // a group has no rank of its own: lines that end at an open one are laid out with its first leaf
  const leaf = (id) => { const inside = graph.children(id); return inside?.length ? leaf(inside[0]) : id; };
  for (const line of lines) {
    const from = leaf(line.from), to = leaf(line.to);
    if (from !== to) graph.setEdge(from, to);
  }
  layout(graph);
  return graph;
}

function below(alone, at, width) {
  let x = 0, y = 0, high = 0;
  const places = new Map();
  for (const node of alone) {
    if (x && x + node.width > width) x = 0, y += high + GAP, high = 0;
    places.set(node.thing.id, { x: x + node.width / 2, y: at + y + node.height / 2 });
    x += node.width + GAP;
    high = Math.max(high, node.height);
  }
  return places;
}

// Places of all nodes but open groups, which reach as far as what is in them.
export function placesOf({ nodes, lines }, wide, rankdir) {
  if (nodes.length > MOST || lines.length > MOST) return packed(nodes, wide);
  const joined = new Set(lines.flatMap((line) => [line.from, line.to]));
  const inside = new Set(nodes.filter((node) => node.isOpen || node.parent).map((node) => node.thing.id));
  const alone = nodes.filter((node) => !joined.has(node.thing.id) && !inside.has(node.thing.id));
  const rest = nodes.filter((node) => !alone.includes(node));
  const graph = rest.length ? tree(rest, lines, rankdir) : null;
  const { width = 0, height = 0 } = graph?.graph() ?? {};
  const places = below(alone, rest.length ? height + GAP : 0, Math.max(width, wide));
  for (const node of rest) if (!node.isOpen) places.set(node.thing.id, { x: graph.node(node.thing.id).x, y: graph.node(node.thing.id).y });
  return places;
}
