// The findings by severity, family, service and text.
import { count, make, severities } from './dom.js';

const fields = ['severity', 'family', 'service'];

function values(rows, field) {
  const tally = new Map();
  for (const row of rows) tally.set(row.dataset[field], (tally.get(row.dataset[field]) ?? 0) + 1);
  const order = field === 'severity' ? (a, b) => severities.indexOf(a[0]) - severities.indexOf(b[0]) : (a, b) => (a[0] < b[0] ? -1 : 1);
  return [...tally].sort(order);
}

function choice(rows, field, change) {
  const select = make('select', { id: `filter-${field}`, onchange: change }, make('option', { value: '*', text: 'all' }));
  for (const [value, n] of values(rows, field)) select.append(make('option', { value, text: `${value || 'none'} (${n})` }));
  return [make('label', { for: select.id, text: field }), select];
}

export function addFilters(page) {
  const place = document.getElementById('filters');
  if (!place) return;
  const rows = [...document.querySelectorAll('#findings-table > tbody > tr')];
  const said = make('output', { for: fields.map((field) => `filter-${field}`).join(' ') });
  const search = make('input', { type: 'search', id: 'filter-text', autocomplete: 'off', oninput: apply });
  place.append(...fields.map((field) => make('div', {}, ...choice(rows, field, apply))));
  place.append(make('div', {}, make('label', { for: search.id, text: 'text' }), search));
  place.append(make('button', { type: 'reset', text: 'Show all' }), said);
  place.addEventListener('reset', () => setTimeout(apply));
  place.addEventListener('submit', (event) => event.preventDefault());
  place.hidden = false;
  const texts = rows.map((row) => row.textContent.toLowerCase());

  function apply() {
    const wanted = fields.map((field) => [field, place.querySelector(`#filter-${field}`).value]);
    const words = search.value.toLowerCase().trim();
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = wanted.every(([field, value]) => value === '*' || row.dataset[field] === value) && texts[at].includes(words);
      row.hidden = !fits;
      shown += fits;
    });
    said.textContent = shown === rows.length ? count(shown, 'finding') : `${shown} of ${count(rows.length, 'finding')}`;
  }

  page.filter = (field, value) => {
    place.reset();
    const select = place.querySelector(`#filter-${field}`);
    select.value = value;
    apply();
    document.getElementById('findings').scrollIntoView();
    select.focus({ preventScroll: true });
  };
  page.unfilter = (row) => { if (row?.hidden) place.reset(), rows.forEach((each) => { each.hidden = false; }); };
  for (const link of document.querySelectorAll('a[data-filter]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      page.filter('severity', link.dataset.filter);
    });
  }
  apply();
}
