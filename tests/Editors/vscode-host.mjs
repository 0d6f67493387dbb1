// Runs vscode-host/*.test.js inside the extension host of the embedded VS Code, on the installed .vsix.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openBrowser } from '../../client-vscode/browser.mjs';
import { buildClient } from '../../client-vscode/build.mjs';
import { address, installEmbedded, installExtension, startEmbedded } from '../../client-vscode/embedded.mjs';
import { prepare, report, runIfCalled } from './suite.mjs';

const patience = 240_000;

export async function runHostTests() {
  const suite = prepare('vscode-host');
  const embedded = installEmbedded();
  installExtension(embedded, suite.folder, await buildClient());
  const driver = path.join(import.meta.dirname, 'vscode-host');
  const mocha = createRequire(path.resolve(import.meta.dirname, '../../client-vscode/package.json')).resolve('mocha');
  const running = await startEmbedded(embedded, suite.folder, {
    options: ['--vscode-option', 'enable-smoke-test-driver'], // without it the page ignores which tests it shall run
    env: { OUTLINE_NOTES_RESULTS: suite.results, OUTLINE_NOTES_MOCHA: mocha },
  });
  const browser = await openBrowser();
  try {
    let timer;
    const ended = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`The tests in the extension host did not end in ${patience / 1000} s.`)), patience);
      void browser.page.exposeFunction('codeAutomationLog', () => undefined);
      void browser.page.exposeFunction('codeAutomationExit', resolve);
    });
    const remote = file => `vscode-remote://${new URL(running.url).host}${file}`;
    await browser.page.goto(address(running, suite.workspace, undefined, [
      ['extensionDevelopmentPath', remote(driver)],
      ['extensionTestsPath', remote(path.join(driver, 'run.js'))],
    ]));
    await ended.finally(() => clearTimeout(timer));
  } catch (error) {
    await browser.page.screenshot({ path: path.join(suite.folder, 'failed.png') }).catch(() => undefined);
    throw error;
  } finally {
    await browser.close();
    await running.stop();
  }
  return report(suite, fs.existsSync(suite.results) ? JSON.parse(fs.readFileSync(suite.results, 'utf8')) : []);
}

await runIfCalled(import.meta, runHostTests);
