// Light, dark, or as the system says. The choice is kept where the browser lets a page keep something.
import { button } from './dom.js';

const key = 'faultline-theme';
const remember = (value) => { try { localStorage.setItem(key, value); } catch { /* a page from a file may have no storage */ } };
const remembered = () => { try { return localStorage.getItem(key); } catch { return null; } };
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

export const isDark = () => (document.documentElement.dataset.theme ?? (prefersDark.matches ? 'dark' : 'light')) === 'dark';

export function onThemeChange(then) {
  prefersDark.addEventListener('change', then);
  document.addEventListener('faultline-theme', then);
}

// undefined: as the system says.
export function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.dispatchEvent(new Event('faultline-theme'));
}

export function addThemeSwitch() {
  const kept = remembered();
  if (kept === 'dark' || kept === 'light') setTheme(kept);
  const toggle = button('', () => {
    setTheme(isDark() ? 'light' : 'dark');
    remember(document.documentElement.dataset.theme);
  }, { class: 'theme' });
  const label = () => { toggle.textContent = isDark() ? 'Light' : 'Dark'; toggle.setAttribute('aria-label', `Switch to ${isDark() ? 'light' : 'dark'} colours`); };
  onThemeChange(label);
  label();
  document.getElementById('tools').append(toggle);
}
