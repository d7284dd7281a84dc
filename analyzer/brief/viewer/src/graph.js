// The map of services and, inside of them, of the calls that findings stand in.
import cytoscape from 'cytoscape';
import { button, make } from './dom.js';
import { addKeys } from './keys.js';
import { placesOf } from './layout.js';
import { classesOf, labelOf, lookOf, sizeOf } from './look.js';
import { alongWay, ancestors, groups, makeModel, visible, waypoints } from './model.js';
import { sayMatches, sayNothing, sayPath, sayThing } from './panel.js';
import { onThemeChange } from './theme.js';

const READABLE = 40; // nodes that can be taken in at once: beyond it services start closed
const MANY = 300; // beyond it files stay closed when everything is expanded

function elementsOf(app) {
  const measure = (text) => app.pen.measureText(text).width;
  for (const node of app.shown.nodes) {
    node.label = labelOf(node.thing, app.way.length ? 56 : undefined);
    Object.assign(node, sizeOf(node.label, measure));
  }
  const places = placesOf(app.shown, app.area.clientWidth, app.way.length ? 'TB' : 'LR');
  const nodes = app.shown.nodes.map((node) => ({
    group: 'nodes', classes: classesOf(node.thing, node.isOpen), position: places.get(node.thing.id),
    data: { id: node.thing.id, parent: node.parent ?? undefined, kind: node.thing.kind, label: node.label, width: node.width, height: node.height },
  }));
  const lines = app.shown.lines.map((line) => ({
    group: 'edges', classes: `${line.certainty < 3 ? 'likely' : ''} ${app.shown.lines.length > MANY ? 'faint' : ''}`,
    data: { id: `${line.from} > ${line.to}`, source: line.from, target: line.to, width: Math.min(1 + Math.log2(Math.max(line.n, 1)), 5), label: [...line.protocols].join(', ') || [...line.kinds].join(', ') },
  }));
  return [...nodes, ...lines];
}

// The whole map as far as it is open, or nothing but the way of a finding.
function draw(app) {
  app.shown = app.way.length ? alongWay(app.model, app.way) : visible(app.model, app.open);
  app.cy.batch(() => {
    app.cy.elements().remove();
    app.cy.add(elementsOf(app));
  });
  mark(app);
}

// The chosen node with its neighbours; all else steps back.
function mark(app) {
  const { cy } = app;
  cy.elements().removeClass('chosen near far');
  const node = app.chosen ? cy.getElementById(app.chosen) : cy.collection();
  if (app.way.length) {
    node.addClass('chosen');
  } else if (node.nonempty()) {
    const near = node.closedNeighborhood().union(node.descendants()).union(node.ancestors());
    node.addClass('chosen');
    node.connectedEdges().addClass('near');
    cy.elements().not(near).not(near.ancestors()).not(near.descendants()).addClass('far');
  }
}

// From the way of a finding back to the map, with a thing visible in it.
function reveal(app, id) {
  const closed = id ? ancestors(app.model, id).filter((up) => !app.open.has(up)) : [], wasWay = app.way.length > 0;
  for (const up of closed) app.open.add(up);
  app.way = [];
  if (closed.length || wasWay) draw(app);
  if (wasWay) suitHeight(app), app.fit();
}

// Into the part of the area that the panel leaves free.
function bring(app, elements, all) {
  if (elements.empty()) return;
  const covered = getComputedStyle(app.panel).position === 'absolute' ? app.panel.offsetWidth : 0;
  const box = elements.boundingBox(), wide = app.area.clientWidth - covered, high = app.area.clientHeight;
  const fitting = Math.min((wide - 40) / box.w, (high - 40) / box.h, 1.2);
  app.cy.zoom(all ? fitting : Math.max(app.cy.zoom(), 0.7));
  const zoom = app.cy.zoom();
  app.cy.pan({ x: wide / 2 - zoom * (box.x1 + box.x2) / 2, y: high / 2 - zoom * (box.y1 + box.y2) / 2 });
}

const actions = {
  fit() { this.cy.fit(undefined, 20); if (this.cy.zoom() > 1.4) this.cy.zoom(1.4), this.cy.center(); },
  zoom(by) { this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.area.clientWidth / 2, y: this.area.clientHeight / 2 } }); },
  choose(id) {
    this.chosen = id;
    reveal(this, id);
    mark(this);
    if (!id) return sayNothing(this);
    sayThing(this, this.model.things.get(id));
    bring(this, this.cy.getElementById(id), false);
  },
  toggle(id) {
    const thing = this.model.things.get(id);
    if (!thing?.isGroup) return;
    this.open[this.open.has(id) ? 'delete' : 'add'](id);
    this.way = [];
    this.chosen = id;
    draw(this);
    sayThing(this, thing);
    const node = this.cy.getElementById(id);
    bring(this, this.open.has(id) ? node.union(node.descendants()) : node, this.open.has(id));
  },
  enlarge() {
    const large = this.frame.classList.toggle('large');
    this.larger.textContent = large ? 'Smaller' : 'Larger';
    this.cy.resize();
    this.fit();
  },
  openAll(isOpen) {
    const all = groups(this.model), some = this.model.things.size > MANY ? all.filter((group) => group.kind === 'service') : all;
    this.open = new Set(isOpen ? some.map((group) => group.id) : []);
    this.way = [];
    this.chosen = null;
    draw(this);
    suitHeight(this);
    sayNothing(this);
    this.fit();
  },
  showPath(id) {
    const finding = this.model.findings.get(id);
    this.chosen = finding.home ?? null;
    this.way = waypoints(this.model, finding);
    draw(this);
    suitHeight(this);
    sayPath(this, finding);
    bring(this, this.cy.elements(), true);
  },
  search(words) {
    const wanted = words.toLowerCase().trim();
    if (!wanted) return this.choose(null);
    const found = [...this.model.things.values()].filter((thing) => thing.name.toLowerCase().includes(wanted) || thing.path?.toLowerCase().includes(wanted));
    this.matches = found;
    sayMatches(this, words, found);
  },
};

