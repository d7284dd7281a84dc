// Many nodes: groups as boxes side by side, in rows that are filled from left to right. It says less than a layered drawing, but takes no time.
const GAP = 16, EDGE = 16, TITLE = 20;

// Rows of about so wide that the whole is as wide as a screen; sets x and y of the middles, from the upper left corner.
function rows(boxes, least) {
  const area = boxes.reduce((sum, box) => sum + (box.width + GAP) * (box.height + GAP), 0);
  const wide = Math.max(least, Math.sqrt(area) * 1.35, ...boxes.map((box) => box.width));
  let x = 0, y = 0, high = 0, width = 0;
  for (const box of boxes) {
    if (x && x + box.width > wide) x = 0, y += high + GAP, high = 0;
    box.x = x + box.width / 2, box.y = y + box.height / 2;
    x += box.width + GAP;
    high = Math.max(high, box.height), width = Math.max(width, x - GAP);
  }
  return { width, height: y + high };
}

function measure(node, inside) {
  const children = node.isOpen ? (inside.get(node.thing.id) ?? []) : [];
  const boxes = children.map((child) => measure(child, inside));
  if (!node.isOpen || boxes.length === 0) return { node, width: node.width, height: node.height, boxes };
  const { width, height } = rows(boxes, 0);
  return { node, width: width + 2 * EDGE, height: height + 2 * EDGE + TITLE, boxes };
}

function settle(box, left, top, places) {
  if (box.boxes.length === 0) places.set(box.node.thing.id, { x: left + box.width / 2, y: top + box.height / 2 });
  for (const child of box.boxes) settle(child, left + EDGE + child.x - child.width / 2, top + EDGE + TITLE + child.y - child.height / 2, places);
}

export function packed(nodes, wide) {
  const inside = new Map();
  for (const node of nodes) if (node.parent) inside.set(node.parent, [...(inside.get(node.parent) ?? []), node]);
  const boxes = nodes.filter((node) => !node.parent).map((node) => measure(node, inside)), places = new Map();
  rows(boxes, wide);
  for (const box of boxes) settle(box, box.x - box.width / 2, box.y - box.height / 2, places);
  return places;
}
