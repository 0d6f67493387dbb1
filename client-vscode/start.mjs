// `npm start [-- FOLDER] [--embedded] [--check]`: builds what changed and opens the folder (seeds/ by default) in VS Code with the extension.
//   --embedded  the embedded VS Code even where a desktop VS Code is installed
//   --check     starts the embedded VS Code, waits in a headless Chromium until the first note shows its symbols, and ends
import './node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { onPath } from '../server/build.mjs';
import { findChromium, openBrowser, readOutline } from './browser.mjs';
import { buildClient } from './build.mjs';
import { address, cacheFolder, installEmbedded, installExtension, startEmbedded } from './embedded.mjs';

const root = path.resolve(import.meta.dirname, '..');
const seeds = path.join(root, 'seeds');
const preferredPort = 18137; // the same address at each start, as long as nobody else has the port

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { embedded: { type: 'boolean' }, check: { type: 'boolean' } } });
  // npm runs scripts in the folder of package.json and says where it was called.
  const folder = positionals.length > 0 ? path.resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0]) : seeds;
  if (positionals.length > 1 || !fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) {
    console.error(positionals.length > 1 ? 'One folder can be opened, not several.' : `There is no folder ${folder}.`);
    return 2;
  }
  if (values.check && findChromium() === undefined) {
    console.error('--check needs Chromium or Chrome on the PATH (on Debian: apt-get install chromium). Nothing was checked.');
    return 1;
  }
  const vsix = await buildClient();
  const note = firstNote(folder);
  if (values.check) return check(vsix, folder, note);
  const desktop = values.embedded ? undefined : findDesktop();
  if (desktop !== undefined && openOnDesktop(desktop, vsix, folder, note)) return 0;
  return serve(vsix, folder, note);
}

const firstNote = folder => fs.readdirSync(folder).sort().filter(name => /\.(txt|outline|notes)$/.test(name)).map(name => path.join(folder, name))[0];

/** The command of a desktop VS Code, or undefined where there is none. On macOS it is on the PATH only where somebody put it there. */
function findDesktop() {
  const applications = process.platform === 'darwin' ? ['/Applications', path.join(os.homedir(), 'Applications')] : [];
  return ['code', 'codium'].find(onPath)
    ?? applications.map(folder => path.join(folder, 'Visual Studio Code.app/Contents/Resources/app/bin/code')).find(file => fs.existsSync(file));
}

function openOnDesktop(desktop, vsix, folder, note) {
  const run = (...args) => spawnSync(desktop, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
  if (run('--install-extension', vsix, '--force') && run(folder, ...(note === undefined ? [] : [note]))) {
    console.log(`${folder} is open in VS Code ("${desktop}"), with the extension installed.`);
    return true;
  }
  console.log(`"${desktop}" did not work here; the embedded VS Code is used instead.`);
  return false;
}

async function serve(vsix, folder, note) {
  const embedded = installEmbedded();
  const files = path.join(cacheFolder, 'embedded');
  installExtension(embedded, files, vsix);
  const running = await startEmbedded(embedded, files, { port: preferredPort, interruptedStatus: 0 });
  console.log(`\nVS Code with your notes: ${address(running, folder, note)}\n\nCtrl+C stops it.`);
  await running.exited;
  return 0;
}

async function check(vsix, folder, note) {
  const embedded = installEmbedded();
  const files = path.join(cacheFolder, 'embedded-check');
  installExtension(embedded, files, vsix);
  const running = await startEmbedded(embedded, files);
  let browser;
  try {
    browser = await openBrowser();
    await browser.page.goto(address(running, folder, note));
    await browser.page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
    const rows = await readOutline(browser.page);
    console.log(`The Outline view of ${path.relative(root, note ?? folder)} shows ${rows.length} symbols:`);
    for (const { level, name } of rows.filter(({ level }) => level <= 2)) console.log(`${'  '.repeat(level)}${name}`);
    const missing = folder === seeds ? ['chats', 'sentry', 'builder.io', 'explore', 'cloudflare', 'quicknode'].filter(name => !rows.some(row => row.name === name)) : [];
    if (missing.length > 0) console.error(`Missing: ${missing.join(', ')}.`);
    return missing.length === 0 ? 0 : 1;
  } catch (error) {
    if (browser === undefined) throw new Error(`The browser did not start.\n${error.message}`);
    const picture = path.join(files, 'failed.png');
    await browser.page.screenshot({ path: picture }).catch(() => undefined);
    throw new Error(`No symbols were seen; the page is in ${picture}.\n${error.message}`);
  } finally {
    try {
      await browser?.close();
    } finally {
      await running.stop();
    }
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