function toolbar(app) {
  const search = make('input', {
    type: 'search', id: 'graph-search', placeholder: 'service, function or file', autocomplete: 'off', oninput: () => app.search(search.value),
    onkeydown: (event) => { if (event.key === 'Enter' && app.matches?.length) app.choose(app.matches[0].id); },
  });
  const hasGroups = groups(app.model).length > 0;
  app.larger = button('Larger', () => app.enlarge());
  return make('div', { class: 'toolbar', role: 'group', 'aria-label': 'The map' },
    make('label', { for: search.id, text: 'Find' }), search,
    hasGroups ? button('Expand all', () => app.openAll(true)) : null, hasGroups ? button('Collapse all', () => app.openAll(false)) : null,
    button('\u2212', () => app.zoom(1 / 1.3), { 'aria-label': 'Zoom out' }), button('+', () => app.zoom(1.3), { 'aria-label': 'Zoom in' }), button('Fit', () => app.fit()), app.larger);
}

// From the findings' table to the map.
function addLinks(app, place) {
  for (const finding of app.model.findings.values()) {
    const details = finding.home && document.getElementById(finding.id.toLowerCase())?.querySelector('details');
    details?.append(button('Show on the map', () => {
      finding.way.length ? app.showPath(finding.id) : app.choose(finding.home);
      place.scrollIntoView();
      app.area.focus({ preventScroll: true });
    }));
  }
}

function startView(app) {
  app.pen = document.createElement('canvas').getContext('2d');
  app.pen.font = '12px system-ui, sans-serif';
  app.cy = cytoscape({ container: app.area, style: lookOf(), minZoom: 0.05, maxZoom: 3, layout: { name: 'preset' }, boxSelectionEnabled: false, autounselectify: true });
  app.cy.on('tap', () => app.area.focus({ preventScroll: true }));
  app.cy.on('tap', 'node', (event) => { app.choose(event.target.id()); });
  app.cy.on('dbltap', 'node', (event) => { app.toggle(event.target.id()); });
  app.cy.on('tap', (event) => { if (event.target === app.cy) app.choose(null); });
  onThemeChange(() => { app.cy.style(lookOf()); app.cy.forceRender(); });
  // wheels scroll the page unless the reader is in the map
  app.cy.userZoomingEnabled(false);
  app.area.addEventListener('focus', () => app.cy.userZoomingEnabled(true));
  app.area.addEventListener('blur', () => app.cy.userZoomingEnabled(false));
}

// As high as what is shown needs, within what the style sheet allows.
function suitHeight(app) {
  const box = app.cy.elements().boundingBox();
  app.area.style.height = `${Math.round(box.h * Math.min((app.area.clientWidth - 40) / box.w, 1.2)) + 40}px`;
  app.cy.resize();
}

// All of a small map; of a larger one the services alone, or, where there is but one, what is in it.
function openAtFirst(app) {
  const all = groups(app.model), services = all.filter((group) => group.kind === 'service');
  const shown = app.model.things.size <= READABLE ? all : services.length === 1 && app.model.things.size <= MANY ? services : [];
  for (const group of shown) app.open.add(group.id);
}

export function startGraph(page) {
  const place = document.getElementById('map'), app = Object.assign(Object.create(actions), { model: makeModel(page.data), open: new Set(), chosen: null, way: [] });
  if (!place || app.model.things.size === 0) return;
  app.area = make('div', { id: 'graph', class: 'graph', tabindex: '0', role: 'application', 'aria-label': 'Map of services and calls', 'aria-describedby': 'graph-help' });
  app.panel = make('div', { class: 'panel', 'aria-live': 'polite', tabindex: '0', role: 'region', 'aria-label': 'What is chosen on the map' });
  const help = make('p', { id: 'graph-help', class: 'help', text: 'Click or tap a node. A double border opens with a double click. With the keyboard: arrows move, Enter expands or collapses, + and \u2212 zoom, 0 fits, Escape lets go. Colours say how grave the findings are, numbers how many; dashed lines are likely, not sure.' });
  const words = document.getElementById('map-words');
  app.frame = make('div', { class: 'frame' }, toolbar(app), make('div', { class: 'graph-and-panel' }, app.area, app.panel));
  app.frame.addEventListener('keydown', (event) => { if (event.key === 'Escape' && app.frame.classList.contains('large')) app.enlarge(); });
  words.before(app.frame, help);
  words.open = false;
  startView(app);
  openAtFirst(app);
  draw(app);
  suitHeight(app);
  app.fit();
  sayNothing(app);
  addKeys(app, app.area);
  addLinks(app, place);
}
