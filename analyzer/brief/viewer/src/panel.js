// What is said of the chosen node or path, beside the graph: all of it can be reached with the keyboard.
import { button, count, make, short } from './dom.js';

const MOST = 40; // findings or neighbours in one list

function list(items, one) {
  const shown = make('ul', {}, ...items.slice(0, MOST).map((item) => make('li', {}, ...one(item))));
  if (items.length > MOST) shown.append(make('li', { text: `and ${items.length - MOST} more` }));
  return shown;
}

const close = (app) => button('\u00d7', () => app.choose(null), { class: 'close', 'aria-label': 'Close' });

function fill(app, parts) {
  app.panel.replaceChildren(...[close(app), ...parts].filter(Boolean));
  app.panel.hidden = false;
  app.panel.scrollTop = 0;
}

const place = (thing) => (thing.path ? make('p', { class: 'at' }, make('code', { text: short(`${thing.path}:${thing.line}`, 300) })) : null);

function findingItem(app, finding) {
  const row = document.getElementById(finding.id.toLowerCase());
  const said = short(row?.querySelector('.say')?.textContent ?? '', 200);
  return [
    make('span', { class: `sev ${finding.severity}`, text: finding.severity }), ' ',
    make('a', { class: 'cite', href: `#${finding.id.toLowerCase()}`, text: finding.id }), ` ${said} `,
    finding.way.length ? button('Evidence path', () => app.showPath(finding.id)) : null,
  ];
}

function neighbours(app, id) {
  const lines = app.shown.lines;
  const out = lines.filter((line) => line.from === id).map((line) => ({ other: line.to, line }));
  const into = lines.filter((line) => line.to === id).map((line) => ({ other: line.from, line }));
  const item = ({ other, line }) => [button(short(app.model.things.get(other).name, 80), () => app.choose(other), { class: 'link' }), ` ${[...line.kinds].join(', ')}${line.protocols.size ? ` (${[...line.protocols].join(', ')})` : ''}${line.n > 1 ? `, ${line.n} times` : ''}`];
  return [
    out.length ? make('h4', { text: `Leads to (${out.length})` }) : null, out.length ? list(out, item) : null,
    into.length ? make('h4', { text: `Comes from (${into.length})` }) : null, into.length ? list(into, item) : null,
  ];
}

export function sayThing(app, thing) {
  const open = thing.isGroup && app.open.has(thing.id);
  fill(app, [
    make('h3', { text: short(thing.name, 300) }),
    make('p', { class: 'kind', text: [thing.kind, thing.detail, thing.isGroup ? count(thing.children.length, 'part') : ''].filter(Boolean).map((text) => short(text, 120)).join(' \u00b7 ') }),
    place(thing),
    thing.isGroup ? button(open ? 'Collapse' : 'Expand', () => app.toggle(thing.id)) : null,
    thing.findings.length ? make('h4', { text: count(thing.findings.length, 'finding') }) : make('p', { text: 'No findings here.' }),
    thing.findings.length ? list(thing.findings, (finding) => findingItem(app, finding)) : null,
    ...neighbours(app, thing.id),
  ]);
}

export function sayPath(app, finding) {
  const row = document.getElementById(finding.id.toLowerCase());
  const trail = row?.querySelector('.trail')?.cloneNode(true);
  fill(app, [
    make('h3', { text: `Evidence path of ${finding.id}` }),
    make('p', {}, ...findingItem(app, { ...finding, way: [] })),
    trail ?? make('p', { text: 'There is no path from an entry point.' }),
    finding.home ? button('Show its function', () => app.choose(finding.home)) : null,
  ]);
}

export function sayNothing(app) {
  app.panel.replaceChildren();
  app.panel.hidden = true;
}

export function sayMatches(app, words, matches) {
  fill(app, [
    make('h3', { text: `${count(matches.length, 'match', 'matches')} for \u201c${short(words, 60)}\u201d` }),
    list(matches, (thing) => [button(short(thing.name, 80), () => app.choose(thing.id), { class: 'link' }), ` ${thing.kind}`]),
  ]);
}
