// What is seen and clicked on the page of VS Code; the screenshots stay in output/vscode-page/.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { command, openBrowser, openNote, readOutline } from '../../client-vscode/browser.mjs';
import { buildClient } from '../../client-vscode/build.mjs';
import { address, installEmbedded, installExtension, startEmbedded } from '../../client-vscode/embedded.mjs';
import { prepare, report, runIfCalled, seedName } from './suite.mjs';
import { testNames } from './vscode-page/names.mjs';
import { testRepairs } from './vscode-page/repairs.mjs';

export async function runPageTests() {
  const suite = prepare('vscode-page');
  const plain = path.join(suite.folder, 'plain');
  fs.mkdirSync(path.join(plain, 'work'), { recursive: true });
  const someOutline = 'people\n- ada\n\t- engine\n- grace \n';
  for (const name of ['work/ideas.txt', 'not-this.txt', 'other.txt']) fs.writeFileSync(path.join(plain, name), someOutline);
  fs.writeFileSync(path.join(plain, 'letter.txt'), 'Dear all,\nthis is a letter.\nIt has no items.\n');

  const embedded = installEmbedded();
  installExtension(embedded, suite.folder, await buildClient());
  const running = await startEmbedded(embedded, suite.folder);
  const browser = await openBrowser();
  const { page } = browser;
  page.setDefaultTimeout(20_000);
  const outcomes = [];
  const picture = name => page.screenshot({ path: path.join(suite.folder, `${name}.png`) });

  /** One test after the other: each goes on where the one before left the page. */
  const test = async (name, body) => {
    try {
      await body();
      outcomes.push({ name });
    } catch (error) {
      outcomes.push({ name, error: error.stack });
      await picture(`failed-${outcomes.length}`).catch(() => undefined);
      await page.keyboard.press('Escape').catch(() => undefined);
    }
  };
  const open = async (folder, file) => {
    await page.goto(address(running, folder, file));
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  };
  const toast = text => page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  /** Presses a button of a message; a message that waited for long has moved from its toast into the notification centre. */
  const choose = async (text, button) => {
    if (!await toast(text).isVisible()) await command(page, 'Notifications: Show Notifications');
    await page.locator('.notification-list-item', { hasText: text }).getByRole('button', { name: button }).click();
  };
  const problems = page.locator('.markers-panel .monaco-list-row');
  const read = (folder, name) => fs.readFileSync(path.join(folder, name), 'utf8');
  const settings = () => JSON.parse(read(plain, '.vscode/settings.json'));
  const until = async (what, ask) => {
    const end = Date.now() + 20_000;
    while (!await ask()) {
      if (Date.now() > end) throw new Error(`Waited in vain: ${what}.`);
      await page.waitForTimeout(100);
    }
  };

  try {
    await test('the seed opens as an outline', async () => {
      await open(suite.workspace, path.join(suite.workspace, seedName));
      await page.locator('.monaco-editor .view-line', { hasText: 'sentry' }).first().waitFor({ timeout: 60_000 });
      await page.locator('.statusbar-item', { hasText: 'Outline Notes' }).waitFor();
    });

    await test('broken characters carry a squiggle, and an empty item is faded', async () => {
      await page.locator('.monaco-editor .squiggly-warning').first().waitFor({ timeout: 60_000 });
      await page.locator('.monaco-editor .squiggly-inline-unnecessary').first().waitFor({ state: 'attached' });
      await picture('squiggle');
    });

    await test('the Outline view shows sections, names and notes as a tree', async () => {
      const rows = await readOutline(page);
      const upper = rows.filter(({ level }) => level <= 2).map(({ level, name }) => `${level} ${name}`);
      assert.deepEqual(upper, ['1 chats', '2 sentry', '2 airbyte', '2 prisma', '2 stackbit', '2 hasura', '2 builder.io', '2 ITA', '2 Tangram',
        '1 explore', '2 cloudflare', '2 replay', '2 supabase', '2 suborbital', '2 graphcdn', '2 astro', '2 codesandbox', '2 quicknode']);
      assert.equal(rows.find(({ name }) => name === 'stackbit').detail, 'sqspace for devs');
      await picture('outline');
    });

    await test('the Problems view lists the warnings with rule and place, and no hints', async () => {
      await command(page, 'Problems: Focus on Problems View');
      await problems.filter({ hasText: 'mojibake' }).waitFor();
      const found = page.locator('.markers-panel .monaco-list-row[aria-level="2"]'); // level 1 is the file, level 3 are related places
      const places = (await found.allTextContents()).map(text => `${/\[Ln (\d+),/.exec(text)[1]} ${['mojibake', 'ambiguous-indentation', 'skipped-level'].find(rule => text.includes(rule))}`);
      assert.deepEqual(places.sort((a, b) => parseInt(a) - parseInt(b)), ['13 mojibake', '178 ambiguous-indentation', '181 skipped-level', '188 ambiguous-indentation']);
      await picture('problems');
    });

    await test('the breadcrumbs say where the cursor is', async () => {
      await problems.filter({ hasText: 'mojibake' }).dblclick();
      const crumbs = page.locator('.breadcrumbs-control .monaco-breadcrumb-item');
      for (const name of ['chats', 'airbyte', 'my ideas']) await crumbs.filter({ hasText: name }).waitFor();
      await picture('breadcrumbs');
    });

    await test('the name of a rule in the Problems view leads to its page', async () => {
      await problems.filter({ hasText: 'mojibake' }).locator('a', { hasText: 'mojibake' }).click({ modifiers: ['ControlOrMeta'] });
      await page.locator('.tabs-container .tab.active', { hasText: 'mojibake.md' }).waitFor();
      await page.locator('.monaco-editor .view-line', { hasText: 'mojibake' }).first().waitFor();
      await picture('rule-page');
      await openNote(page, seedName);
    });

    await test('Ctrl+. at the squiggle offers the fix, and Enter applies it', async () => {
      // Lines move, and their squiggles are drawn anew, when the counts above companies arrive.
      let box;
      await until('the squiggle', async () => (box = await page.locator('.monaco-editor .squiggly-warning').first().boundingBox().catch(() => null)) !== null);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      const widget = page.locator('.action-widget .monaco-list-row', { hasText: 'ó' }).first();
      // The widget closes when the editor scrolls or loses the focus, which may still happen after a click on a busy machine.
      await until('the quick fix', async () => {
        await page.keyboard.press('Control+.');
        return widget.waitFor({ timeout: 3000 }).then(() => true, () => false);
      });
      await picture('quick-fix');
      await page.keyboard.press('Enter');
      await page.locator('.monaco-editor .view-line', { hasText: 'regularización' }).waitFor();
      await problems.filter({ hasText: 'mojibake' }).waitFor({ state: 'detached' });
      await page.keyboard.press('Control+s');
      await until('the file is saved', () => read(suite.workspace, seedName).includes('\t\t- entity regularización\n'));
      await picture('fixed');
    });

    await test('Fold All leaves the sections', async () => {
      await command(page, 'Fold All');
      await page.locator('.monaco-editor .view-line', { hasText: 'airbyte' }).first().waitFor({ state: 'detached' });
      assert.deepEqual((await page.locator('.monaco-editor .view-line').allTextContents()).map(text => text.replace('⋯', '').trim()).filter(text => text !== ''), ['chats', 'explore']);
      await picture('folded');
    });

    await test('Enter continues an item in the page as well', async () => {
      await command(page, 'Unfold All');
      await page.locator('.monaco-editor .view-line', { hasText: 'sentry' }).first().click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('typed here');
      await page.locator('.monaco-editor .view-line').filter({ hasText: /^-\s+typed\shere$/ }).waitFor();
      await command(page, 'File: Revert File');
    });

    await test('a server that does not exist is reported once, with a button to the setting', async () => {
      fs.writeFileSync(path.join(suite.workspace, '.vscode/settings.json'),
        JSON.stringify({ ...JSON.parse(read(suite.workspace, '.vscode/settings.json')), 'outline.server.path': '/nowhere/outline-notes' }));
      const message = toast('does not exist: /nowhere/outline-notes');
      await message.waitFor();
      assert.equal(await page.locator('.notifications-toasts .notification-list-item').count(), 1);
      assert.ok(await message.getByRole('button', { name: 'Show Log' }).isVisible());
      await picture('missing-server');
      const status = page.locator('.statusbar-item[id="status.languageStatus"]');
      await status.hover();
      await page.locator('.hover-language-status', { hasText: 'Outline Notes: stopped' }).getByText('Restart').waitFor();
      await page.locator('.monaco-editor').first().hover(); // the hover of the status covers the message
      await choose('does not exist: /nowhere/outline-notes', 'Open Settings');
      await page.locator('.settings-editor', { hasText: 'Server: Path' }).waitFor();
      await picture('settings');
      await page.keyboard.press('Escape');
    });

    await test('without the setting the server runs again', async () => {
      const rest = JSON.parse(read(suite.workspace, '.vscode/settings.json'));
      delete rest['outline.server.path'];
      fs.writeFileSync(path.join(suite.workspace, '.vscode/settings.json'), JSON.stringify(rest));
      await openNote(page, seedName);
      await problems.filter({ hasText: 'skipped-level' }).waitFor();
    });

    await test('a .txt file that reads as an outline brings the offer', async () => {
      await open(plain, path.join(plain, 'work/ideas.txt'));
      await toast('"ideas.txt" reads as an outline').waitFor({ timeout: 60_000 });
      await picture('offer');
    });

    await test('accepting it makes the file an outline, now and by the settings of the workspace', async () => {
      await choose('"ideas.txt"', 'Yes');
      await page.locator('.statusbar-item', { hasText: 'Outline Notes' }).waitFor();
      await page.locator('.breadcrumbs-control .monaco-breadcrumb-item', { hasText: 'people' }).waitFor({ timeout: 30_000 });
      await until('the association', () => fs.existsSync(path.join(plain, '.vscode/settings.json')) && settings()['files.associations'] !== undefined);
      assert.deepEqual(settings()['files.associations'], { '**/work/ideas.txt': 'outline' });
    });

    await test('a letter brings no offer', async () => {
      await openNote(page, 'letter.txt');
      await page.waitForTimeout(1500);
      assert.equal(await toast('reads as an outline').count(), 0);
    });

    await test('a file for which it was declined is not asked about again', async () => {
      await openNote(page, 'not-this.txt');
      await toast('"not-this.txt"').waitFor();
      await choose('"not-this.txt"', 'Not This File');
      await page.waitForTimeout(1000);
      await open(plain, path.join(plain, 'not-this.txt'));
      await page.locator('.monaco-editor .view-line', { hasText: 'ada' }).waitFor({ timeout: 60_000 });
      await openNote(page, 'other.txt');
      // The offer for the other file shows that the extension is awake, so the silence before it was meant.
      await toast('"other.txt"').waitFor({ timeout: 60_000 });
      assert.equal(await toast('"not-this.txt"').count(), 0);
    });

    await test('never for this workspace is a setting', async () => {
      await choose('"other.txt"', 'Never in This Workspace');
      await until('the setting', () => settings()['outline.offerLanguage'] === false);
      assert.deepEqual(settings()['files.associations'], { '**/work/ideas.txt': 'outline' });
    });

    await testNames({ page, test, open, picture, until, suite });
    await testRepairs({ page, test, open, picture, until, suite });
  } finally {
    await browser.close();
    await running.stop();
  }
  return report(suite, outcomes);
}

await runIfCalled(import.meta, runPageTests);
