// Companies and their mentions, as a person meets them: searched, followed, renamed, completed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { command, openNote } from '../../../client-vscode/browser.mjs';
import { neighbours, seedName, write } from '../suite.mjs';

const project = '{\n  // how we say it\n  "aliases": {\n    "supabase": ["sb"] // as they do\n  }\n}\n';

/** @param tools what the suite has: its page, `test`, `open`, `picture` and `until`; and the folder of the suite. */
export async function testNames({ page, test, open, picture, until, suite }) {
  const folder = path.join(suite.folder, 'names');
  fs.cpSync(suite.workspace, folder, { recursive: true });
  fs.copyFileSync(path.join(import.meta.dirname, '../../../seeds', seedName), path.join(folder, seedName));
  fs.chmodSync(path.join(folder, seedName), 0o644);
  write(folder, { ...neighbours, '.outline.json': project });
  const read = name => fs.readFileSync(path.join(folder, name), 'utf8');
  const original = read(seedName);

  const active = name => page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  const cursorAt = place => page.locator('.statusbar-item', { hasText: place }).waitFor();
  const input = page.locator('.quick-input-widget input[type="text"], .quick-input-widget input.input').first();
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const line = text => page.locator('.editor-instance .view-line', { hasText: text });
  const widget = page.locator('.suggest-widget.visible');
  const peek = page.locator('.reference-zone-widget');
  const peeked = peek.locator('.ref-tree .monaco-list-row');

  /** Puts the cursor into the editor, at a line and a column, both from 1; a tab counts for four columns. */
  const goTo = async (number, column) => {
    await command(page, 'View: Focus Active Editor Group');
    await page.keyboard.press('Control+g');
    await input.waitFor();
    await input.fill(`:${number}:${column}`);
    await page.keyboard.press('Enter');
    await cursorAt(`Ln ${number}, Col ${column}`);
  };
  /** Presses keys until something is seen: the server may still be reading, or a widget close as the editor scrolls. */
  const pressUntil = (what, keys, seen) => until(what, async () => {
    for (const key of keys) await page.keyboard.press(key);
    return seen.first().waitFor({ timeout: 3000 }).then(() => true, () => false);
  });
  const search = async (query, name) => {
    await page.keyboard.press('Control+t');
    await input.waitFor();
    // Typed anew until it is there: the notes may still be read.
    await until(`${query} is found`, async () => {
      await input.fill('#');
      await input.fill(`#${query}`);
      return rows.first().filter({ hasText: name }).waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
  };
  /** Types the last letters of a name until it is offered; letter by letter, as people do: two in one breath are one question to the server. */
  const typeUntilOffered = async (text, name) => {
    await page.keyboard.type(text.slice(0, -1), { delay: 100 });
    await until(`${name} is offered`, async () => {
      await page.keyboard.type(text.at(-1));
      const seen = await widget.locator('.monaco-list-row', { hasText: name }).first().waitFor({ timeout: 3000 }).then(() => true, () => false);
      if (!seen) await page.keyboard.press('Backspace');
      return seen;
    });
  };
  /** The text of a line of the editor, with its blanks as blanks. */
  const textOf = async text => (await line(text).first().textContent()).replaceAll('\u00a0', ' ').trim();

  await test('Ctrl+T finds a company before any note is open', async () => {
    await open(folder);
    await search('cloudf', 'cloudflare');
    await picture('search');
    await page.keyboard.press('Enter');
    await active(seedName);
    await cursorAt('Ln 162,');
  });

  await test('F12 on a plain mention leads to its company', async () => {
    await goTo(91, 30);
    await until('the definition', async () => {
      await page.keyboard.press('F12');
      return page.locator('.statusbar-item', { hasText: 'Ln 162,' }).waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
    await picture('definition');
  });

  await test('Shift+F12 shows the mentions of a company, in all notes', async () => {
    await openNote(page, 'garden.outline');
    await goTo(2, 4);
    await pressUntil('the mentions', ['Shift+F12'], peeked);
    await peek.locator('.ref-tree', { hasText: 'diary.notes' }).waitFor();
    await peek.locator('.ref-tree', { hasText: 'garden.outline' }).waitFor();
    await picture('references');
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  await test('the count of mentions stands above a company, and a click shows them', async () => {
    const lens = page.locator('.codelens-decoration a', { hasText: '3 mentions in 2 files' });
    await lens.waitFor();
    await picture('lens');
    await lens.click();
    await peeked.first().waitFor();
    await picture('lens-clicked');
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  await test('the card of a company is shown on a mention', async () => {
    await openNote(page, 'diary.notes');
    await goTo(2, 17);
    const card = page.locator('.monaco-hover', { hasText: 'robots for gardens' });
    await pressUntil('the card', ['Escape', 'Control+k', 'Control+i'], card);
    await card.filter({ hasText: 'founded by two sisters' }).first().waitFor();
    await picture('hover');
    await page.keyboard.press('Escape');
  });

  await test('the call hierarchy shows who is mentioned under whom', async () => {
    await openNote(page, 'garden.outline');
    await goTo(2, 4);
    await command(page, 'Calls: Show Call Hierarchy');
    const calls = page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
    for (const name of ['acme.dev', 'april', 'Quokka Systems']) await calls.filter({ hasText: name }).first().waitFor();
    await command(page, 'Calls: Show Outgoing Calls');
    for (const name of ['hasura', 'suborbital']) await calls.filter({ hasText: name }).first().waitFor();
    await picture('calls');
    await command(page, 'View: Show Explorer');
  });

  await test('[[ offers names, and takes the brackets that came by themselves', async () => {
    await openNote(page, 'diary.notes');
    await goTo(4, 23);
    await page.keyboard.type('[[');
    await widget.waitFor();
    await typeUntilOffered('bui', 'builder.io');
    await widget.locator('.monaco-list-row.focused', { hasText: 'builder.io' }).waitFor();
    await picture('link-completion');
    await page.keyboard.press('Enter');
    await line('builder.io').waitFor();
    assert.equal(await textOf('a line to write on'), '- a line to write on: [[builder.io]]');
  });

  await test('a plain name is offered as it is typed, and Tab takes it', async () => {
    await page.keyboard.press('End');
    await typeUntilOffered(' and bui', 'builder.io');
    await picture('plain-completion');
    await page.keyboard.press('Tab');
    await widget.waitFor({ state: 'hidden' });
    assert.equal(await textOf('a line to write on'), '- a line to write on: [[builder.io]] and builder.io');
  });

  await test('Enter ends a line, also where a name is offered', async () => {
    await typeUntilOffered(' to build', 'builder.io');
    await page.keyboard.press('Enter');
    await until('the next line', async () => /^- a line to write on: .* to build$/.test(await textOf('a line to write on')));
    await command(page, 'File: Revert File');
  });

  const rename = async (name, key) => {
    const box = page.locator('.rename-box input');
    await pressUntil('the box for the new name', ['F2'], box);
    await box.fill(name);
    await page.keyboard.press(key);
    await box.waitFor({ state: 'hidden' });
  };

  await test('F2 renames every mention in its own writing, and undo takes it back', async () => {
    await goTo(2, 50);
    await rename('Wombat Works', 'Enter');
    await until('the new name', async () => (await line('the people of').first().textContent()).includes('wombat'));
    await picture('renamed');
    await command(page, 'File: Save All');
    await until('both notes are saved', () => read('garden.outline').includes('\n- Wombat Works\n') && /wombat.works too\n.*WOMBAT WORKS' neighbour/.test(read('diary.notes')));
    await command(page, 'View: Focus Active Editor Group');
    await page.keyboard.press('Control+z');
    // The editor asks whether to undo in all files that were changed together.
    const dialog = page.locator('.monaco-dialog-box');
    if (await dialog.waitFor({ timeout: 3000 }).then(() => true, () => false)) await dialog.getByRole('button', { name: /Undo in \d/ }).click();
    await command(page, 'File: Save All');
    await until('the notes are as before', () => Object.entries(neighbours).every(([name, text]) => read(name) === text));
  });

  await test('F2 with Ctrl+Enter shows first what would change', async () => {
    await openNote(page, seedName);
    await goTo(34, 4);
    await rename('qwiklab.io', 'Control+Enter');
    const preview = page.locator('.bulk-edit-panel');
    await preview.locator('.monaco-list-row').first().waitFor();
    await picture('rename-preview');
    await preview.getByRole('button', { name: 'Apply' }).click();
    await line('qwiklab.io').first().waitFor();
    await command(page, 'File: Save All');
    await until('the note is saved', () => read(seedName).includes('\n- qwiklab.io\n'));
    await picture('rename-applied');
    assert.equal(read(seedName), original.replaceAll('- builder.io', '- qwiklab.io').replaceAll(/(?<=, |\/20 |- |pair |customers of )builder\b/g, 'qwiklab'));
    await command(page, 'View: Focus Active Editor Group');
    await page.keyboard.press('Control+z');
    await command(page, 'File: Save All');
    await until('the note is as before', () => read(seedName) === original);
  });

  await test('a word becomes an alias, and the project file keeps its comments', async () => {
    await goTo(166, 54);
    await page.keyboard.press('Control+Shift+ArrowRight');
    const action = page.locator('.action-widget .monaco-list-row', { hasText: 'cloudflare' });
    await pressUntil('the action', ['Control+.'], action);
    await picture('alias');
    await action.first().click();
    await command(page, 'File: Save All');
    await until('the alias', () => read('.outline.json').includes('"cf"'));
    for (const comment of ['// how we say it', '// as they do']) assert.ok(read('.outline.json').includes(comment), read('.outline.json'));
    const hint = page.locator('.view-line', { hasText: 'cf' }).filter({ hasText: 'cloudflare' });
    await hint.first().waitFor();
    await picture('alias-hint');
  });
}
