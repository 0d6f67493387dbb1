// Loads a TypeScript module of src/ that does not use the editor's API, compiled as the bundle is.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export async function load(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'outline-notes-'));
  try {
    const outfile = path.join(folder, `${name}.mjs`);
    await build({ entryPoints: [path.join(import.meta.dirname, '../src', `${name}.ts`)], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
