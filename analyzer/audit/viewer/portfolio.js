// The portfolio in a browser: tables that sort, and all findings of all repositories to filter, sort and open. Only the rows that are looked at
// become elements. Text of checked repositories only ever becomes text.
(() => {
  'use strict';
  const ROWS = 100;
  const severities = ['error', 'warning', 'note'], confidences = ['high', 'medium', 'low'];
  const make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (name === 'text') element.textContent = value;
      else if (value !== false && value != null) element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.filter((child) => child != null));
    return element;
  };

  // ---- tables that are written already ----------------------------------------------------------------------------------------------------

  const numberOf = (cell) => { const n = Number(cell.textContent); return cell.textContent.trim() === '' || Number.isNaN(n) ? null : n; };
  const compareCells = (a, b) => {
    const x = numberOf(a), y = numberOf(b);
    if (x !== null && y !== null) return x - y;
    return a.textContent < b.textContent ? -1 : a.textContent > b.textContent ? 1 : 0;
  };
  function sortTable(table, column, button) {
    const down = button.parentElement.getAttribute('aria-sort') !== 'descending';
    for (const th of table.tHead.rows[0].cells) th.removeAttribute('aria-sort');
    button.parentElement.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => (down ? -1 : 1) * compareCells(a.cells[column], b.cells[column]));
    table.tBodies[0].append(...rows);
  }
  for (const table of document.querySelectorAll('table.sorts')) {
    [...table.tHead.rows[0].cells].forEach((th, column) => {
      const button = make('button', { type: 'button', class: 'sort', text: th.textContent });
      button.addEventListener('click', () => sortTable(table, column, button));
      th.replaceChildren(button);
    });
  }

  // ---- all findings -----------------------------------------------------------------------------------------------------------------------

  const data = JSON.parse(document.getElementById('portfolio-data').textContent);
  const { strings, columns, evidence } = data, total = columns.line.length;
  const text = (column, row) => (column === 'line' ? String(columns.line[row]) : strings[columns[column][row]]);
  const place = document.getElementById('all');
  const shownColumns = [['severity', 'severity'], ['rule', 'rule'], ['repository', 'repository'], ['team', 'owner'], ['path', 'where']];
  let rows = [], page = 0, sortedBy = null, descending = false;

  // Strings in order once, so that rows are compared by numbers.
  const rank = new Uint32Array(strings.length);
  [...strings.keys()].sort((a, b) => (strings[a] < strings[b] ? -1 : 1)).forEach((at, i) => { rank[at] = i; });
  const order = { severity: severities, confidence: confidences };
  const keyOf = (column, row) => (order[column] ? order[column].indexOf(text(column, row)) : rank[columns[column][row]]);

  const select = (column, name) => {
    const tally = new Map();
    for (const at of columns[column]) tally.set(at, (tally.get(at) ?? 0) + 1);
    const values = [...tally].sort((a, b) => (order[column] ? order[column].indexOf(strings[a[0]]) - order[column].indexOf(strings[b[0]]) : rank[a[0]] - rank[b[0]]));
    const element = make('select', { id: `by-${column}`, onchange: apply }, make('option', { value: '*', text: 'all' }));
    for (const [at, n] of values) element.append(make('option', { value: String(at), text: `${strings[at] || '(nobody)'} (${n})` }));
    return make('div', {}, make('label', { for: element.id, text: name }), element);
  };
  const filters = [['severity', 'severity'], ['confidence', 'confidence'], ['family', 'family'], ['rule', 'rule'], ['team', 'owner'], ['repository', 'repository']];
  const form = make('form', { class: 'filters', 'aria-label': 'Which findings' });
  const search = make('input', { type: 'search', id: 'by-text', autocomplete: 'off', oninput: apply });
  const sorts = make('select', { id: 'by-order', onchange: () => sortBy(sorts.value || null, false) }, make('option', { value: '', text: 'gravest first' }));
  for (const [column, name] of shownColumns) sorts.append(make('option', { value: column, text: name }));
  const said = make('output', {});
  form.append(...filters.map(([column, name]) => select(column, name)));
  form.append(make('div', {}, make('label', { for: 'by-text', text: 'text' }), search),
    make('div', {}, make('label', { for: 'by-order', text: 'order' }), sorts), make('button', { type: 'reset', text: 'Show all' }), said);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => { sortBy(null, false); apply(); }));

  const head = make('tr');
  const body = make('tbody');
  for (const [column, name] of shownColumns) {
    const button = make('button', { type: 'button', class: 'sort', text: name });
    button.addEventListener('click', () => sortBy(column, sortedBy === column && !descending));
    head.append(make('th', { scope: 'col' }, button));
  }
  const table = make('table', { id: 'all-table' }, make('caption', { class: 'unseen', text: 'All findings' }), make('thead', {}, head), body);
  const turn = (by) => { page += by; show(); body.querySelector('button')?.focus({ preventScroll: true }); };
  const back = make('button', { type: 'button', text: 'Back', onclick: () => turn(-1) });
  const on = make('button', { type: 'button', text: 'On', onclick: () => turn(1) });
  const where = make('span', { class: 'help' });
  place.append(form, make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'All findings' }, table), make('p', { class: 'pages' }, back, on, where));
  place.hidden = false;

  function apply() {
    const wanted = filters.map(([column]) => [columns[column], form.querySelector(`#by-${column}`).value]).filter(([, value]) => value !== '*').map(([column, value]) => [column, Number(value)]);
    const words = search.value.toLowerCase().trim();
    const has = words ? Uint8Array.from(strings, (each) => (each.toLowerCase().includes(words) ? 1 : 0)) : null;
    const searched = ['repository', 'rule', 'path', 'function', 'owner', 'entry', 'message', 'fingerprint'].map((column) => columns[column]);
    rows = [];
    for (let row = 0; row < total; row++) {
      if (wanted.every(([column, value]) => column[row] === value) && (!has || searched.some((column) => has[column[row]]))) rows.push(row);
    }
    arrange();
  }
  function sortBy(column, isDescending) {
    sortedBy = column;
    descending = isDescending;
    sorts.value = column ?? '';
    shownColumns.forEach(([name], at) => {
      if (name === column) head.cells[at].setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      else head.cells[at].removeAttribute('aria-sort');
    });
    if (!column) rows.sort((a, b) => a - b);
    arrange();
  }
  function arrange() {
    if (sortedBy) rows.sort((a, b) => (descending ? -1 : 1) * (keyOf(sortedBy, a) - keyOf(sortedBy, b)) || a - b);
    page = 0;
    show();
  }

  const clean = (words) => String(words ?? '').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
  const trail = (title, steps) => (steps?.length ? make('div', {}, make('h4', { text: title }),
    make('ol', { class: 'trail' }, ...steps.map((step) => make('li', {}, make('code', { text: clean(`${step.path}:${step.line}`) }), ` ${clean(step.message)}`)))) : null);
  function detail(row) {
    const more = evidence[row];
    const cell = make('td', { colspan: String(shownColumns.length) }, make('p', { text: text('message', row) }));
    const facts = [['function', 'in'], ['owner', 'what to change'], ['entry', 'reached from'], ['fingerprint', 'fingerprint']];
    cell.append(make('dl', {}, ...facts.filter(([column]) => text(column, row)).flatMap(([column, name]) => [make('dt', { text: name }), make('dd', {}, make('code', { text: text(column, row) }))])));
    if (!more) cell.append(make('p', { class: 'help', text: `What stands behind it is in the database and in the findings.json of ${text('repository', row)}.` }));
    else {
      if (more.why?.length) cell.append(make('ul', {}, ...more.why.map((each) => make('li', { text: clean(each) }))));
      const parts = [trail('From the entry point', more.path_from_entry), ...(more.evidence ?? []).map((each) => trail(clean(`${each.role}: ${each.answer}`), each.chain)), trail('Also', more.related)];
      cell.append(...parts.filter((part) => part));
    }
    return make('tr', { class: 'detail' }, cell);
  }
  function open(row, element, button) {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!isOpen));
    if (isOpen) element.nextElementSibling.remove();
    else element.after(detail(row));
  }
  function rowOf(row) {
    const severity = text('severity', row);
    const button = make('button', { type: 'button', class: 'open', 'aria-expanded': 'false', text: text('rule', row) });
    const element = make('tr', {}, make('td', {}, make('span', { class: `sev ${severity}`, text: severity })), make('td', {}, button),
      make('td', { text: text('repository', row) }), make('td', { text: text('team', row) }), make('td', {}, make('code', { text: `${text('path', row)}:${text('line', row)}` })));
    button.addEventListener('click', () => open(row, element, button));
    return element;
  }
  function show() {
    const first = page * ROWS, end = Math.min(first + ROWS, rows.length);
    body.replaceChildren(...rows.slice(first, end).map(rowOf));
    back.disabled = page === 0;
    on.disabled = end >= rows.length;
    where.textContent = rows.length ? ` ${first + 1} to ${end}` : ' nothing';
    said.textContent = rows.length === total ? `${total} findings` : `${rows.length} of ${total} findings`;
  }

  // A cell of a summary leads to its findings.
  const lead = (column, value) => {
    const at = strings.indexOf(value), wanted = form.querySelector(`#by-${column}`);
    if (at < 0 || ![...wanted.options].some((each) => each.value === String(at))) return;
    for (const each of form.querySelectorAll('select')) each.value = '*';
    search.value = '';
    wanted.value = String(at);
    apply();
    document.getElementById('findings').scrollIntoView();
    wanted.focus({ preventScroll: true });
  };
  for (const [id, column] of [['rules', 'rule'], ['families', 'family'], ['owners', 'team'], ['gravest', 'repository']]) {
    for (const row of document.querySelectorAll(`#${id} tbody tr`)) {
      const name = row.cells[0].textContent;
      row.cells[0].replaceChildren(make('button', { type: 'button', class: 'open', text: name, onclick: () => lead(column, name === '(nobody)' ? '' : name) }));
    }
  }
  apply();
})();
