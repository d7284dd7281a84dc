// The contents: folded away on small screens, and showing where the reader is.
export function foldContents() {
  const contents = document.querySelector('nav.contents details');
  const small = matchMedia('(max-width: 1099px)');
  const fold = () => { contents.open = !small.matches; };
  small.addEventListener('change', fold);
  fold();
  contents.addEventListener('click', (event) => { if (small.matches && event.target.closest('a')) contents.open = false; });

  const links = new Map([...contents.querySelectorAll('a')].map((link) => [link.hash.slice(1), link]));
  const seen = new Set();
  const watch = new IntersectionObserver((changes) => {
    for (const change of changes) seen[change.isIntersecting ? 'add' : 'delete'](change.target.id);
    let current = true;
    for (const [id, link] of links) {
      if (seen.has(id) && current) link.setAttribute('aria-current', 'true'), current = false;
      else link.removeAttribute('aria-current');
    }
  }, { rootMargin: '-20% 0px -60% 0px' });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) watch.observe(section);
  }
}
