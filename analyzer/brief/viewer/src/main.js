// What a page can do besides being read. Each part stands alone: when one cannot start, the others and the page still work.
import { followCitations } from './citations.js';
import { addFilters } from './filters.js';
import { startGraph } from './graph.js';
import { foldContents } from './contents.js';
import { drawPictures } from './pictures.js';
import { openForPrint } from './print.js';
import { addThemeSwitch } from './theme.js';

const data = JSON.parse(document.getElementById('brief-data').textContent);
document.documentElement.classList.add('scripted');

const page = { data };
for (const start of [addThemeSwitch, foldContents, openForPrint, drawPictures, addFilters, followCitations, startGraph]) {
  try {
    start(page);
  } catch (error) {
    console.error(error);
  }
}
