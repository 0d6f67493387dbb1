import * as vscode from 'vscode';
import { createSession, type Session } from './client';
import { registerCommands } from './commands';
import { registerOffer } from './offer';
import { registerStatus } from './status';

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Outline Notes', { log: true });
  session = createSession(context, log);
  context.subscriptions.push(log, registerCommands(session, log), registerStatus(session), registerOffer(context.workspaceState, log));
  session.startWithFirstNote();
}

// VS Code waits for a returned promise, but not for what is in `subscriptions`.
export function deactivate(): Promise<void> | undefined {
  return session?.dispose();
}
