// Elements without markup: text of the checked repository only ever becomes text.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'text') element.textContent = value;
    else if (value !== false && value != null) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

export const button = (text, onclick, properties = {}) => make('button', { type: 'button', text, onclick, ...properties });

// "1 finding", "3 findings"
export const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

// A long name keeps its beginning and its end.
export function short(text, most = 30) {
  const letters = [...text];
  if (letters.length <= most) return text;
  const head = Math.ceil((most - 1) * 0.6);
  return `${letters.slice(0, head).join('')}\u2026${letters.slice(letters.length - (most - 1 - head)).join('')}`;
}

export const severities = ['error', 'warning', 'note'];
