import * as vscode from 'vscode';
import { selector, type ServerState, type Session } from './client';

/** The entry in the language status ({} in the status bar), seen while an outline is the active editor. */
export function registerStatus(session: Session): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('outline.server', selector);
  item.name = 'Outline Notes';
  item.command = { command: 'outline.restartServer', title: 'Restart' };

  const show = (state: ServerState): void => {
    item.text = `Outline Notes: ${state}`;
    item.busy = state === 'starting';
    item.severity = state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.detail = state === 'running' && session.version !== undefined ? session.version : '';
  };
  show(session.state);
  return vscode.Disposable.from(item, session.onDidChange(show));
}
