// What the editor is told about the seed, asked through the editor's own commands.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { seedName, folder, until, open, symbolsOf } = require('./support');

/** Diagnostics by place as `line:rule`, lines from 1. */
const diagnosticsOf = (uri, ...severities) => vscode.languages.getDiagnostics(uri)
  .filter(({ severity }) => severities.includes(severity))
  .map(({ range, code }) => `${range.start.line + 1}:${code.value ?? code}`)
  .sort((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b));
const { Warning, Hint, Error: Wrong } = vscode.DiagnosticSeverity;

/** The language servers that this extension host started. */
const servers = () => fs.readdirSync('/proc').filter(id => /^\d+$/.test(id)).flatMap(id => {
  try {
    const parent = Number(/\) \S (\d+)/.exec(fs.readFileSync(`/proc/${id}/stat`, 'utf8'))[1]);
    const command = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8');
    return parent === process.pid && command.includes('outline-notes') && command.includes('lsp') ? [Number(id)] : [];
  } catch {
    return []; // it ended while it was looked at
  }
});

const seedWarnings = ['13:mojibake', '178:ambiguous-indentation', '181:skipped-level', '188:ambiguous-indentation'];

describe('the seed', () => {
  let document;
  before(async () => ({ document } = await open(seedName)));

  it('is an outline, served by the installed extension', async () => {
    assert.equal(document.languageId, 'outline');
    const extension = vscode.extensions.getExtension('outline-notes.outline-notes');
    assert.ok(extension.extensionPath.includes(`${path.sep}extensions${path.sep}`), extension.extensionPath);
    await until('the extension is active', () => extension.isActive);
    await until('one server runs', () => servers().length === 1);
  });

  it('has two sections of eight names', async () => {
    const symbols = await symbolsOf(document.uri);
    assert.deepEqual(symbols.map(({ name, children }) => [name, children.map(child => child.name)]), [
      ['chats', ['sentry', 'airbyte', 'prisma', 'stackbit', 'hasura', 'builder.io', 'ITA', 'Tangram']],
      ['explore', ['cloudflare', 'replay', 'supabase', 'suborbital', 'graphcdn', 'astro', 'codesandbox', 'quicknode']],
    ]);
    assert.deepEqual(symbols.map(({ kind }) => kind), [vscode.SymbolKind.Namespace, vscode.SymbolKind.Namespace]);
    assert.ok(symbols.every(({ children }) => children.every(({ kind }) => kind === vscode.SymbolKind.Class)));
  });

  it('has symbols whose ranges enclose their subtrees and whose selection is the name', async () => {
    const symbols = await symbolsOf(document.uri);
    const visit = symbol => {
      assert.ok(symbol.range.contains(symbol.selectionRange), symbol.name);
      if (symbol.selectionRange.isSingleLine && !symbol.selectionRange.isEmpty) assert.equal(document.getText(symbol.selectionRange), symbol.name);
      for (const child of symbol.children) {
        assert.ok(symbol.range.contains(child.range), `${symbol.name} > ${child.name}`);
        visit(child);
      }
    };
    symbols.forEach(visit);
    const builder = symbols[0].children.find(({ name }) => name === 'builder.io');
    assert.deepEqual([builder.range.start.line, builder.range.end.line], [33, 154]);
  });

  it('folds each item that has children', async () => {
    const folds = await until('folds', async () => {
      const ranges = await vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', document.uri);
      return ranges?.length > 0 && ranges.map(({ start, end }) => `${start + 1}-${end + 1}`);
    });
    for (const fold of ['1-159', '3-15', '11-15', '14-15', '16-17', '18-32', '34-155', '161-225']) assert.ok(folds.includes(fold), `${fold} is none of ${folds.join(' ')}`);
    assert.ok(!folds.some(fold => fold.startsWith('2-')), 'sentry has no children');
  });

  it('folds more than the 5,000 that the client library asks for', async () => {
    // The command looks for its own limit without regard to the language.
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('foldingMaximumRegions', 10_000, vscode.ConfigurationTarget.Global);
    const many = await vscode.workspace.openTextDocument({ language: 'outline', content: '- a\n\t- b\n'.repeat(6_000) });
    const folds = await until('folds', async () => {
      const ranges = await vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', many.uri);
      return ranges?.length > 0 && ranges;
    });
    await settings.update('foldingMaximumRegions', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(folds.length, 6_000);
  });

  it('carries its four warnings, and hints for the small things', async () => {
    await until('four warnings', () => diagnosticsOf(document.uri, Warning).length === 4);
    assert.deepEqual(diagnosticsOf(document.uri, Warning), seedWarnings);
    assert.deepEqual(diagnosticsOf(document.uri, Wrong), []);
    const hints = diagnosticsOf(document.uri, Hint);
    for (const hint of ['12:trailing-space', '17:empty-item', '30:trailing-space', '199:dangling-arrow']) assert.ok(hints.includes(hint), `${hint} is none of ${hints.join(' ')}`);
  });

  it('links each warning to the page of its rule inside the extension', async () => {
    const [first] = vscode.languages.getDiagnostics(document.uri).filter(({ severity }) => severity === Warning);
    assert.equal(first.code.value, 'mojibake');
    assert.match(first.code.target.path, /\/rules\/mojibake\.md$/);
    assert.ok(fs.existsSync(first.code.target.fsPath), first.code.target.toString());
  });

  it('has its addresses as links', async () => {
    const links = await vscode.commands.executeCommand('vscode.executeLinkProvider', document.uri);
    assert.ok(links.some(({ target }) => target?.toString(true) === 'https://www.freshpaint.io/'));
  });

  it('lets a selection grow from the word to the item to the section', async () => {
    const [chain] = await vscode.commands.executeCommand('vscode.executeSelectionRangeProvider', document.uri, [new vscode.Position(34, 4)]);
    const texts = [];
    for (let at = chain; at !== undefined; at = at.parent) if (!at.range.isEmpty) texts.push(document.getText(at.range));
    assert.equal(texts[0], 'ecom');
    assert.ok(texts.some(text => text.startsWith('- builder.io') && text.includes('pair programming on qwik')));
    assert.equal(texts.at(-1), document.getText());
  });

  it('takes the levels of the rules from the settings, at once', async () => {
    const settings = vscode.workspace.getConfiguration('outline.diagnostics');
    await settings.update('levels', { mojibake: 'error', 'skipped-level': 'off' }, vscode.ConfigurationTarget.Workspace);
    try {
      await until('the error', () => diagnosticsOf(document.uri, Wrong).length === 1);
      assert.deepEqual(diagnosticsOf(document.uri, Wrong), ['13:mojibake']);
      assert.deepEqual(diagnosticsOf(document.uri, Warning), ['178:ambiguous-indentation', '188:ambiguous-indentation']);
    } finally {
      await settings.update('levels', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until('four warnings again', () => diagnosticsOf(document.uri, Warning).length === 4);
  });
});

describe('mending', () => {
  let document;
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    fs.copyFileSync(path.join(folder().fsPath, seedName), path.join(folder().fsPath, 'copy.txt'));
    ({ document } = await open('copy.txt'));
    await until('four warnings', () => diagnosticsOf(document.uri, Warning).length === 4);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('the quick fix for broken characters decodes them', async () => {
    const at = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code.value === 'mojibake').range;
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, at, vscode.CodeActionKind.QuickFix.value, 10);
    assert.deepEqual(actions.map(({ title }) => title.split(' ')[0]), ['Decode', 'Ignore', 'Switch', 'Switch'], JSON.stringify(actions));
    assert.ok(await vscode.workspace.applyEdit(actions[0].edit));
    assert.equal(document.lineAt(12).text, '\t\t- entity regularización');
    await until('the warning is gone', () => !diagnosticsOf(document.uri, Warning).includes('13:mojibake'));
    assert.deepEqual(diagnosticsOf(document.uri, Warning), seedWarnings.slice(1));
  });

  it('fix all mends what is certain and touches nothing else', async () => {
    const before = document.getText().split('\n');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, whole, 'source.fixAll.outline', 10);
    assert.deepEqual(actions.map(({ kind }) => kind.value), ['source.fixAll.outline']);
    assert.ok(await vscode.workspace.applyEdit(actions[0].edit));
    const after = document.getText().split('\n');
    assert.equal(after[12], '\t\t- entity regularización');
    const bare = lines => lines.map(line => line.replace(/^[ \t]+|[ \t]+$/g, '').replace('Ã³', 'ó')).filter(line => line !== '' && line !== '-');
    assert.deepEqual(bare(after), bare(before), 'only indentation, blanks and broken characters differ');
    assert.ok(!after.some(line => /[^\s-][ \t]+$/.test(line)), 'no blanks are left at the ends of lines');
    const again = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, whole, 'source.fixAll.outline', 10);
    assert.deepEqual(again.flatMap(({ edit }) => edit.entries().flatMap(([, edits]) => edits)), [], 'a second time there is nothing to do');
  });

  it('fix all runs on save where the settings ask for it', async () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'outline' });
    await settings.update('codeActionsOnSave', { 'source.fixAll.outline': 'explicit' }, vscode.ConfigurationTarget.Workspace, true);
    try {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(1, 8), '!');
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.ok(await document.save());
      assert.match(fs.readFileSync(document.uri.fsPath, 'utf8'), /^- sentry!$[^]*regularización$/m);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });

  it('an edit moves the warnings with it', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'first\n- é😀 [[open\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('the new warning', () => diagnosticsOf(document.uri, Warning).length === 5);
    assert.deepEqual(diagnosticsOf(document.uri, Warning), ['2:unclosed-link', '15:mojibake', '180:ambiguous-indentation', '183:skipped-level', '190:ambiguous-indentation']);
    const { range } = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code.value === 'unclosed-link');
    assert.equal(range.start.character, 6, 'columns are UTF-16 code units');
  });
});

