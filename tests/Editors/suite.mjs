// What the suites share: their folders, the copy of the seeds, and how results are counted and reported.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = import.meta.dirname;
export const seedName = '000_e65bde91427887cf.txt';

/** Small notes that know each other's companies, beside the seed. */
export const neighbours = {
  'garden.outline': 'portfolio\n- acme.dev - robots for gardens\n\t- founded by two sisters, who met at hasura\n\t- sells to suborbital\n- Quokka Systems\n\t- does what Acme does, see [[acme.dev]]\n',
  'diary.notes': 'april\n- the people of acme were at the fair, and quokka-systems too\n\t- they asked QUOKKA SYSTEMS\' neighbour\n- a line to write on: \n',
};

export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
}

/** An empty folder for one suite below output/, with a copy of seeds/ as its workspace. */
export function prepare(suite) {
  const folder = path.join(here, 'output', suite);
  fs.rmSync(folder, { recursive: true, force: true });
  const workspace = path.join(folder, 'workspace');
  fs.cpSync(path.join(here, '../../seeds'), workspace, { recursive: true });
  fs.writeFileSync(path.join(folder, '.editorconfig'), 'root = true\n'); // this repository's own says how code is written
  fs.chmodSync(path.join(workspace, seedName), 0o644); // the seed itself may be kept from being written
  return { folder, workspace, results: path.join(folder, 'results.json') };
}

/** Prints and keeps the results, a list of { name, error? }; returns { passed, failed }. A suite without tests has failed. */
export function report({ folder, results }, outcomes) {
  for (const { name, error } of outcomes) console.log(error === undefined ? `ok - ${name}` : `not ok - ${name}\n${error}`);
  const failed = outcomes.filter(({ error }) => error !== undefined).length + (outcomes.length === 0 ? 1 : 0);
  const passed = outcomes.length - outcomes.filter(({ error }) => error !== undefined).length;
  if (outcomes.length === 0) console.log('not ok - no test ran');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(results, JSON.stringify(outcomes, null, 2));
  console.log(`${passed} passed, ${failed} failed`);
  return { passed, failed };
}

/** Runs a suite's main function when its file is the command that was called. */
export async function runIfCalled(meta, main) {
  if (process.argv[1] !== fileURLToPath(meta.url)) return;
  try {
    const { failed } = await main();
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error.stack);
    process.exitCode = 1;
  }
}

/** The lines `ok - NAME` and `not ok - NAME` (with what follows) that the Neovim and Emacs suites print. */
export function outcomesOf(output) {
  const outcomes = [];
  for (const line of output.split(/\r?\n/)) {
    const match = /^(not )?ok - (.*)$/.exec(line);
    if (match) outcomes.push(match[1] === undefined ? { name: match[2] } : { name: match[2], error: '' });
    else if (outcomes.at(-1)?.error !== undefined && !/^\d+ passed/.test(line)) outcomes.at(-1).error += `${line}\n`;
  }
  return outcomes;
}
