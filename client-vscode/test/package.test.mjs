// The packages as they are built: the extension gives the same bytes each time, and a server without a native tool chain works.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { buildClient } from '../build.mjs';
import { buildServer } from '../../server/build.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'outline-notes-'));
after(() => fs.rmSync(folder, { recursive: true }));

test('the same sources give the same .vsix', async () => {
  const first = await buildClient();
  const second = await buildClient({ vsix: path.join(folder, 'second.vsix') });
  assert.ok(fs.readFileSync(first).equals(fs.readFileSync(second)));
});

test('without a C compiler the build says so, and its executable works', () => {
  const tools = path.join(folder, 'tools');
  fs.mkdirSync(tools);
  const dotnet = process.env.PATH.split(path.delimiter).map(entry => path.join(entry, 'dotnet')).find(file => fs.existsSync(file));
  fs.symlinkSync(fs.realpathSync(dotnet), path.join(tools, 'dotnet'));
  const output = path.join(folder, 'portable');
  const script = `import(${JSON.stringify(path.resolve(import.meta.dirname, '../../server/build.mjs'))}).then(build => build.buildServer({ folder: ${JSON.stringify(output)} }))`;
  const built = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { ...process.env, PATH: tools, DOTNET_ROOT: path.dirname(fs.realpathSync(dotnet)) } });
  assert.equal(built.status, 0, built.stdout + built.stderr);
  assert.match(built.stdout, /No C compiler \(clang or gcc\) was found/);

  const version = executable => spawnSync(executable, ['--version'], { encoding: 'utf8', env: { ...process.env, DOTNET_ROOT: path.dirname(fs.realpathSync(dotnet)) } }).stdout;
  assert.match(version(path.join(output, 'outline-notes')), /\d+\.\d+\.\d+/);
  assert.equal(version(path.join(output, 'outline-notes')), version(buildServer()));
});
