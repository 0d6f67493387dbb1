import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { load } from './compile.mjs';

const { findServer, serverPath } = await load('server');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'outline-notes-'));
after(() => fs.rmSync(folder, { recursive: true }));

const script = (name, text, mode = 0o755) => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  fs.chmodSync(file, mode);
  return file;
};

test('without a setting: the one inside the extension', () => {
  assert.equal(serverPath('', '/ext', '/home/a', 'linux'), path.join('/ext', 'server', 'outline-notes'));
  assert.equal(serverPath('  ', '/ext', '/home/a', 'win32'), path.join('/ext', 'server', 'outline-notes.exe'));
});

test('the setting counts before it, and ~ is the home folder', () => {
  assert.equal(serverPath('/opt/outline-notes', '/ext'), '/opt/outline-notes');
  assert.equal(serverPath('~/bin/outline-notes', '/ext', '/home/a'), path.join('/home/a', 'bin/outline-notes'));
  assert.equal(serverPath('~other/x', '/ext', '/home/a'), '~other/x');
});

test('a server that starts is found with its version', async () => {
  const command = script('good', '#!/bin/sh\n[ "$1" = --version ] && echo 1.2.3\n');
  assert.deepEqual(await findServer(command, '/ext'), { command, version: '1.2.3' });
});

test('a lost executable bit is given back', async () => {
  const command = script('extension/server/outline-notes', '#!/bin/sh\necho 1.2.3\n', 0o644);
  assert.deepEqual(await findServer('', path.join(folder, 'extension')), { command, version: '1.2.3' });
  assert.equal(fs.statSync(command).mode & 0o111, 0o111);
});

test('a missing server is named, with where its path comes from', async () => {
  const missing = path.join(folder, 'none');
  assert.deepEqual(await findServer(missing, '/ext'), { problem: `The server named by the setting "outline.server.path" does not exist: ${missing}.` });
  assert.match((await findServer('', path.join(folder, 'nothing'))).problem, /^The server inside the extension does not exist: /);
});

test('a relative path is refused', async () => {
  assert.match((await findServer('bin/outline-notes', '/ext')).problem, /must be an absolute path, not "bin\/outline-notes"/);
});

test('a server that fails says why, in its own first line', async () => {
  const command = script('bad', '#!/bin/sh\necho "You must install .NET" >&2\necho more >&2\nexit 3\n');
  assert.deepEqual(await findServer(command, '/ext'), { problem: 'The server named by the setting "outline.server.path" does not start: You must install .NET.' });
});

test('a file that is no program does not start', async () => {
  const command = script('text', '\x7fELF but not really');
  assert.match((await findServer(command, '/ext')).problem, /does not start: /);
});
