// What the files with tests share.
const vscode = require('vscode');

const seedName = '000_e65bde91427887cf.txt';
const folder = () => vscode.workspace.workspaceFolders[0].uri;

/** Waits until `ask` gives something true; what it throws or gives last is in the message when it never does. */
async function until(what, ask, patience = 20_000) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      last = await ask();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}. Last: ${last?.stack ?? JSON.stringify(last)}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

async function open(name) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
  return { document, editor: await vscode.window.showTextDocument(document) };
}

const symbolsOf = uri => until('symbols', async () => {
  const symbols = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
  return symbols?.length > 0 && symbols;
});

module.exports = { seedName, folder, until, open, symbolsOf };
