import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

const configuration = JSON.parse(fs.readFileSync(new URL('../language-configuration.json', import.meta.url), 'utf8'));

/** What Enter at the end of `line` puts on the next line, by the first rule that matches, as the editor applies it. */
function enter(line) {
  const indentation = /^[ \t]*/.exec(line)[0];
  const rule = configuration.onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
  if (rule === undefined) return indentation;
  const kept = rule.action.indent === 'outdent' ? indentation.replace(/\t$| {1,4}$/, '') : indentation;
  return kept + (rule.action.appendText ?? '');
}

const cases = [
  ['\t- text', '\t- '],
  ['- text', '- '],
  ['    - text', '    - '],
  ['\t\t* text', '\t\t* '],
  ['+ text', '+ '],
  ['\t• text', '\t• '],
  ['– text', '– '],
  ['1. text', '2. '],
  ['\t9) text', '\t10) '],
  ['- [ ] task', '- [ ] '],
  ['\t- [x] task', '\t- [ ] '],
  // an empty item ends the list: one level out, and without another marker
  ['\t- ', ''],
  ['\t\t- ', '\t'],
  ['\t- [ ] ', ''],
  ['- ', ''],
  ['\t1. ', ''],
  // what is no item keeps its indentation
  ['chats', ''],
  ['\tcontinued', '\t'],
  ['-> arrow', ''],
  ['--', ''],
  ['-5 degrees', ''],
  ['**strong**', ''],
];
for (const [line, expected] of cases) test(`Enter after ${JSON.stringify(line)}`, () => assert.equal(enter(line), expected));

test('the middle of an item continues it too: only the text before the cursor decides', () => assert.equal(enter('\t- te'), '\t- '));

const words = text => {
  const { pattern, flags } = configuration.wordPattern;
  return text.match(new RegExp(pattern, `${flags}g`));
};
test('a word keeps dots, hyphens, accents and apostrophes inside', () => {
  assert.deepEqual(words('- builder.io – regularización, don\'t self-host 5tran [[Tangram]] #tag (cf).'),
    ['builder.io', 'regularización', 'don\'t', 'self-host', '5tran', 'Tangram', 'tag', 'cf']);
});
test('the word pattern never matches nothing, which the editor would refuse', () => {
  assert.equal(new RegExp(`^(?:${configuration.wordPattern.pattern})$`, 'u').test(''), false);
});

test('the first bracket typed of [[ brings its partner, and so does the second', () => {
  assert.deepEqual(configuration.autoClosingPairs.find(pair => pair.open === '['), { open: '[', close: ']' });
  assert.deepEqual(configuration.brackets[0], ['[[', ']]']);
});
test('folds without the server go by indentation', () => assert.equal(configuration.folding.offSide, true));
