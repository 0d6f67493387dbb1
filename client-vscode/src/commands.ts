import * as vscode from 'vscode';
import type { Location, Position, Range } from 'vscode-languageclient/node';
import type { Session } from './client';

/** The command behind "7 mentions": its arguments are a document's URI, a position in it and the locations to show. */
export const showReferences = 'outline.showReferences';

export function registerCommands(session: Session, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('outline.restartServer', () => session.restart()),
    vscode.commands.registerCommand('outline.showLog', () => log.show()),
    vscode.commands.registerCommand(showReferences, (uri: string, position: Position, locations: Location[]) => vscode.commands.executeCommand(
      'editor.action.showReferences', vscode.Uri.parse(uri), toPosition(position), locations.map(({ uri, range }) => new vscode.Location(vscode.Uri.parse(uri), toRange(range))))),
  );
}

const toPosition = ({ line, character }: Position): vscode.Position => new vscode.Position(line, character);
const toRange = ({ start, end }: Range): vscode.Range => new vscode.Range(toPosition(start), toPosition(end));
