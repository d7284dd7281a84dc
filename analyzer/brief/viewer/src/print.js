// On paper nothing can be opened: everything is open there, and dark on light.
import { setTheme } from './theme.js';

export function openForPrint() {
  let closed = [], theme;
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open]):not(.source)')];
    for (const details of closed) details.open = true;
    theme = document.documentElement.dataset.theme;
    setTheme('light');
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
    setTheme(theme);
  });
}
