// The embedded VS Code: code-server (VS Code's workbench and extension host) from npm, for machines without a desktop VS Code.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const codeServerVersion = '4.139.1'; // VS Code 1.139.1
const nodeVersion = '24.21.0';       // what this code-server needs; it is not the Node that runs this file

const root = path.resolve(import.meta.dirname, '..');

/** Downloads and scratch files; OUTLINE_NOTES_CACHE names a folder that several checkouts may share. */
export const cacheFolder = path.resolve(process.env.OUTLINE_NOTES_CACHE || path.join(root, '.cache'));

/** Installs the embedded VS Code into the cache if it is not there yet; returns how to run it. */
export function installEmbedded() {
  const nodePackage = `node-linux-${process.arch}`;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(`The embedded VS Code runs on Linux (x64, arm64), not on ${process.platform} ${process.arch}: install a desktop VS Code and put its command "code" on the PATH.`);
  }
  const folder = path.join(cacheFolder, `code-server-${codeServerVersion}-node-${nodeVersion}`);
  if (!fs.existsSync(folder)) {
    console.log(`Installing the embedded VS Code (code-server ${codeServerVersion}, about 800 MB) into ${path.relative(process.cwd(), folder) || folder} ...`);
    fs.mkdirSync(cacheFolder, { recursive: true });
    // Made under another name and renamed at the end: a folder of this name is always complete, also with two installs at once.
    const work = fs.mkdtempSync(path.join(cacheFolder, '.installing-'));
    try {
      installInto(work, nodePackage);
      fs.renameSync(work, folder);
    } catch (error) {
      fs.rmSync(work, { recursive: true, force: true });
      if (!fs.existsSync(folder)) throw error;
    }
  }
  return {
    node: path.join(folder, 'node_modules', nodePackage, 'bin/node'),
    entry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
  };
}

function installInto(folder, nodePackage) {
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  // No install scripts: they would compile modules that nothing here uses, and one of them asks GitHub for a file.
  const npm = (step, where, ...args) => {
    console.log(`  ${step} ...`);
    const result = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args], { cwd: where, encoding: 'utf8', shell: process.platform === 'win32' });
    if (result.error) throw new Error(`npm does not start: ${result.error.message}`);
    if (result.status !== 0) throw new Error(`Installing the embedded VS Code failed (${step}). Is the network there?\n${result.stderr}`);
  };
  npm(`Node ${nodeVersion} and code-server ${codeServerVersion}`, folder, `${nodePackage}@${nodeVersion}`, `code-server@${codeServerVersion}`);
  const code = path.join(folder, 'node_modules/code-server/lib/vscode');
  npm('the packages of VS Code', code, '--omit=dev');
  npm('the packages of its built-in extensions', path.join(code, 'extensions'), '--omit=dev');
  // What the skipped install script of code-server would have linked.
  link('code-linux.sh', path.join(code, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', path.join(code, 'bin/helpers/browser.sh'));
}

function link(target, name) {
  fs.rmSync(name, { force: true });
  fs.symlinkSync(target, name);
}

const settings = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
};

/** Everything one embedded VS Code reads and writes, below one folder: settings, extensions, home. */
function layOut(folder) {
  const places = { user: path.join(folder, 'user'), extensions: path.join(folder, 'extensions'), home: path.join(folder, 'home'), config: path.join(folder, 'config.yaml') };
  for (const place of [path.join(places.user, 'User'), places.extensions, places.home]) fs.mkdirSync(place, { recursive: true });
  fs.writeFileSync(places.config, '');
  // Written once: a person may change them in the embedded VS Code, and finds the changes at the next start.
  const file = path.join(places.user, 'User/settings.json');
  if (!fs.existsSync(file)) fs.writeFileSync(file, JSON.stringify(settings, null, 2));
  return places;
}

