// `npm test`: sets up what is missing, runs every suite, and ends with the line `N passed, N failed`.
// With CI=true nothing may be missing; elsewhere a suite whose editor is not there is skipped, and says so.
import '../client-vscode/node.mjs'; // first: nothing else starts on an old Node
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findChromium } from '../client-vscode/browser.mjs';
import { onPath, serverExecutable } from '../server/build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const logs = path.join(root, 'TestResults');
const strict = process.env.CI === 'true';
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a command without input; its output goes to a file and into the result. */
function run(name, command, args, { minutes = 15 } = {}) {
  return new Promise(resolve => {
    const log = fs.createWriteStream(path.join(logs, `${name}.log`));
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32', shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        output += text;
        log.write(text);
      });
    }
    const timer = setTimeout(() => {
      output += `\n${name} did not end in ${minutes} minutes and was stopped.\n`;
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    }, minutes * 60_000);
    child.on('error', error => { output += error.message; });
    child.on('close', code => {
      clearTimeout(timer);
      log.end();
      resolve({ ok: code === 0, output });
    });
  });
}

/** One stage: `body` returns { passed, failed, skipped?, output? }; a stage that throws, or runs nothing, is a failure. */
async function stage(name, body) {
  const start = Date.now();
  let result;
  try {
    result = await body();
    if (result.passed + result.failed + (result.skipped ?? 0) === 0) result = { ...result, failed: 1, output: `${result.output}\nNo test ran.` };
  } catch (error) {
    result = { passed: 0, failed: 1, output: error.stack };
  }
  const { passed, failed, skipped = 0, output = '', note = '' } = result;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  if (failed > 0) console.log(`${output.trim()}\n`);
  console.log(`${failed > 0 ? 'FAILED' : 'ok    '} ${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''} (${seconds} s)${note}`);
  return failed === 0;
}

const skip = (name, why) => stage(name, () => strict ? { passed: 0, failed: 1, output: why } : { passed: 0, failed: 0, skipped: 1, note: ` ${why}` });

/** A command that is one test. */
const single = (name, command, args) => stage(name, async () => {
  const { ok, output } = await run(name, command, args);
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
});

/** A suite that ends with `N passed, N failed`. */
const suite = name => stage(name, async () => {
  const { ok, output } = await run(name, process.execPath, [path.join('tests/Editors', `${name}.mjs`)]);
  const counts = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (counts === undefined) return { passed: 0, failed: 1, output };
  const [passed, failed] = [Number(counts[1]), Number(counts[2])];
  return { passed, failed: ok || failed > 0 ? failed : 1, output };
});

/** What `dotnet test` wrote, project by project: a test host that crashed left no file, or one without results. */
async function dotnetTests() {
  const results = path.join(logs, 'dotnet');
  const { ok, output } = await run('dotnet-test', 'dotnet', ['test', 'Lsp.sln', '--nologo', '--logger', 'trx', '--results-directory', results]);
  const projects = [...fs.readFileSync(path.join(root, 'Lsp.sln'), 'utf8').matchAll(/[\w.]+\.Tests\.csproj/g)].length;
  const files = fs.existsSync(results) ? fs.readdirSync(results).filter(name => name.endsWith('.trx')) : [];
  let [passed, failed, skipped] = [0, 0, 0];
  for (const name of files) {
    const counters = /<Counters [^>]*>/.exec(fs.readFileSync(path.join(results, name), 'utf8'))?.[0] ?? '';
    const count = key => Number(new RegExp(` ${key}="(\\d+)"`).exec(counters)?.[1] ?? 0);
    passed += count('passed');
    skipped += count('notExecuted');
    failed += count('total') === 0 ? 1 : count('total') - count('passed') - count('notExecuted');
  }
  if (files.length < projects) failed += projects - files.length;
  return { passed, failed: ok || failed > 0 ? failed : 1, skipped, output };
}

async function clientTests() {
  const tests = fs.readdirSync(path.join(root, 'client-vscode/test')).filter(name => name.endsWith('.test.mjs')).map(name => path.join('client-vscode/test', name));
  const { ok, output } = await run('client', process.execPath, ['--test', '--test-reporter=tap', ...tests]);
  const count = key => Number(new RegExp(`^# ${key} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return { passed: count('pass'), failed: ok || failed > 0 ? failed : 1, skipped: count('skipped'), output: output.split(/^(?=# Subtest)/m).filter(part => part.includes('not ok')).join('') || output };
}

/** Installs what Debian has and this machine lacks; elsewhere the suites find out for themselves. */
async function installTools() {
  const missing = [
    ...(findChromium() ? [] : ['chromium']),
    ...(onPath('nvim') ? [] : ['neovim']),
    ...(hasEglot() ? [] : ['emacs-nox', 'elpa-eglot']),
    ...(onPath('clang') || onPath('gcc') ? [] : ['clang', 'libc6-dev']),
  ];
  if (missing.length === 0 || process.getuid?.() !== 0 || !onPath('apt-get')) return;
  console.log(`Installing ${missing.join(', ')} ...`);
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const updated = await run('apt-update', 'apt-get', ['update', '-q']);
  const installed = await run('apt-install', 'apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing]);
  if (!installed.ok) console.log(`${updated.output}${installed.output}\nThe installation failed.`);
}

const hasEglot = () => onPath('emacs') && spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0;

async function main() {
  fs.rmSync(logs, { recursive: true, force: true });
  fs.mkdirSync(logs, { recursive: true });
  await installTools();

  const built = await single('build', 'npm', ['run', '--silent', 'build']);
  // The tests of the command line run the executable that is shipped.
  if (built) process.env.OUTLINE_NOTES_SERVER = serverExecutable;
  await stage('dotnet test', dotnetTests);
  await single('dotnet format', 'dotnet', ['format', 'Lsp.sln', '--verify-no-changes', '--no-restore']);
  if (built) await stage('client', clientTests);

  const missing = !built ? 'Server or extension could not be built.' : findChromium() === undefined ? 'No Chromium or Chrome is on the PATH.' : process.platform !== 'linux' ? 'The embedded VS Code runs on Linux.' : undefined;
  if (missing === undefined) {
    await suite('vscode-host');
    await suite('vscode-page');
    await single('start-check', process.execPath, ['client-vscode/start.mjs', '--check']);
  } else {
    for (const name of ['vscode-host', 'vscode-page', 'start-check']) await skip(name, missing);
  }
  await (built && onPath('nvim') ? suite('neovim') : skip('neovim', built ? 'No Neovim (nvim) is on the PATH.' : missing));
  await (built && hasEglot() ? suite('emacs') : skip('emacs', built ? 'No Emacs with eglot is on the PATH.' : missing));
}

const start = Date.now();
try {
  await main();
} catch (error) {
  console.log(error.stack);
  total.failed += 1;
}
console.log(`\n${((Date.now() - start) / 1000).toFixed(0)} s; logs are in ${path.relative(process.cwd(), logs) || '.'}, screenshots in tests/Editors/output.`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
