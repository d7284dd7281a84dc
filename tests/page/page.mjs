// page.mjs FILE [few]: opens an HTML brief as people do: wide and narrow, light and dark, with scripts and without (few: not all of these
// together); reads, clicks, filters and types. Anything that it asks for besides itself, any complaint of the browser, and any serious finding of axe fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openPage, withBrowser } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [file, few] = process.argv.slice(2);
const all = [1280, 400].flatMap((width) => ['light', 'dark'].flatMap((scheme) => [true, false].map((scripts) => ({ width, scheme, scripts }))));
const ways = few ? [{ width: 400, scheme: 'light', scripts: true }, { width: 1280, scheme: 'dark', scripts: false }] : all;

// ---- what holds in every way ----------------------------------------------------------------------------------------------------------------

async function readPage({ page, requests, complaints, url }, { width }) {
  assert.equal(await page.locator('h1').count(), 1);
  const right = Math.max(...await page.locator('body > *, main > *, main table, main p, main li, main pre').evaluateAll((all) => all.filter((each) => !each.closest('.skip, .scroll, .panel')).map((each) => each.getBoundingClientRect().right)));
  assert.ok(right <= width + 1, `reaches to ${right} in a window of ${width}`);
  assert.deepEqual(requests.filter((each) => !each.startsWith('data:image/svg+xml')), [url], 'it asks for something');
  assert.deepEqual(complaints, []);
}

async function readTitle({ page }) {
  assert.doesNotMatch(await page.title(), /^owned$/, 'a script of the checked code ran');
  assert.equal(await page.locator('main img, main iframe, main object, main embed, main link, main base, main script, main style').count(), 0, 'foreign elements');
  const handlers = await page.locator('main *').evaluateAll((all) => all.flatMap((each) => [...each.attributes]).filter((one) => /^on|^style$|^srcdoc$/.test(one.name) && !one.ownerElement.closest('#graph, svg.drawing')).map((one) => one.name));
  assert.deepEqual(handlers, []);
  const links = await page.locator('a').evaluateAll((all) => all.map((each) => each.getAttribute('href')).filter((href) => !/^(#|https:\/\/)/.test(href)));
  assert.deepEqual(links, [], 'links that are neither within the page nor https');
}

async function readAnchors({ page }) {
  const broken = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id)));
  assert.deepEqual(broken, [], 'links that lead nowhere');
}

async function askAxe({ page }) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  const grave = found.violations.filter((each) => ['serious', 'critical'].includes(each.impact));
  assert.deepEqual(grave.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`), []);
}

// ---- what scripts add -----------------------------------------------------------------------------------------------------------------------

const shownRows = (page) => page.locator('#findings-table > tbody > tr:not([hidden])');

async function useFilters({ page }) {
  const all = await shownRows(page).count();
  assert.ok(all > 1, 'a page to be tested has findings');
  for (const field of ['severity', 'family', 'service']) {
    const select = page.locator(`#filter-${field}`), value = await select.locator('option').nth(1).getAttribute('value');
    await select.selectOption({ index: 1 });
    const fits = await page.locator('#findings-table > tbody > tr').evaluateAll((rows, [name, wanted]) => rows.filter((row) => row.dataset[name] === wanted).length, [field, value]);
    assert.equal(await shownRows(page).count(), fits, `filter by ${field}`);
    await page.locator('#filters button[type=reset]').click();
    await page.waitForFunction((n) => document.querySelectorAll('#findings-table > tbody > tr:not([hidden])').length === n, all);
  }
  await page.locator('#filter-text').fill('no finding says this');
  assert.equal(await shownRows(page).count(), 0);
}

// From the text to a finding that the filter hides, and back.
async function followCitation({ page }) {
  const link = page.locator('#summary a.cite[href^="#f"]').first();
  const target = (await link.getAttribute('href')).slice(1);
  await link.click();
  await page.locator(`#${target} details[open]`).waitFor();
  assert.ok(await page.locator(`#${target}`).isVisible());
  await page.locator('button.back').click();
  assert.ok(await link.evaluate((each) => each === document.activeElement));
  await page.locator(`#${target} a[href^="#use-"]`).first().click();
}

