// A citation leads to what it cites, opened, and there is a way back to where the reader was.
import { button } from './dom.js';

const SHOWN = 5; // citations of one statement; the others open

function foldLongLists() {
  for (const cites of document.querySelectorAll('.cites')) {
    const n = cites.querySelectorAll('a').length;
    if (n <= SHOWN + 1) continue;
    cites.classList.add('folded');
    cites.querySelectorAll('a')[SHOWN - 1].after(button(`+${n - SHOWN}`, (event) => { cites.classList.remove('folded'); event.target.remove(); }, { 'aria-label': `${n - SHOWN} more sources` }));
  }
}

export function followCitations(page) {
  foldLongLists();
  let from = null;
  const back = button('\u21a9 Back to the text', () => {
    from?.focus();
    from?.scrollIntoView({ block: 'center' });
    back.hidden = true;
  }, { class: 'back', hidden: true });
  document.body.append(back);

  function open(id) {
    const target = document.getElementById(id);
    if (!target) return;
    page.unfilter?.(target);
    target.closest('.cites')?.querySelector('button')?.click();
    for (let details = target.closest('details'); details; details = details.parentElement.closest('details')) details.open = true;
    if (target.matches('#findings-table tr')) for (const details of target.querySelectorAll('details')) details.open = true;
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? 'start' : 'center' });
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a.cite');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    from = link;
    back.hidden = false;
    setTimeout(() => open(link.hash.slice(1)));
  });
  addEventListener('hashchange', () => open(location.hash.slice(1)));
  if (location.hash) open(location.hash.slice(1));
}
