// Runs emacs/test.el in batch mode, with dist/outline-notes as the server of eglot.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildServer } from '../../server/build.mjs';
import { neighbours, outcomesOf, prepare, report, runIfCalled, seedName, write } from './suite.mjs';

export async function runEmacsTests() {
  const suite = prepare('emacs');
  write(suite.workspace, neighbours);
  const home = path.join(suite.folder, 'home');
  fs.mkdirSync(home);
  const result = spawnSync('emacs', ['--batch', '-l', path.join(import.meta.dirname, 'emacs/test.el')], {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, HOME: home, OUTLINE_NOTES: buildServer(), OUTLINE_NOTES_NOTE: path.join(suite.workspace, seedName) },
  });
  if (result.error) throw new Error(`Emacs does not run: ${result.error.message}`);
  const outcomes = outcomesOf(result.stdout);
  // A crash half-way would leave only what had passed before.
  if (!/^end of tests$/m.test(result.stdout)) outcomes.push({ name: 'Emacs reaches the end of the tests', error: `${result.stdout}${result.stderr}` });
  return report(suite, outcomes);
}

await runIfCalled(import.meta, runEmacsTests);
