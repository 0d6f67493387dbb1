// Companies and what mentions them, across the seed and small notes that are made here, beside the editor.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { seedName, folder, until, open } = require('./support');

const fileOf = name => path.join(folder().fsPath, name);
const uriOf = name => vscode.Uri.joinPath(folder(), name);

const notes = {
  'names/garden.outline': 'portfolio\n- acme.dev - robots for gardens\n\t- founded by two sisters, who met at hasura\n\t- sells to suborbital\n- Zürich Labs\n\t- does what Acme does, see [[acme.dev]] and `acme.dev`\n',
  'names/diary.notes': 'april\n- the people of acme were at the fair, and acme\'s revenue is 5x\n\t- they asked zurich-labs, ACME\'s neighbour\n- read the letter at https://acme.dev/letter again, it is a good one\n\t- zl called about the robots once more\n',
};
const projectFile = '{\n  // how we say it\n  "aliases": {\n    "cloudflare": ["cf"], // also in capitals\n  },\n}\n';

/** Where `text` stands for the n-th time in a document. */
function placeOf(document, text, occurrence = 1) {
  let at = -1;
  for (let n = 0; n < occurrence; n++) at = document.getText().indexOf(text, at + 1);
  assert.notEqual(at, -1, `${text} is not in ${document.uri}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

const placed = locations => locations.map(({ uri, range, targetUri, targetRange }) =>
  `${path.basename((uri ?? targetUri).path)}:${(range ?? targetRange).start.line + 1}`);
const ask = (command, ...args) => vscode.commands.executeCommand(`vscode.${command}`, ...args);
const search = query => ask('executeWorkspaceSymbolProvider', query);
const titlesOf = symbols => symbols.map(({ name }) => name);

/** The symbols of a search, as soon as `name` is the first of them. */
const firstFound = (query, name) => until(`${name} is the first for "${query}"`, async () => {
  const symbols = await search(query);
  return symbols?.[0]?.name === name && symbols;
});

async function write(files) {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(fileOf(name)), { recursive: true });
    fs.writeFileSync(fileOf(name), text);
  }
}

describe('names', () => {
  let seed;
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    ({ document: seed } = await open(seedName));
    // Tests before have started the server again: until the editor's watch over files stands, it tells of nothing.
    await until('the notes are known', async () => {
      await write(notes);
      // The client library tells of changes when none has come for a quarter of a second: writing all the time it would never.
      await new Promise(resolve => setTimeout(resolve, 1000));
      return (await search('acme'))?.[0]?.name === 'acme.dev';
    });
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    fs.rmSync(fileOf('names'), { recursive: true, force: true });
    fs.rmSync(fileOf('.outline.json'), { force: true });
  });

  it('a company is found by the beginning of its name, in notes that nobody opened', async () => {
    // The lines of what was found are asked for once it is chosen: the page shows that.
    for (const [query, name, note] of [['cloudf', 'cloudflare', seedName], ['zuri', 'Zürich Labs', 'garden.outline']]) {
      const [{ kind, location }] = await firstFound(query, name);
      assert.deepEqual([kind, path.basename(location.uri.path)], [vscode.SymbolKind.Class, note]);
    }
  });

  it('a plain mention leads to the company, also in another note', async () => {
    // The first of them: the copy that tests before have made defines each company a second time.
    assert.equal(placed(await ask('executeDefinitionProvider', seed.uri, placeOf(seed, 'cloudflare').start))[0], `${seedName}:162`);
    const { document } = await open('names/diary.notes');
    assert.deepEqual(placed(await ask('executeDefinitionProvider', document.uri, placeOf(document, 'acme\'s').start)), ['garden.outline:2']);
    assert.deepEqual(placed(await ask('executeDefinitionProvider', document.uri, placeOf(document, 'zurich-labs').start)), ['garden.outline:5']);
  });

  it('all mentions are found, and none in code or an address', async () => {
    const { document } = await open('names/garden.outline');
    const found = await ask('executeReferenceProvider', document.uri, new vscode.Position(1, 3));
    assert.deepEqual(placed(found).sort(), ['diary.notes:2', 'diary.notes:2', 'diary.notes:3', 'garden.outline:2', 'garden.outline:6', 'garden.outline:6']);
    const builder = await ask('executeReferenceProvider', seed.uri, placeOf(seed, 'builder.io').start);
    for (const place of [34, 91, 132, 138]) assert.ok(placed(builder).includes(`${seedName}:${place}`), `${place} is none of ${placed(builder)}`);
  });

  it('the mentions in the note are highlighted', async () => {
    const found = await ask('executeDocumentHighlights', seed.uri, placeOf(seed, 'cloudflare').start);
    assert.deepEqual(found.map(({ range }) => range.start.line + 1).sort((a, b) => a - b), [91, 162]);
  });

  it('the card of a company is Markdown that is not trusted', async () => {
    const { document } = await open('names/diary.notes');
    const [{ contents: [card] }] = await ask('executeHoverProvider', document.uri, placeOf(document, 'acme').start);
    assert.match(card.value, /acme\.dev/);
    assert.match(card.value, /robots for gardens/);
    assert.match(card.value, /founded by two sisters/);
    assert.ok(!card.isTrusted && !card.supportHtml);
  });

  it('calls go from a company to those it mentions, and come from those that mention it', async () => {
    const { document } = await open('names/garden.outline');
    const [acme] = await ask('prepareCallHierarchy', document.uri, new vscode.Position(1, 3));
    assert.equal(acme.name, 'acme.dev');
    const outgoing = await ask('provideOutgoingCalls', acme);
    assert.deepEqual(outgoing.map(({ to }) => to.name).sort(), ['hasura', 'suborbital']);
    const incoming = await ask('provideIncomingCalls', acme);
    assert.ok(incoming.some(({ from }) => from.name === 'Zürich Labs'), titlesOf(incoming.map(({ from }) => from)).join());
  });

  it('a lens counts the mentions of a company', async () => {
    const { document } = await open('names/garden.outline');
    const lenses = await until('lenses', async () => {
      const all = await ask('executeCodeLensProvider', document.uri, 100);
      return all?.length > 0 && all.every(({ command }) => command !== undefined) && all;
    });
    const acme = lenses.find(({ range }) => range.start.line === 1);
    assert.match(acme.command.title, /^5 mentions/);
    assert.equal(acme.command.command, 'outline.showReferences');
    assert.equal(acme.command.arguments[2].length, 5);
    await vscode.commands.executeCommand(acme.command.command, ...acme.command.arguments);
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  it('no lens is shown where the settings say so', async () => {
    const { document } = await open('names/garden.outline');
    const settings = vscode.workspace.getConfiguration('outline');
    const count = async () => (await ask('executeCodeLensProvider', document.uri, 100)).length;
    await settings.update('codeLens.mentions', false, vscode.ConfigurationTarget.Workspace);
    try {
      await until('no lens', async () => await count() === 0);
    } finally {
      await settings.update('codeLens.mentions', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until('lenses', async () => await count() === 2);
  });

  it('a new name is written wherever the old one was, each time in its own way', async () => {
    const { document: garden } = await open('names/garden.outline');
    const { document: diary, editor } = await open('names/diary.notes');
    const before = [garden.getText(), diary.getText()];
    const at = placeOf(diary, 'zurich-labs').start;
    const prepared = await ask('prepareRename', diary.uri, at);
    assert.equal(diary.getText(prepared.range), 'zurich-labs');
    const edit = await ask('executeDocumentRenameProvider', diary.uri, at, 'Geneva Works');
    assert.deepEqual(edit.entries().map(([uri]) => path.basename(uri.path)).sort(), ['diary.notes', 'garden.outline']);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(garden.getText(), before[0].replace('Zürich Labs', 'Geneva Works'));
    assert.match(diary.getText(), /they asked geneva works, ACME's neighbour/);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    await vscode.window.showTextDocument(garden);
    if (garden.getText() !== before[0]) await vscode.commands.executeCommand('undo');
    assert.deepEqual([garden.getText(), diary.getText()], before);
    await vscode.workspace.saveAll();
  });

  it('builder is builder.io, and gets the new name without its ending', async () => {
    const edit = await ask('executeDocumentRenameProvider', seed.uri, placeOf(seed, 'builder.io').start, 'qwiklab.io');
    const edits = edit.get(seed.uri).map(({ range, newText }) => `${range.start.line + 1} ${seed.getText(range)} -> ${newText}`);
    assert.deepEqual(edits, ['34 builder.io -> qwiklab.io', ...[86, 91, 126, 132, 138].map(line => `${line} builder -> qwiklab`)]);
  });

  it('a name that another company has is refused', async () => {
    await assert.rejects(async () => ask('executeDocumentRenameProvider', seed.uri, placeOf(seed, 'cloudflare').start, 'supabase'), /supabase/);
  });

  it('names are completed as they are typed, and between brackets', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'outline', content: 'today\n- met bui\n- met [[acm]] there\n' });
    await vscode.window.showTextDocument(document);
    const labelsAt = async (line, character) => {
      const { items } = await ask('executeCompletionItemProvider', document.uri, new vscode.Position(line, character), undefined, 5);
      return items.map(({ label }) => label.label ?? label);
    };
    assert.ok((await labelsAt(1, 9)).includes('builder.io'));
    assert.ok((await labelsAt(2, 11)).includes('acme.dev'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  describe('with a project file', () => {
    before(async () => {
      await write({ '.outline.json': projectFile });
      await until('the alias', async () => placed(await ask('executeDefinitionProvider', seed.uri, placeOf(seed, 'cf workers').start))[0] === `${seedName}:162`);
    });

    it('the file is JSON with comments', async () => {
      const document = await vscode.workspace.openTextDocument(uriOf('.outline.json'));
      assert.equal(document.languageId, 'jsonc');
    });

    it('an alias is a mention', async () => {
      const found = placed(await ask('executeReferenceProvider', seed.uri, placeOf(seed, 'cloudflare').start));
      for (const line of [91, 166, 175, 177, 179, 182]) assert.ok(found.includes(`${seedName}:${line}`), `${line} is none of ${found}`);
    });

    it('a hint behind an alias says what it stands for, unless the settings say otherwise', async () => {
      await vscode.window.showTextDocument(seed);
      const settings = vscode.workspace.getConfiguration('outline');
      const hints = async () => (await ask('executeInlayHintProvider', seed.uri, new vscode.Range(165, 0, 166, 0)))
        .map(({ label }) => typeof label === 'string' ? label : label.map(({ value }) => value).join(''));
      await until('the hint', async () => (await hints()).some(text => text.includes('cloudflare')));
      await settings.update('inlayHints.aliases', false, vscode.ConfigurationTarget.Workspace);
      try {
        await until('no hint', async () => (await hints()).length === 0);
      } finally {
        await settings.update('inlayHints.aliases', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });

    it('an action makes a word an alias, and leaves the comments where they are', async () => {
      const { document } = await open('names/diary.notes');
      const word = placeOf(document, 'zl');
      const actions = await until('the actions', async () => {
        const found = await ask('executeCodeActionProvider', document.uri, word, 'refactor.alias', 20);
        return found?.length > 0 && found;
      });
      assert.ok(actions.every(({ kind }) => kind.value.startsWith('refactor.alias')), JSON.stringify(actions));
      assert.match(actions[0].title, /Zürich Labs/);
      assert.ok(await vscode.workspace.applyEdit(actions[0].edit));
      const project = await vscode.workspace.openTextDocument(uriOf('.outline.json'));
      assert.ok(project.getText().includes('"zl"'), project.getText());
      for (const comment of ['// how we say it', '// also in capitals']) assert.ok(project.getText().includes(comment), project.getText());
      assert.ok(await project.save());
      await until('the alias', async () => placed(await ask('executeDefinitionProvider', document.uri, word.start)).join() === 'garden.outline:5');
    });
  });

  it('a company that is written elsewhere is found, and one that is deleted there is not', async () => {
    await write({ 'names/new.outline': 'met\n- Quokka Systems\n' });
    await firstFound('quokka', 'Quokka Systems');
    fs.rmSync(fileOf('names/new.outline'));
    await until('nothing', async () => !titlesOf(await search('quokka')).includes('Quokka Systems'));
  });

  it('the files that the settings make outlines are read as well', async () => {
    await write({ 'names/old.memo': 'met\n- Wombat Industries\n' });
    const files = vscode.workspace.getConfiguration('files');
    const before = files.inspect('associations').workspaceValue;
    assert.deepEqual(titlesOf(await search('wombat')), []);
    await files.update('associations', { ...before, '*.memo': 'outline' }, vscode.ConfigurationTarget.Workspace);
    try {
      await firstFound('wombat', 'Wombat Industries');
    } finally {
      await files.update('associations', before, vscode.ConfigurationTarget.Workspace);
    }
    await until('nothing', async () => titlesOf(await search('wombat')).length === 0);
  });

  it('links follow a file that gets another name', async () => {
    await write({ 'names/plan.outline': 'plan\n- first we walk a long way to the north\n', 'names/index.outline': 'index\n- all that is known stands in [[plan]] for now\n' });
    await until('the page', async () => {
      const { document } = await open('names/index.outline');
      return placed(await ask('executeDefinitionProvider', document.uri, placeOf(document, 'plan').start)).join().startsWith('plan.outline');
    });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf('names/plan.outline'), uriOf('names/scheme.outline'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    const index = await vscode.workspace.openTextDocument(uriOf('names/index.outline'));
    await until('the link', () => index.getText().includes('[[scheme]]'));
  });
});
