import * as vscode from 'vscode';
import { languageId } from './notes';
import { associationPattern, readsAsOutline } from './plainText';

const declinedKey = 'offer.declined';

/** Offers the language, once, for a `.txt` file in the active editor that reads as an outline. */
export function registerOffer(memory: vscode.Memento, log: vscode.LogOutputChannel): vscode.Disposable {
  const asked = new Set<string>();

  const look = (editor: vscode.TextEditor | undefined): void => {
    const document = editor?.document;
    if (document === undefined || asked.has(document.uri.toString()) || !isCandidate(document, memory)) return;
    asked.add(document.uri.toString());
    offer(document, memory).catch((error: unknown) => log.error(`The offer for ${document.uri.fsPath} failed: ${String(error)}`));
  };

  look(vscode.window.activeTextEditor);
  return vscode.window.onDidChangeActiveTextEditor(look);
}

function isCandidate(document: vscode.TextDocument, memory: vscode.Memento): boolean {
  return document.languageId === 'plaintext'
    && document.uri.scheme === 'file'
    && document.uri.path.toLowerCase().endsWith('.txt')
    && vscode.workspace.getConfiguration('outline', document.uri).get('offerLanguage', true)
    && !declined(memory).includes(document.uri.toString())
    && readsAsOutline(document.getText());
}

async function offer(document: vscode.TextDocument, memory: vscode.Memento): Promise<void> {
  const inFolder = vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
  const target = inFolder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const use = 'Yes';
  const notThis = 'Not This File';
  const never = inFolder ? 'Never in This Workspace' : 'Never';
  const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  const choice = await vscode.window.showInformationMessage(
    `"${name}" reads as an outline. Use Outline Notes for it?`, use, notThis, never);
  if (choice === use) {
    const path = inFolder ? vscode.workspace.asRelativePath(document.uri, false) : document.uri.path;
    const files = vscode.workspace.getConfiguration('files');
    const known = files.inspect<Record<string, string>>('associations');
    // Only what this level of the settings already says is kept: the levels below are merged by the editor.
    await files.update('associations', { ...(inFolder ? known?.workspaceValue : known?.globalValue), [associationPattern(path)]: languageId }, target);
    await vscode.languages.setTextDocumentLanguage(document, languageId);
  }
  if (choice === notThis) await memory.update(declinedKey, [...declined(memory), document.uri.toString()]);
  if (choice === never) await vscode.workspace.getConfiguration('outline').update('offerLanguage', false, target);
}

const declined = (memory: vscode.Memento): string[] => memory.get<string[]>(declinedKey, []);
