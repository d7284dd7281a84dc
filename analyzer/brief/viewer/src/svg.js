// Drawings as SVG elements: positions are attributes, looks come from the style sheet.
const space = 'http://www.w3.org/2000/svg';
const pen = document.createElement('canvas').getContext('2d');

export function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child != null));
  return element;
}

export function widthOf(text) {
  pen.font = '13px system-ui, sans-serif';
  return pen.measureText(text).width;
}

// Words into lines of about so many pixels; a word that is longer stays whole, up to a limit.
export function wrap(text, most) {
  const lines = [];
  for (const part of text.split('\n')) {
    let line = '';
    for (const word of part.split(/\s+/).map((each) => (each.length > 60 ? `${each.slice(0, 40)}\u2026${each.slice(-15)}` : each))) {
      if (line && widthOf(`${line} ${word}`) > most) lines.push(line), line = word;
      else line = line ? `${line} ${word}` : word;
    }
    lines.push(line);
  }
  return lines;
}

export const LINE = 17; // height of a line of text

export function lines(texts, x, y, attributes = {}) {
  const first = y - ((texts.length - 1) * LINE) / 2 + 4.5;
  return shape('text', { 'text-anchor': 'middle', ...attributes }, ...texts.map((text, at) => Object.assign(shape('tspan', { x, y: first + at * LINE }), { textContent: text })));
}

// The same on a ground of its own, where lines run below it.
export function label(texts, x, y, attributes = {}) {
  const width = Math.max(...texts.map(widthOf)) + 6, height = texts.length * LINE, isStart = attributes['text-anchor'] === 'start';
  return shape('g', {}, shape('rect', { class: 'ground', x: isStart ? x - 3 : x - width / 2, y: y - height / 2, width, height }), lines(texts, x, y, attributes));
}

export function canvas(width, height, name, ...children) {
  const arrow = (id) => shape('marker', { id, viewBox: '0 0 8 8', refX: 7.5, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse', class: 'head' }, shape('path', { d: 'M0 0L8 4L0 8z' }));
  const id = `head-${document.querySelectorAll('svg.drawing').length + 1}`;
  for (const child of children) for (const line of child.matches?.('.arrow') ? [child] : child.querySelectorAll('.arrow')) line.setAttribute('marker-end', `url(#${id})`);
  return shape('svg', { class: 'drawing', role: 'img', 'aria-label': name, viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`, width: Math.ceil(width), height: Math.ceil(height) }, shape('defs', {}, arrow(id)), ...children);
}