const environment = (embedded, places) => ({
  ...process.env,
  HOME: places.home,
  PATH: `${path.dirname(embedded.node)}${path.delimiter}${process.env.PATH}`,
  // No extension gallery: nothing leaves the machine.
  EXTENSIONS_GALLERY: '{"serviceUrl":""}',
});

/** Installs a .vsix into the embedded VS Code whose files are below `folder`, unless this very file is installed there already. */
export function installExtension(embedded, folder, vsix) {
  const places = layOut(folder);
  const stamp = path.join(places.extensions, '.installed-vsix');
  const { mtimeMs, size } = fs.statSync(vsix);
  const wanted = `${vsix} ${size} ${mtimeMs}`;
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  const result = spawnSync(embedded.node, [embedded.entry, '--config', places.config, '--user-data-dir', places.user, '--extensions-dir', places.extensions, '--install-extension', vsix, '--force'],
    { encoding: 'utf8', env: environment(embedded, places) });
  if (result.status !== 0) throw new Error(`Installing ${path.basename(vsix)} into the embedded VS Code failed.\n${result.stdout}${result.stderr}`);
  fs.writeFileSync(stamp, wanted);
}

/**
 * Starts the embedded VS Code on 127.0.0.1. `stop` ends the whole process group: VS Code, its extension
 * hosts and the language servers. `exited` is fulfilled with the exit code. A signal to this process, or its
 * end, also ends that group, from the first moment on; after a signal this process ends with `interruptedStatus`.
 */
export async function startEmbedded(embedded, folder, { port, options = [], env = {}, interruptedStatus = 130 } = {}) {
  const places = layOut(folder);
  const chosen = await freePort(port);
  const logFile = path.join(folder, 'code-server.log');
  const log = fs.openSync(logFile, 'w');
  const child = spawn(embedded.node, [embedded.entry, '--config', places.config, '--auth', 'none', '--bind-addr', `127.0.0.1:${chosen}`,
    '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override', '--ignore-last-opened',
    '--user-data-dir', places.user, '--extensions-dir', places.extensions, ...options],
  { stdio: ['ignore', log, log], detached: true, env: { ...environment(embedded, places), ...env } });
  fs.closeSync(log);
  const exited = once(child, 'exit').then(([code]) => code);
  const kill = () => signal(child.pid, 'SIGKILL');
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    void stop().then(() => process.exit(interruptedStatus));
  };
  const stop = async () => {
    const end = Date.now() + 5000;
    if (signal(child.pid, 'SIGTERM')) {
      while (signal(child.pid, 0) && Date.now() < end) await sleep(50);
      kill();
    }
    for (const name of interruptions) process.off(name, interrupt);
    process.off('exit', kill);
  };
  for (const name of interruptions) process.on(name, interrupt);
  process.on('exit', kill);
  const end = Date.now() + 60_000;
  while (interrupted || !await answers(`http://127.0.0.1:${chosen}/healthz`)) {
    if (!interrupted && (child.exitCode !== null || child.signalCode !== null || Date.now() > end)) {
      await stop();
      throw new Error(`The embedded VS Code did not start; its log is ${logFile}.\n${fs.readFileSync(logFile, 'utf8').slice(-2000)}`);
    }
    await sleep(50);
  }
  return { url: `http://127.0.0.1:${chosen}/`, exited, stop };
}

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** To the whole group; false when nobody is left in it. */
function signal(group, name) {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}

const answers = url => fetch(url).then(response => response.ok, () => false);

/** `preferred`, or any free port where that one is taken. */
async function freePort(preferred = 0) {
  const server = net.createServer();
  try {
    await once(server.listen(preferred, '127.0.0.1'), 'listening');
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    return freePort();
  }
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The address that opens `folder`, and `file` in an editor if one is named. */
export function address(embedded, folder, file, extra = []) {
  const payload = file === undefined ? extra : [['openFile', `vscode-remote://${new URL(embedded.url).host}${encodeURI(file)}`], ...extra];
  const query = new URLSearchParams({ folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${embedded.url}?${query}`;
}
