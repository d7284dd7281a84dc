// portfolio.mjs FILE [SCREENSHOTS]: opens the portfolio of an audit as people do, wide and narrow, light and dark, with scripts and without; filters,
// sorts, opens findings, turns pages. Anything that it asks for, any complaint of the browser, and any serious finding of axe fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openPage, withBrowser } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [file, pictures] = process.argv.slice(2);
const ways = [1280, 400].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme, scripts: true }))).concat({ width: 1280, scheme: 'light', scripts: false });

async function readPage({ page, requests, complaints, url }, { width, scripts }) {
  assert.equal(await page.locator('h1').count(), 1);
  assert.doesNotMatch(await page.title(), /owned/);
  assert.deepEqual(requests.filter((each) => !each.startsWith('data:')), [url], 'it asks for something');
  assert.deepEqual(complaints, []);
  const right = Math.max(...await page.locator('body > *, main > *, main p').evaluateAll((all) => all.filter((each) => !each.closest('.skip, .scroll')).map((each) => each.getBoundingClientRect().right)));
  assert.ok(right <= width + 1, `reaches to ${right} in a window of ${width}`);
  assert.equal(await page.locator('#all').isVisible(), scripts);
}

async function askAxe({ page }) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  const grave = found.violations.filter((each) => ['serious', 'critical'].includes(each.impact));
  assert.deepEqual(grave.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`), []);
}

const shown = (page) => page.locator('#all-table > tbody > tr').count();
const said = async (page) => Number((await page.locator('#all output').textContent()).match(/^\d+/)[0]);

async function filter({ page }) {
  const all = await said(page);
  assert.ok(all > 3 && (await shown(page)) > 3);
  await page.locator('#by-severity').selectOption({ index: 1 });
  const errors = await said(page);
  assert.ok(errors > 0 && errors < all);
  for (const text of await page.locator('#all-table .sev').allTextContents()) assert.equal(text, 'error');
  await page.locator('#by-text').fill('no finding says this');
  assert.equal(await shown(page), 0);
  await page.locator('#all button[type=reset]').click();
  await page.waitForFunction((n) => document.querySelector('#all output').textContent.startsWith(`${n} `), all);
}

async function sort({ page }, { width }) {
  const repositories = () => page.locator('#all-table > tbody > tr > td:nth-child(3)').allTextContents();
  const button = page.locator('#all-table thead button').nth(2);
  if (width < 700) await page.locator('#by-order').selectOption('repository'); // rows are cards there, without a head
  else await button.click();
  const up = await repositories();
  assert.deepEqual(up, [...up].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  if (width < 700) return;
  await button.click();
  assert.ok((await repositories())[0] >= up[0]);
  const numbers = () => page.locator('#rules tbody tr td:nth-child(4)').allTextContents();
  await page.locator('#rules thead button').nth(3).click();
  const down = (await numbers()).map(Number);
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
}

async function open({ page }) {
  const button = page.locator('#all-table button.open').first();
  await button.click();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  assert.ok((await page.locator('tr.detail').textContent()).length > 20);
  await button.press('Enter');
  assert.equal(await page.locator('tr.detail').count(), 0);
}

async function follow({ page }) {
  const button = page.locator('#rules tbody button').first();
  const rule = await button.textContent();
  await button.click();
  for (const text of await page.locator('#all-table button.open').allTextContents()) assert.equal(text, rule);
  await page.locator('#all button[type=reset]').click();
}

async function turn({ page }) {
  const on = page.getByRole('button', { name: 'On', exact: true });
  await page.waitForFunction(() => !document.querySelector('#all output').textContent.includes(' of '));
  if (await on.isDisabled()) return;
  const first = await page.locator('#all-table code').first().textContent();
  await on.click();
  assert.notEqual(await page.locator('#all-table code').first().textContent(), first);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
}

await withBrowser(async (browser) => {
  for (const way of ways) {
    const opened = await openPage(browser, file, way);
    console.log(`${way.width} ${way.scheme}: loaded in ${opened.ms} ms`);
    if (pictures) await opened.page.screenshot({ path: `${pictures}/${way.width}-${way.scheme}-${way.scripts}.png`, fullPage: way.width === 400 ? false : true });
    for (const check of [readPage, ...(way.scripts ? [askAxe, filter, sort, open, follow, turn, askAxe] : []), readPage]) {
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