describe('writing', () => {
  /** What Enter makes of a document whose only line is `line`. */
  async function enter(line) {
    const document = await vscode.workspace.openTextDocument({ language: 'outline', content: line });
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(0).range.end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: '\n' });
    const text = document.getText();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('its end', () => document.isClosed); // the next one may have its name
    return text;
  }

  for (const [line, expected] of [
    ['\t- text', '\t- text\n\t- '],
    ['* text', '* text\n* '],
    ['\t1. one', '\t1. one\n\t2. '],
    ['\t- [x] done', '\t- [x] done\n\t- [ ] '],
    ['\t\t- ', '\t\t- \n\t'],
    ['chats', 'chats\n'],
  ]) it(`Enter after ${JSON.stringify(line)}`, async () => assert.equal(await enter(line), expected));

  it('an outline without a file has symbols too', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'outline', content: 'people\n- ada\n' });
    await vscode.window.showTextDocument(document);
    const symbols = await symbolsOf(document.uri);
    assert.deepEqual(symbols.map(({ name, children }) => [name, children.map(child => child.name)]), [['people', ['ada']]]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('tabs indent, and the blanks at the ends of lines are left to the rules', () => {
    const scope = { languageId: 'outline' };
    assert.equal(vscode.workspace.getConfiguration('editor', scope).get('insertSpaces'), false);
    assert.equal(vscode.workspace.getConfiguration('files', scope).get('trimTrailingWhitespace'), false);
  });
});

