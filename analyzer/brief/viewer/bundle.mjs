// bundle.mjs OUT.js OUT.css: the viewer as one script and its style, both minified. The licences of what is bundled stand at the script's top.
// No text of it may end the element that it will be inlined into: that is checked.
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [script, style] = process.argv.slice(2);

function licence(name) {
  const text = readFileSync(join(here, 'node_modules', name, 'LICENSE'), 'utf8').trim();
  return `${name}:\n${text.replaceAll('*/', '* /')}`;
}

async function bundle(entry, loader) {
  const made = await build({
    absWorkingDir: here, entryPoints: [entry], bundle: true, minify: true, write: false, charset: 'ascii', format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15'], legalComments: 'none', logLevel: 'warning', loader,
  });
  return made.outputFiles[0].text.trim();
}

function check(text, name) {
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${name} holds what would end its element`);
  if (/https?:\/\/(?!www\.w3\.org)[^"'`\s]*\.(js|css|woff2?|png)/i.test(text)) throw new Error(`${name} names something to load`);
}

// Strings may hold control characters, which a page may not: there they are escapes.
const visible = (text) => text.replace(/[^\P{Cc}\n\t]/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

const code = `/*\n${['cytoscape', '@dagrejs/dagre', '@dagrejs/graphlib'].map(licence).join('\n\n')}\n*/\n${visible(await bundle('src/main.js', {}))}`;
const look = await bundle('brief.css', {});
check(code, 'the script');
check(look, 'the style');
writeFileSync(script, code);
writeFileSync(style, look);
