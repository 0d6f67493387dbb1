// Headless Chromium on the page of the embedded VS Code, for `npm start -- --check` and the tests.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onPath } from '../server/build.mjs';

/** The browser's command, or undefined where there is none. */
export const findChromium = () => ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].find(onPath);

/** A browser with a fresh profile that can reach this machine only. */
export async function openBrowser() {
  const command = findChromium();
  if (command === undefined) throw new Error('Neither Chromium nor Chrome is on the PATH; on Debian: apt-get install chromium.');
  // Imported here: the packages may have been installed a moment ago.
  const { chromium } = await import('playwright-core');
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'outline-notes-browser-'));
  const folders = process.env.PATH.split(path.delimiter);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: folders.map(folder => path.join(folder, command)).find(file => fs.existsSync(file)),
    headless: true,
    viewport: { width: 1280, height: 900 },
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], // Chromium's sandbox refuses root
  });
  return {
    page: context.pages()[0] ?? await context.newPage(),
    async close() {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs a command by its title in the command palette. */
export async function command(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input[type="text"], .quick-input-widget input.input').first();
  await input.waitFor();
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: title.split(':').at(-1).trim() }).waitFor();
  await page.keyboard.press('Enter');
}

/** Opens a note of the workspace by its name. */
export async function openNote(page, name) {
  await page.keyboard.press('Control+p');
  const input = page.locator('.quick-input-widget input[type="text"], .quick-input-widget input.input').first();
  await input.waitFor();
  await input.fill(name);
  await page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: name }).waitFor({ timeout: 30_000 });
  await page.keyboard.press('Enter');
  await page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
}

/** All rows of the Outline view as { level, name, detail }: only those in sight are in the page, so it is paged through. */
export async function readOutline(page) {
  await command(page, 'Explorer: Focus on Outline View');
  const list = page.locator('.outline-pane .monaco-list');
  await list.locator('.monaco-list-row').first().waitFor({ timeout: 60_000 });
  // The other sections of the side bar give their room to it: the fewer scrolls, the sooner all is read.
  for (const header of await page.locator('.explorer-viewlet .pane-header.expanded:not([aria-label^="Outline"])').all()) await header.click();
  await list.focus();
  await page.keyboard.press('Home');
  const rows = new Map();
  for (let unchanged = 0; unchanged < 3;) {
    const known = rows.size;
    await page.waitForTimeout(60);
    // Without the parents that stick to the top of the tree: they are shown twice.
    const seen = await list.locator('.monaco-list-row:not(.monaco-tree-sticky-row)').evaluateAll(elements => elements.map(element => ({
      index: Number(element.dataset.index),
      level: Number(element.getAttribute('aria-level')),
      name: element.querySelector('.label-name')?.textContent ?? '',
      detail: element.querySelector('.label-description')?.textContent ?? '',
    })));
    for (const { index, ...row } of seen) rows.set(index, row);
    await page.keyboard.press('PageDown');
    unchanged = rows.size === known ? unchanged + 1 : 0;
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}
