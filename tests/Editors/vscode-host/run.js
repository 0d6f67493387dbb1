// The extension host loads this file and calls run(); the results go to the file that vscode-host.mjs reads.
const fs = require('node:fs');
const path = require('node:path');
const loaded = require(process.env.OUTLINE_NOTES_MOCHA);
const Mocha = loaded.default ?? loaded;

exports.run = async function run() {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000 });
  for (const name of fs.readdirSync(__dirname).sort()) if (name.endsWith('.test.js')) mocha.addFile(path.join(__dirname, name));
  const outcomes = [];
  await new Promise(resolve => {
    const runner = mocha.run(resolve);
    runner.on('pass', test => outcomes.push({ name: test.fullTitle() }));
    runner.on('fail', (test, error) => outcomes.push({ name: test.fullTitle(), error: error.stack ?? String(error) }));
  });
  fs.writeFileSync(process.env.OUTLINE_NOTES_RESULTS, JSON.stringify(outcomes));
};
