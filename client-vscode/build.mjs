// Builds the extension dist/outline-notes.vsix, with the server inside: `node client-vscode/build.mjs`.
import './node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServer, executableName, fingerprint, readIfThere } from '../server/build.mjs';

const client = import.meta.dirname;
const root = path.resolve(client, '..');

export const extensionPackage = path.join(root, 'dist/outline-notes.vsix');

/** Builds server and extension as far as something changed since the last build; returns the path of the .vsix. */
export async function buildClient({ vsix = extensionPackage } = {}) {
  const server = buildServer();
  installPackages();
  const pages = path.join(root, 'server/Outline/Rules/Pages');
  const inputs = ['build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', '.vscodeignore', 'language-configuration.json',
    'README.md', 'CHANGELOG.md', 'LICENSE', 'images', 'schemas', 'src', 'syntaxes'].map(name => path.join(client, name));
  const stamp = `${vsix}.stamp`;
  const wanted = fingerprint([...inputs, pages, server]);
  if (fs.existsSync(vsix) && readIfThere(stamp) === wanted) return vsix;

  console.log('Building the extension ...');
  fs.rmSync(stamp, { force: true });
  run('tsc', '-p', '.');
  await bundle();
  copyServer(server);
  copyPages(pages);
  fs.mkdirSync(path.dirname(vsix), { recursive: true });
  run('vsce', 'package', '--no-dependencies', '--allow-missing-repository', '-o', vsix);
  fs.writeFileSync(stamp, wanted);
  return vsix;
}

/** `npm ci`, unless what is installed is what the lock file says. */
export function installPackages() {
  const stamp = path.join(client, 'node_modules/.lock-stamp');
  const lock = fs.readFileSync(path.join(client, 'package-lock.json'), 'utf8');
  if (readIfThere(stamp) === lock) return;
  console.log('Installing the packages of the client ...');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: client, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.error) throw new Error(`npm does not start: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`"npm ci" in client-vscode failed. Is the network there?\n${result.stdout}${result.stderr}`);
  fs.writeFileSync(stamp, lock);
}

async function bundle() {
  // Imported here: the packages may have been installed a moment ago.
  const { build } = await import('esbuild');
  const out = path.join(client, 'out');
  fs.rmSync(out, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: client,
    entryPoints: ['src/extension.ts'],
    outfile: 'out/extension.js',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    minify: true,
    keepNames: true,
    legalComments: 'none', // the notices of all packages, with or without such comments, are in the file below
    metafile: true,
    logLevel: 'warning',
  });
  const packages = new Set(Object.keys(metafile.inputs).map(input => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean));
  const notices = [...packages].sort().map(folder => notice(path.join(client, folder)));
  fs.writeFileSync(path.join(out, 'ThirdPartyNotices.txt'), `This extension contains code of these packages.\n\n${notices.join('\n')}`);
}

function notice(folder) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`The package ${name} has no licence file to pass on.`);
  return `--- ${name} ${version}\n\n${fs.readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
}

function copyServer(executable) {
  const folder = path.join(client, 'server');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  fs.copyFileSync(executable, path.join(folder, executableName));
  fs.chmodSync(path.join(folder, executableName), 0o755);
}

function copyPages(pages) {
  const folder = path.join(client, 'rules');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  for (const name of fs.readdirSync(pages).filter(name => name.endsWith('.md'))) fs.copyFileSync(path.join(pages, name), path.join(folder, name));
}

function run(tool, ...args) {
  const command = path.join(client, 'node_modules/.bin', process.platform === 'win32' ? `${tool}.cmd` : tool);
  const result = spawnSync(command, args, {
    cwd: client, encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'],
    // One time for all files in the package, so that the same sources give the same bytes.
    env: { ...process.env, SOURCE_DATE_EPOCH: '1767225600' },
  });
  if (result.error) throw new Error(`${tool} does not start: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${tool} failed.\n${result.stdout}${result.stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const start = Date.now();
    const vsix = await buildClient();
    console.log(`${path.relative(root, vsix)} is ready (${((Date.now() - start) / 1000).toFixed(1)} s).`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
