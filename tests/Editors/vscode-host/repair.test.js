// Notes that are repaired: formatted, fixed, left as they are on purpose; and the project file that says how.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { folder, until, open } = require('./support');

const fileOf = name => path.join(folder().fsPath, name);
const uriOf = name => vscode.Uri.joinPath(folder(), name);
const write = (name, text) => {
  fs.mkdirSync(path.dirname(fileOf(name)), { recursive: true });
  fs.writeFileSync(fileOf(name), text);
};
const rulesOf = name => vscode.languages.getDiagnostics(uriOf(name)).map(({ code, range }) => `${range.start.line + 1}:${code?.value ?? code}`);
const settings = () => vscode.workspace.getConfiguration('outline');
const set = (key, value) => settings().update(key, value, vscode.ConfigurationTarget.Workspace);

/** Asks for code actions at a line until one has this title, and applies it as the editor does. */
async function act(document, line, title) {
  const action = await until(`“${title}”`, async () => {
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, document.lineAt(line).range);
    return actions.find(found => title.test(found.title));
  });
  assert.ok(await vscode.workspace.applyEdit(action.edit), action.title);
}

/** Formats a document as the command does, by the edits that the server gives. */
async function format(document) {
  const edits = await until('edits', () => vscode.commands.executeCommand(
    'vscode.executeFormatDocumentProvider', document.uri, { tabSize: 4, insertSpaces: true }));
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('repairs', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    fs.mkdirSync(fileOf('repair'), { recursive: true });
  });
  after(async () => {
    await set('diagnostics.workspace', undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    fs.rmSync(fileOf('repair'), { recursive: true, force: true });
    fs.rmSync(fileOf('.outline.json'), { force: true });
    fs.rmSync(fileOf('.editorconfig'), { force: true });
  });

  it('a note is formatted in its own style, and formatting it again changes nothing', async () => {
    write('repair/own.outline', 'list\n- a\n\t-   one\n\t\t- two\n\t- three\n    - four\n');
    const { document } = await open('repair/own.outline');
    await format(document);
    assert.equal(document.getText(), 'list\n- a\n\t- one\n\t\t- two\n\t- three\n\t- four\n');
    const again = await vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', document.uri, { tabSize: 4, insertSpaces: true });
    assert.deepEqual(again ?? [], []);
  });

  it('EditorConfig says how notes are indented, and is heard when it comes', async () => {
    write('repair/config.outline', '- a\n\t- b\n\t\t- c\n');
    const { document } = await open('repair/config.outline');
    write('.editorconfig', 'root = true\n[repair/config.outline]\nindent_style = space\nindent_size = 3\n');
    await until('spaces', async () => {
      await format(document);
      return document.getText() === '- a\n   - b\n      - c\n';
    });
  });

  it('fix-all mends what is certain on saving, and leaves the rest', async () => {
    write('repair/save.outline', '- el regularizaciÃ³n que hubo aquella tarde  \n- see [[the list of it all here\n');
    const { document, editor } = await open('repair/save.outline');
    await until('it is checked', () => rulesOf('repair/save.outline').length >= 2);
    const all = vscode.workspace.getConfiguration('editor', document);
    await all.update('codeActionsOnSave', { 'source.fixAll.outline': 'explicit' }, vscode.ConfigurationTarget.Workspace, true);
    try {
      await editor.edit(edit => edit.insert(new vscode.Position(1, 0), '- what was said at lunch\n'));
      await until('it is saved and mended', async () => {
        await document.save();
        return fs.readFileSync(fileOf('repair/save.outline'), 'utf8').startsWith('- el regularización que hubo aquella tarde\n');
      });
      assert.ok(document.getText().endsWith('- see [[the list of it all here\n'));
    } finally {
      await all.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });

  it('what is ignored here stays ignored when it moves, and comes back when it changes', async () => {
    write('repair/ignored.outline', '- what was said at lunch\n\t\t\t- too deep on purpose, really\n');
    const { document, editor } = await open('repair/ignored.outline');
    await until('the warning', () => rulesOf('repair/ignored.outline').includes('2:skipped-level'));
    await act(document, 1, /^Ignore this/);
    const project = await vscode.workspace.openTextDocument(uriOf('.outline.json'));
    await project.save();
    await until('it is ignored', () => !rulesOf('repair/ignored.outline').includes('2:skipped-level'));
    assert.match(fs.readFileSync(fileOf('.outline.json'), 'utf8'), /- too deep on purpose, really/);

    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '- another line, what was said before\n'));
    await new Promise(resolve => setTimeout(resolve, 1000));
    assert.deepEqual(rulesOf('repair/ignored.outline'), []);
    await editor.edit(edit => edit.insert(new vscode.Position(2, document.lineAt(2).text.length), ', or not'));
    await until('it is back', () => rulesOf('repair/ignored.outline').includes('3:skipped-level'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('faults of the project file are diagnostics in it, also of what is not saved, and the rest of it holds', async () => {
    write('repair/levels.outline', '- what was said at lunch\n\t\t\t- too deep by accident, surely\n');
    await open('repair/levels.outline');
    await until('the warning', () => rulesOf('repair/levels.outline').includes('2:skipped-level'));
    fs.rmSync(fileOf('.outline.json'), { force: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    write('.outline.json', '{\n  // how loud\n  "rules": { "skipped-level": "off", "skiped-level": "loud" },\n}\n');
    const { document } = await open('.outline.json');
    assert.equal(document.languageId, 'jsonc');
    await until('the fault', () => rulesOf('.outline.json').some(found => found === '3:project-file'));
    await open('repair/levels.outline');
    await until('the rule is off', () => rulesOf('repair/levels.outline').length === 0);
    await open('.outline.json');
    await vscode.window.activeTextEditor.edit(edit => edit.replace(new vscode.Range(2, 0, 2, document.lineAt(2).text.length), '  "rules": {},'));
    await until('the fault is gone', () => !rulesOf('.outline.json').includes('3:project-file'));
    await open('repair/levels.outline');
    assert.ok(document.isDirty);
    await until('the rule speaks again, before anything is saved', () => rulesOf('repair/levels.outline').includes('2:skipped-level'));
    await open('.outline.json');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('the schema completes the project file', async () => {
    write('.outline.json', '{\n  "rules": {  }\n}\n');
    const { document } = await open('.outline.json');
    const labels = await until('completions', async () => {
      const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(1, 13));
      const names = list?.items.map(({ label }) => label.label ?? label) ?? [];
      return names.some(name => name.includes('skipped-level')) && names;
    });
    for (const name of ['mojibake', 'duplicate-item', 'long-item']) assert.ok(labels.some(label => label.includes(name)), `${name} is none of ${labels}`);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    fs.rmSync(fileOf('.outline.json'));
  });

  it('all notes are checked when the setting says so', async () => {
    write('repair/unseen.outline', '- see https//example.org/x for what was said\n');
    assert.deepEqual(rulesOf('repair/unseen.outline'), []);
    await set('diagnostics.workspace', true);
    await until('the note that is not open', () => rulesOf('repair/unseen.outline').includes('1:malformed-url'));
    write('repair/unseen.outline', '- see https://example.org/x for what was said\n');
    await until('it is mended on disk', () => rulesOf('repair/unseen.outline').length === 0);
    write('repair/unseen.outline', '- see https//example.org/x for what was said\n');
    await until('it is broken again', () => rulesOf('repair/unseen.outline').includes('1:malformed-url'));
    await set('diagnostics.workspace', undefined);
    await until('nothing of it is told any more', () => rulesOf('repair/unseen.outline').length === 0);
  });
});
