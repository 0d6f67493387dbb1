import * as vscode from 'vscode';
import type { Session } from './client';

export function registerCommands(session: Session, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('outline.restartServer', () => session.restart()),
    vscode.commands.registerCommand('outline.showLog', () => log.show()),
  );
}
