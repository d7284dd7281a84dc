// mermaid.mjs FILE.md...: every Mermaid block is one that Mermaid can read, within the limits of those who draw it. There must be some.
import { JSDOM } from 'jsdom';
import { readFileSync } from 'node:fs';

const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document, Element: window.Element, Node: window.Node, HTMLElement: window.HTMLElement });
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, maxTextSize: 50000, maxEdges: 500 });

async function judge(file, block) {
  try {
    if (block.length > 50000) throw new Error(`${block.length} characters`);
    await mermaid.parse(block);
  } catch (error) {
    console.error(`${file}: ${error.message}\n${block.slice(0, 2000)}`);
    process.exitCode = 1;
  }
}

const blocks = process.argv.slice(2).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, block]) => [file, block]));
for (const [file, block] of blocks) await judge(file, block);
if (blocks.length === 0) console.error('there was no Mermaid block'), process.exitCode = 1;
console.log(`${blocks.length} blocks`);
