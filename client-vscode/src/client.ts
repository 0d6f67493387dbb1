import * as vscode from 'vscode';
import { DidChangeConfigurationNotification, LanguageClient, RevealOutputChannelOn, State, type ConfigurationRequest, type LanguageClientOptions, type StaticFeature } from 'vscode-languageclient/node';
import { showReferences } from './commands';
import { associatedPatterns, hasNotes, languageId } from './notes';
import { findServer } from './server';

export const selector = [{ scheme: 'file', language: languageId }, { scheme: 'untitled', language: languageId }];

/** Project files: no notes, but what stands in them counts before it is saved. */
const projectFiles = ['jsonc', 'json'].map(language => ({ scheme: 'file', language, pattern: '**/.outline.json' }));

export type ServerState = 'stopped' | 'starting' | 'running';

/** One language server at a time, and what the rest of the extension may ask of it. */
export interface Session {
  readonly state: ServerState;
  readonly version: string | undefined;
  readonly onDidChange: vscode.Event<ServerState>;
  startWithFirstNote(): void;
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

export function createSession(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Session {
  const changed = new vscode.EventEmitter<ServerState>();
  const listeners: vscode.Disposable[] = [changed];
  let state: ServerState = 'stopped';
  let version: string | undefined;
  let client: LanguageClient | undefined;
  let wanted = false;
  // A client can neither be stopped while it starts nor started while it stops, so the steps wait for each other.
  let last: Promise<void> = Promise.resolve();

  const inTurn = (step: () => Promise<void>): Promise<void> => last = last.then(step).catch((error: unknown) => log.error(String(error)));

  const enter = (next: ServerState): void => {
    if (next === state) return;
    state = next;
    changed.fire(next);
  };

  const start = async (): Promise<void> => {
    enter('starting');
    const found = await findServer(vscode.workspace.getConfiguration('outline').get('server.path', ''), context.extensionPath);
    if ('problem' in found) {
      enter('stopped');
      void reportProblem(found.problem, log);
      return;
    }
    version = found.version;
    // The library passes this only to servers that are Node modules; by it the server ends with the extension host.
    const args = ['lsp', `--clientProcessId=${process.pid}`];
    const started = client = new LanguageClient(languageId, 'Outline Notes', { command: found.command, args }, options(context, log));
    started.registerFeature(foldsWithoutLimit);
    started.onDidChangeState(({ newState }) => {
      if (started === client) enter(names[newState]);
    });
    await started.start();
  };

  const stop = async (): Promise<void> => {
    const old = client;
    client = undefined;
    // Disposing throws for a client that never ran; there is nothing left to stop then.
    await old?.dispose().catch((error: unknown) => log.debug(String(error)));
    enter('stopped');
  };

  // A new client each time: it forgets earlier crashes and reads the path of the server again.
  const restart = (): Promise<void> => {
    wanted = true;
    return inTurn(async () => {
      await stop();
      await start();
    });
  };

  const startFor = (document: vscode.TextDocument): void => {
    if (!wanted && document.languageId === languageId) void restart();
  };

  // Names are looked up in all notes of a folder, also before one of them is open.
  const startForFolders = (): void => {
    if (wanted) return;
    hasNotes().then(found => found && !wanted ? restart() : undefined).catch((error: unknown) => log.error(`The search for notes failed: ${String(error)}`));
  };

  listeners.push(
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeWorkspaceFolders(startForFolders),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (wanted && event.affectsConfiguration('outline.server.path')) void restart();
      if (!event.affectsConfiguration('files.associations')) return;
      startForFolders();
      // The library tells of the server's own section alone; which files are notes is asked for with it.
      if (client?.isRunning()) void client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    }),
  );

  return {
    get state() { return state; },
    get version() { return version; },
    onDidChange: changed.event,
    // The extension also wakes for plain text, to make its offer: no server runs for that.
    startWithFirstNote: () => {
      vscode.workspace.textDocuments.forEach(startFor);
      startForFolders();
    },
    restart,
    dispose: () => {
      wanted = true;
      return inTurn(stop).then(() => listeners.forEach(listener => listener.dispose()));
    },
  };
}

// The library tells the server of a limit of 5,000 folds, whatever `editor.foldingMaximumRegions` says.
const foldsWithoutLimit: StaticFeature = {
  fillClientCapabilities: capabilities => { delete capabilities.textDocument?.foldingRange?.rangeLimit; },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

const names: Record<State, ServerState> = {
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'stopped',
  [State.Starting]: 'starting',
  [State.Running]: 'running',
};

function options(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...selector, ...projectFiles],
    outputChannel: log,
    // A request that meets a server that is being stopped fails, and says so in the log: the status tells the rest.
    // What ends a server for good is shown in any case.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: {
      rulePagesBase: `${vscode.Uri.joinPath(context.extensionUri, 'rules').toString()}/`,
      commands: [showReferences],
      // The editor says itself what is no JSON in a project file that it shows.
      checksJson: true,
    },
    // A card shows what stands in notes: none of it may run a command or be HTML.
    markdown: { isTrusted: false, supportHtml: false },
    middleware: { workspace: { configuration: withAssociations } },
    // Hints about the line being edited appear when the file is saved, so a save is a reason to ask again.
    diagnosticPullOptions: { onChange: true, onSave: true },
  };
}

/** Adds to the server's own section which files the editor takes for outlines, besides those that are by their ending. */
const withAssociations: ConfigurationRequest.MiddlewareSignature = async (params, token, next) => {
  const answers = await next(params, token);
  return Array.isArray(answers)
    ? answers.map((answer: unknown, at) => params.items[at]?.section === languageId ? { ...Object(answer), files: { associations: associatedPatterns() } } : answer)
    : answers;
};

async function reportProblem(problem: string, log: vscode.LogOutputChannel): Promise<void> {
  log.error(problem);
  const choice = await vscode.window.showErrorMessage(`Outline Notes: ${problem}`, 'Open Settings', 'Show Log');
  if (choice === 'Open Settings') {
    // On a remote machine a path belongs to that machine: the settings of the user do not show it there.
    const settings = vscode.env.remoteName === undefined ? 'workbench.action.openSettings' : 'workbench.action.openRemoteSettings';
    await vscode.commands.executeCommand(settings, { query: 'outline.server.path' });
  }
  if (choice === 'Show Log') log.show();
}