describe('the server', () => {
  let document;
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    ({ document } = await open(seedName));
    await symbolsOf(document.uri);
  });

  const answersAgain = async old => {
    await until('a new server', () => servers().length === 1 && !servers().includes(old));
    assert.equal((await symbolsOf(document.uri)).length, 2);
    await until('four warnings', () => diagnosticsOf(document.uri, Warning).length === 4);
  };

  it('is started again after a crash', async () => {
    const [old] = servers();
    process.kill(old, 'SIGKILL');
    await answersAgain(old);
  });

  it('is started again by the command', async () => {
    const [old] = servers();
    await vscode.commands.executeCommand('outline.restartServer');
    await answersAgain(old);
  });

  it('is started once by several restarts at the same time', async () => {
    const [old] = servers();
    await Promise.all([1, 2, 3].map(() => vscode.commands.executeCommand('outline.restartServer')));
    await answersAgain(old);
  });

  it('is started from where the setting says, and from the extension again without it', async () => {
    const settings = vscode.workspace.getConfiguration('outline');
    const [first] = servers();
    const own = path.join(folder().fsPath, 'outline-notes-of-my-own');
    const bundled = path.join(vscode.extensions.getExtension('outline-notes.outline-notes').extensionPath, 'server/outline-notes');
    fs.copyFileSync(bundled, own);
    await settings.update('server.path', own, vscode.ConfigurationTarget.Workspace);
    try {
      await answersAgain(first);
      assert.equal(fs.readFileSync(`/proc/${servers()[0]}/cmdline`, 'utf8').split('\0').includes(own), true);
    } finally {
      const [second] = servers();
      await settings.update('server.path', undefined, vscode.ConfigurationTarget.Workspace);
      await answersAgain(second);
      fs.rmSync(own);
    }
  });

  it('is given up after five crashes in a row, and comes back by the command', async () => {
    for (let crash = 1; crash <= 5; crash++) {
      const [old] = await until('a server', () => servers().length === 1 && servers());
      // A crash counts once the client has met a running server.
      assert.equal((await symbolsOf(document.uri)).length, 2);
      process.kill(old, 'SIGKILL');
      await until('its end', () => !servers().includes(old));
    }
    await new Promise(resolve => setTimeout(resolve, 1000));
    assert.deepEqual(servers(), []);
    await vscode.commands.executeCommand('outline.restartServer');
    await answersAgain(undefined);
  });

  it('shows its log by a command', async () => {
    await vscode.commands.executeCommand('outline.showLog');
  });
});