async function useKeys({ page }) {
  await page.locator('#graph').focus();
  await page.keyboard.press('ArrowRight');
  const panel = page.locator('.panel');
  await panel.locator('h3').waitFor();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Enter', 'Enter', '+', '-', '0']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  assert.ok(await panel.isHidden());
}

async function searchMap({ page }) {
  const name = await page.evaluate(() => JSON.parse(document.getElementById('brief-data').textContent).services.nodes[0].name);
  await page.locator('#graph-search').fill(name.slice(0, 12));
  await page.keyboard.press('Enter');
  assert.ok((await page.locator('.panel h3').textContent()).length > 0);
}

// Also an arrow that only settings tell of stands for no place, and is drawn as one.
async function measureLines({ page }) {
  const widths = await page.evaluate(() => document.getElementById('graph')._cyreg.cy.edges().map((each) => each.data('width')));
  assert.ok(widths.length > 0, 'a map to be tested has lines');
  assert.deepEqual(widths.filter((width) => !(width >= 1 && width <= 5)), [], 'lines of another width');
}

// A finding's evidence path on the map, from the table; its steps are those of the table.
async function showPath({ page }) {
  await page.locator('#filters button[type=reset]').click();
  const row = page.locator('#findings-table > tbody > tr', { has: page.locator('.trail.entry') }).first();
  await row.locator('summary').click();
  if (!(await row.locator('details[open]').count())) await row.locator('summary').click();
  const steps = await row.locator('.trail.entry > li').allTextContents();
  await row.getByRole('button', { name: 'Show on the map' }).click();
  assert.deepEqual(await page.locator('.panel .trail > li').allTextContents(), steps);
}

// Clicks where the drawing says that a node is: the pixel of it, on the canvas.
async function clickNode({ page }) {
  await page.getByRole('button', { name: 'Collapse all' }).click();
  await page.locator('#graph').scrollIntoViewIfNeeded();
  const at = await page.evaluate(() => {
    const { cy } = document.getElementById('graph')._cyreg, node = cy.nodes().max((each) => each.width()).ele, box = document.getElementById('graph').getBoundingClientRect();
    return { x: box.x + node.renderedPosition().x, y: box.y + node.renderedPosition().y, id: node.id() };
  });
  await page.mouse.click(at.x, at.y);
  await page.locator('.panel h3').waitFor();
  await page.mouse.dblclick(at.x, at.y);
}

async function switchTheme({ page }, { scheme }) {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  await page.locator('button.theme').click();
  assert.notEqual(await ground(), before);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), scheme === 'dark' ? 'light' : 'dark');
}

async function printPage({ page }) {
  const closed = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const left = document.querySelectorAll('details:not([open]):not(.source)').length;
    dispatchEvent(new Event('afterprint'));
    return left;
  });
  assert.equal(closed, 0, 'something is folded away on paper');
}

const words = [readPage, readTitle], looks = [askAxe, switchTheme, askAxe];
const clicks = [readAnchors, useFilters, followCitation, useKeys, searchMap, measureLines, showPath, clickNode, printPage];
const checksOf = ({ scripts, scheme }) => [...words, ...(scripts ? looks : []), ...(scripts && scheme === 'light' ? clicks : []), ...words];

await withBrowser(async (browser) => {
  for (const way of ways) {
    const opened = await openPage(browser, file, way);
    for (const check of checksOf(way)) {
      try {
        await check(opened, way);
      } catch (error) {
        console.error(`${file}: ${check.name} at ${way.width}, ${way.scheme}, ${way.scripts ? 'with' : 'without'} scripts: ${error.message}`);
        process.exitCode = 1;
      }
    }
    await opened.context.close();
  }
});
