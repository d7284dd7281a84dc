// A page in headless Chromium at one size, in one colour scheme, with or without scripts; all that it asks for and complains of is kept.
import { chromium } from 'playwright-core';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export async function withBrowser(use) {
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

export async function openPage(browser, file, { width, scheme, scripts }) {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: scripts, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const requests = [], complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const url = pathToFileURL(file).href, before = Date.now();
  await page.goto(url, { waitUntil: 'load' });
  return { page, context, requests, complaints, url, ms: Date.now() - before };
}
