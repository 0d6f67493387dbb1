// Repairs, as a person meets them: a note is formatted, a warning is sent away, the project file is written with help.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { command, openNote } from '../../../client-vscode/browser.mjs';
import { write } from '../suite.mjs';

const notes = {
  'crooked.outline': 'list\n-   what was said at lunch\n\t-  and why\n\t\t\t\t- too deep on purpose, really\n    - by spaces, once\n',
  'unseen.outline': '- see https//example.org/x for what was said\n',
  '.outline.json': '{\n  // how loud\n  "rules": {\n    "skiped-level": "off"\n  }\n}\n',
};

/** @param tools what the suite has: its page, `test`, `open`, `picture` and `until`; and the folder of the suite. */
export async function testRepairs({ page, test, open, picture, until, suite }) {
  const folder = path.join(suite.folder, 'repairs');
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  write(folder, notes);
  const read = name => fs.readFileSync(path.join(folder, name), 'utf8');
  const line = text => page.locator('.editor-instance .view-line', { hasText: text });
  const problems = page.locator('.markers-panel .monaco-list-row');
  const actions = page.locator('.action-widget .monaco-list-row');
  const focus = () => command(page, 'View: Focus Active Editor Group');
  const goTo = async place => {
    await focus();
    await page.keyboard.press('Control+g');
    const input = page.locator('.quick-input-widget input[type="text"], .quick-input-widget input.input').first();
    await input.waitFor();
    await input.fill(`:${place}`);
    await page.keyboard.press('Enter');
  };
  const pressUntil = (what, keys, seen) => until(what, async () => {
    for (const key of keys) await page.keyboard.press(key);
    return seen.first().waitFor({ timeout: 3000 }).then(() => true, () => false);
  });

  await test('Format Document writes a note in its own style and keeps its outline', async () => {
    await open(folder, path.join(folder, 'crooked.outline'));
    await line('what was said at lunch').first().waitFor({ timeout: 60_000 });
    await command(page, 'Problems: Focus on Problems View');
    await problems.filter({ hasText: 'a level is skipped' }).waitFor();
    await picture('before-format');
    await focus();
    await command(page, 'Format Document');
    await until('one blank behind each marker', async () => (await line('what was said at lunch').first().textContent()).replaceAll('\u00a0', ' ') === '- what was said at lunch');
    await page.keyboard.press('Control+s');
    await until('the note is saved', () => read('crooked.outline').includes('\n- what was said at lunch\n\t- and why\n'));
    assert.ok(!read('crooked.outline').includes('    - by spaces'), read('crooked.outline'));
    await picture('formatted');
  });

  await test('a warning can be ignored here, and the project file remembers it', async () => {
    await goTo('4:6');
    await pressUntil('the actions', ['Escape', 'Control+.'], actions.filter({ hasText: 'Ignore this' }));
    await picture('ignore');
    await actions.filter({ hasText: 'Ignore this' }).first().click();
    await command(page, 'File: Save All');
    await until('it is remembered', () => read('.outline.json').includes('too deep on purpose'));
    assert.ok(read('.outline.json').includes('// how loud'), read('.outline.json'));
    await problems.filter({ hasText: 'a level is skipped' }).waitFor({ state: 'detached' });
    await picture('ignored');
  });

  await test('a fault of the project file stands in it', async () => {
    await openNote(page, '.outline.json');
    await problems.filter({ hasText: 'project-file' }).first().waitFor();
    await page.locator('.monaco-editor .squiggly-warning, .monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
    await picture('project-fault');
  });

  await test('the schema completes the names of rules and their levels', async () => {
    await goTo('4:26');
    await page.keyboard.press('End');
    await page.keyboard.type(',');
    const widget = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'duplicate-item' });
    await pressUntil('the names', ['Escape', 'Control+Space'], widget);
    await picture('schema');
    await page.keyboard.press('Escape');
    await command(page, 'File: Revert File');
  });

  await test('all notes are checked when the setting says so', async () => {
    fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'outline.diagnostics.workspace': true }));
    await problems.filter({ hasText: 'unseen.outline' }).first().waitFor({ timeout: 60_000 });
    await problems.filter({ hasText: 'malformed-url' }).first().waitFor();
    await picture('all-notes');
  });
}
