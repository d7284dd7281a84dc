// How the graph looks: the page's own colours, so that both follow the theme.
import { gravest } from './model.js';
import { severities, short } from './dom.js';

const shapes = { service: 'round-rectangle', store: 'barrel', topic: 'round-tag', outside: 'rectangle', entry: 'cut-rectangle', function: 'round-rectangle', file: 'round-rectangle', site: 'rectangle' };

// "payment  \u00b7 3": how many findings are in it; the colour says how grave they are.
export function labelOf(thing, most = 28) {
  const name = thing.kind === 'file' ? thing.name.split('/').slice(-2).join('/') : thing.name;
  const n = severities.reduce((sum, severity) => sum + thing.tally[severity], 0);
  return short(name.replace(/\s+/g, ' '), most) + (n ? `  \u00b7 ${n}` : '');
}

export const sizeOf = (label, measure) => ({ width: Math.max(44, measure(label) + 18), height: 26 });

export const classesOf = (thing, isOpen) => [thing.kind, gravest(thing), thing.isGroup ? (isOpen ? 'open' : 'closed') : ''].filter(Boolean).join(' ');

export function lookOf() {
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(`--${name}`).trim();
  const severity = (name) => ({ selector: `node.${name}`, style: { 'border-color': colour(name), 'border-width': 2.5, 'background-color': colour(`${name}-soft`) } });
  return [
    { selector: 'node', style: {
      shape: (node) => shapes[node.data('kind')] ?? 'rectangle', label: 'data(label)', width: 'data(width)', height: 'data(height)', 'font-size': 12, 'font-family': 'system-ui, sans-serif',
      'text-valign': 'center', 'text-halign': 'center', color: colour('ink'), 'background-color': colour('card'), 'border-width': 1.2, 'border-color': colour('line-strong'),
    } },
    { selector: 'node.store', style: { 'background-color': colour('store') } },
    { selector: 'node.topic', style: { 'background-color': colour('topic') } },
    { selector: 'node.entry', style: { 'background-color': colour('accent-soft') } },
    { selector: 'node.outside', style: { 'border-style': 'dashed' } },
    { selector: 'node.closed', style: { 'border-style': 'double', 'border-width': 4 } },
    ...['note', 'warning', 'error'].map(severity),
    { selector: 'node.closed.error, node.closed.warning, node.closed.note', style: { 'border-width': 4 } },
    { selector: 'node:parent', style: { 'text-valign': 'top', 'text-margin-y': -3, 'background-opacity': 0.25, 'border-width': 1.2, 'border-style': 'solid', padding: 14, 'font-weight': 600 } },
    { selector: 'edge', style: { width: 'data(width)', 'line-color': colour('edge'), 'target-arrow-color': colour('edge'), 'target-arrow-shape': 'triangle', 'arrow-scale': 0.8, 'curve-style': 'bezier', opacity: 0.75 } },
    { selector: 'edge.likely', style: { 'line-style': 'dashed' } },
    { selector: 'edge.faint', style: { opacity: 0.35 } },
    { selector: 'edge.near', style: { label: 'data(label)', 'font-size': 10, color: colour('ink'), 'text-background-color': colour('card'), 'text-background-opacity': 0.9, 'text-background-padding': 2 } },
    { selector: '.far', style: { opacity: 0.18 } },
    { selector: 'node.chosen', style: { 'outline-color': colour('accent'), 'outline-width': 3, 'outline-offset': 2 } },
    { selector: 'edge.near', style: { 'line-color': colour('accent'), 'target-arrow-color': colour('accent'), opacity: 1 } },
  ];
}
