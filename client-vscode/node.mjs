// Imported first, and for this effect only: an older Node ends here with one sentence, instead of somewhere later with a riddle.
const wanted = [20, 19]; // package.json (engines), README.md and CONTRIBUTING.md say it too
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(`Node ${wanted.join('.')} or newer is needed; this is Node ${process.versions.node}.`);
  process.exit(1);
}
