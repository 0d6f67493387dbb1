// Builds the executable dist/outline-notes: `node server/build.mjs`.
// OUTLINE_NOTES_NO_NATIVE=1 makes the framework-dependent executable even where a native tool chain is found.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const project = path.join(root, 'server/CommandLine/CommandLine.csproj');

export const executableName = process.platform === 'win32' ? 'outline-notes.exe' : 'outline-notes';
export const serverExecutable = path.join(root, 'dist', executableName);

/** Builds the server into `folder` unless its sources are those of the last build there; returns the executable's path. */
export function buildServer({ folder = path.join(root, 'dist'), native = process.env.OUTLINE_NOTES_NO_NATIVE !== '1' } = {}) {
  const executable = path.join(folder, executableName);
  const stamp = path.join(folder, '.server-stamp');
  const wanted = fingerprint([path.join(root, 'server')], `${native && nativeToolChain()}`);
  if (fs.existsSync(executable) && readIfThere(stamp) === wanted) return executable;

  fs.mkdirSync(folder, { recursive: true });
  fs.rmSync(stamp, { force: true });
  if (native && !nativeToolChain()) {
    console.log('No C compiler (clang or gcc) was found, so the server is built as a framework-dependent executable that needs the .NET runtime.');
  }
  if (!(native && nativeToolChain() && publishNative(folder))) publish(folder, 'portable', frameworkDependent);
  fs.writeFileSync(stamp, wanted);
  return executable;
}

const frameworkDependent = ['-p:PublishAot=false', '-p:PublishSingleFile=true', '--self-contained', 'false'];

// What the SDK's file of link steps reports, without what it reports of the compiler (ilc) that it runs before.
const linkFailed = /Microsoft\.NETCore\.Native[\w.]*targets\(\d+,\d+\): error(?!.*\bilc(?:\.exe)?")/;

function publishNative(folder) {
  try {
    publish(folder, 'native', []);
    return true;
  } catch (error) {
    // Only where the linker is missing or fails: a warning or an error in the code fails the build.
    if (!linkFailed.test(error.message)) throw error;
    console.log('The native tool chain is incomplete (linking failed), so the server is built as a framework-dependent executable that needs the .NET runtime.');
    return false;
  }
}

/** Publishes into its own folder of intermediate files, so that this build and one of Lsp.sln never invalidate each other. */
function publish(folder, kind, options) {
  const work = path.join(root, 'dist/obj', kind);
  const published = path.join(work, 'executable');
  const args = ['publish', project, '-c', 'Release', '-r', runtimeIdentifier(), '-warnaserror', '--nologo', '-v', 'quiet',
    '--artifacts-path', work, '-o', published, ...options];
  console.log(`Building the server (${kind === 'native' ? 'native, ahead of time' : 'framework-dependent'}) ...`);
  const result = spawnSync('dotnet', args, { cwd: root, encoding: 'utf8', env: { ...process.env, DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1' } });
  if (result.error) throw new Error(`dotnet does not start (${result.error.message}). The .NET 10 SDK is needed to build the server.`);
  if (result.status !== 0) throw new Error(`The build of the server failed.\n${result.stdout}${result.stderr}`);
  // A running server keeps its file: the new one takes the name, the old one lives on until it ends.
  const fresh = path.join(folder, `.${executableName}.new`);
  fs.copyFileSync(path.join(published, executableName), fresh);
  fs.chmodSync(fresh, 0o755);
  fs.renameSync(fresh, path.join(folder, executableName));
}

function runtimeIdentifier() {
  const system = { linux: isMusl() ? 'linux-musl' : 'linux', darwin: 'osx', win32: 'win' }[process.platform];
  if (system === undefined) throw new Error(`There is no .NET runtime for ${process.platform}.`);
  return `${system}-${process.arch}`;
}

const isMusl = () => process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime === undefined;

/** Windows' linker is not on PATH; there the SDK finds it, or says that it is missing. */
const nativeToolChain = () => process.platform === 'win32' || onPath('clang') || onPath('gcc');

export const onPath = name => (process.env.PATH ?? '').split(path.delimiter)
  .some(folder => folder !== '' && fs.existsSync(path.join(folder, process.platform === 'win32' ? `${name}.exe` : name)));

/** A hash of the names, sizes and times of the files below `folders`, except what builds leave there, and of `extra`. */
export function fingerprint(folders, extra = '') {
  const hash = createHash('sha256').update(extra);
  const skipped = new Set(['bin', 'obj', 'out', 'node_modules']);
  const visit = entry => {
    const stat = fs.statSync(entry);
    if (!stat.isDirectory()) {
      hash.update(`${path.relative(root, entry)}\0${stat.size}\0${stat.mtimeMs}\n`);
      return;
    }
    for (const name of fs.readdirSync(entry).sort()) if (!skipped.has(name)) visit(path.join(entry, name));
  };
  folders.filter(folder => fs.existsSync(folder)).forEach(visit);
  return hash.digest('hex');
}

export const readIfThere = file => fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const start = Date.now();
    const executable = buildServer();
    console.log(`${path.relative(root, executable)} is ready (${((Date.now() - start) / 1000).toFixed(1)} s).`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
