// The graph by keyboard: arrows go to the next node that way, Enter opens a group, + and - zoom, 0 fits, Escape lets go.
const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Near and straight ahead beats nearer and aside.
function next(app, [dx, dy]) {
  const nodes = app.cy.nodes();
  const here = app.chosen ? app.cy.getElementById(app.chosen) : null;
  if (!here?.nonempty()) return nodes.first().id();
  const from = here.position();
  let best = null, least = Infinity;
  nodes.forEach((node) => {
    const to = node.position(), ahead = (to.x - from.x) * dx + (to.y - from.y) * dy, aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
    if (node.id() !== app.chosen && ahead > 1 && ahead + 2 * aside < least) best = node.id(), least = ahead + 2 * aside;
  });
  return best ?? app.chosen;
}

export function addKeys(app, area) {
  const others = {
    '+': () => app.zoom(1.3), '=': () => app.zoom(1.3), '-': () => app.zoom(1 / 1.3), 0: () => app.fit(), Escape: () => app.choose(null),
    Enter: () => app.chosen && app.toggle(app.chosen), ' ': () => app.chosen && app.toggle(app.chosen),
  };
  area.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ways[event.key]) app.choose(next(app, ways[event.key]));
    else if (others[event.key]) others[event.key]();
    else return;
    event.preventDefault();
  });
}
