// Flowcharts and sequences, drawn from their Mermaid texts; their words fold away below the drawing.
import { make } from './dom.js';
import { drawFlowchart } from './flowchart.js';
import { drawSequence } from './sequence.js';

const MOST = 20000; // characters that are drawn: more is no picture

function draw(figure) {
  const text = figure.querySelector('code.mermaid').textContent;
  const name = figure.querySelector('figcaption')?.textContent ?? 'Picture';
  if (text.length > MOST) return;
  const drawing = figure.classList.contains('sequence') ? drawSequence(text, name) : drawFlowchart(text, name);
  if (!drawing) return;
  drawing.style.minWidth = `${Math.round(drawing.viewBox.baseVal.width * 0.65)}px`; // below that it cannot be read
  const words = figure.querySelector(':scope > ul, :scope > ol');
  const scroll = make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name }, drawing);
  const caption = figure.querySelector('figcaption');
  if (caption) caption.after(scroll);
  else figure.prepend(scroll);
  if (words) {
    const details = make('details', {}, make('summary', { text: 'In words' }));
    figure.querySelector('.source').before(details);
    details.append(words);
  }
}

export function drawPictures() {
  for (const figure of document.querySelectorAll('figure.picture')) {
    try {
      draw(figure);
    } catch (error) {
      console.error(error);
    }
  }
}
