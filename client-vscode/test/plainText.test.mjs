import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { load } from './compile.mjs';

const { readsAsOutline, associationPattern, patternsOf, searchOf } = await load('plainText');
const seed = fs.readFileSync(new URL('../../seeds/000_e65bde91427887cf.txt', import.meta.url), 'utf8');

const outlines = {
  'the seed': seed,
  'three items': '- a\n- b\n- c\n',
  'heads count': 'one\n- a\ntwo\n- b\nthree\n- c\n',
  'numbers and letters': '1. a\n2) b\na. c\n',
  'bullets, CRLF and blank lines': '• a\r\n\r\n– b\r\n\r\n* c\r\n',
  'items with continuation lines, half and half': '- a\n  more\n- b\n  more\n- c\n  more\n',
};
for (const [name, text] of Object.entries(outlines)) test(`an outline: ${name}`, () => assert.equal(readsAsOutline(text), true));

const others = {
  'nothing': '',
  'two items': '- a\n- b\n',
  'prose': 'It was a dark night.\nIt rained.\nNobody came.\nIt rained on.\n',
  'prose with a list in it': `${'A sentence of a letter.\n'.repeat(5)}- a\n- b\n- c\n${'And it goes on.\n'.repeat(5)}`,
  'command-line options': '--help\n--version\n-x\n-5\n->\n',
  'a log': '2022-04-05 started\n2022-04-05 stopped\n2022-04-05 started\n',
};
for (const [name, text] of Object.entries(others)) test(`not an outline: ${name}`, () => assert.equal(readsAsOutline(text), false));

test('a very long text is judged by its beginning', () => {
  assert.equal(readsAsOutline('- a\n'.repeat(600) + 'prose\n'.repeat(10_000)), true);
});

test('a file in the folder itself is associated by its name', () => assert.equal(associationPattern('notes.txt'), 'notes.txt'));
test('a file further down by its path', () => assert.equal(associationPattern('work/2022/notes.txt'), '**/work/2022/notes.txt'));
test('an absolute path as it is', () => assert.equal(associationPattern('/home/a/notes.txt'), '/home/a/notes.txt'));
test('characters with a meaning in patterns stand for any one', () => assert.equal(associationPattern('notes [old] {1}.txt'), 'notes ?old? ?1?.txt'));

test('of the associations, those with the language count', () => {
  assert.deepEqual(patternsOf({ '*.txt': 'outline', '*.md': 'markdown', '**/work/*.org': 'outline' }, 'outline'), ['*.txt', '**/work/*.org']);
});
test('a pattern without a slash is about names in any folder', () => assert.deepEqual(['*.txt', '**/work/*.org'].map(searchOf), ['**/*.txt', '**/work/*.org']));
