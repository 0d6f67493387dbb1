// Runs neovim/test.lua in a headless Neovim, with dist/outline-notes as the server of its own LSP client.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildServer } from '../../server/build.mjs';
import { neighbours, outcomesOf, prepare, report, runIfCalled, seedName, write } from './suite.mjs';

export async function runNeovimTests() {
  const suite = prepare('neovim');
  write(suite.workspace, neighbours);
  const home = path.join(suite.folder, 'home');
  fs.mkdirSync(home);
  const result = spawnSync('nvim', ['--headless', '--clean', '-n', '-i', 'NONE', '-S', path.join(import.meta.dirname, 'neovim/test.lua')], {
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_STATE_HOME: home,
      OUTLINE_NOTES: buildServer(), OUTLINE_NOTES_NOTE: path.join(suite.workspace, seedName),
    },
  });
  if (result.error) throw new Error(`Neovim does not run: ${result.error.message}`);
  const outcomes = outcomesOf(result.stdout);
  // A crash half-way would leave only what had passed before.
  if (!/^end of tests$/m.test(result.stdout)) outcomes.push({ name: 'Neovim reaches the end of the tests', error: `${result.stdout}${result.stderr}` });
  return report(suite, outcomes);
}

await runIfCalled(import.meta, runNeovimTests);
