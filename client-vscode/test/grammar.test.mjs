import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
await oniguruma.loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({ createOnigScanner: sources => new oniguruma.OnigScanner(sources), createOnigString: text => new oniguruma.OnigString(text) }),
  // The editor brings YAML; without any grammar of that name the rule that includes it would be dropped.
  loadGrammar: async scope => scope === 'text.outline'
    ? textmate.parseRawGrammar(fs.readFileSync(new URL('../syntaxes/outline.tmLanguage.json', import.meta.url), 'utf8'), 'outline.tmLanguage.json')
    : { scopeName: scope, patterns: [], repository: {} },
});
const grammar = await registry.loadGrammar('text.outline');

/** The tokens of all lines: their text and scopes. */
function tokens(text) {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line, row) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(token => ({ row, text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes }));
  });
}

/** The tokens that have a scope beginning with `scope`, as `row:text`. */
const having = (text, scope) => tokens(text)
  .filter(token => token.scopes.some(name => name.startsWith(scope)))
  .map(({ row, text }) => `${row}:${text}`);

const check = (name, text, scope, expected) => test(name, () => assert.deepEqual(having(text, scope), expected));

check('markers', '- a\n\t* b\n+ c\n• d\n– e\n1. f\n2) g\na. h\n- ', 'punctuation.definition.list.begin',
  ['0:-', '1:*', '2:+', '3:•', '4:–', '5:1.', '6:2)', '7:a.', '8:-']);
check('what looks like a marker', '-> a\n-- b\n-5 c\n-x d\n**e**', 'punctuation.definition.list.begin', []);
check('heads stand at column 0', 'chats\n- sentry\n\ttext', 'markup.heading', ['0:chats']);
check('sentences are no heads', 'This is prose, and it ends.\nIs it?', 'markup.heading', []);
check('headings', '## Two\n- # in an item', 'markup.heading', ['0:##', '0: ', '0:Two', '1:#', '1: ', '1:in an item']);
check('links', '- see [[Tangram]] and [[ITA|the other]]', 'string.other.link.title', ['0:Tangram', '0:ITA']);
check('the text of a link', '- [[ITA|the other]]', 'string.other.link.description', ['0:the other']);
check('unclosed links', '- [[Tangram', 'string.other.link', []);
check('inline links', '- [site](https://a.example/b)', 'markup.underline.link', ['0:https://a.example/b']);
check('addresses end before punctuation', '- (https://a.example/b). https://c.example/#x, end', 'markup.underline.link', ['0:https://a.example/b', '0:https://c.example/#x']);
check('tags', '- #todo #a/b x#no #5 #5th (#in) https://a.example/#frag', 'entity.name.tag', ['0:#todo', '0:#a/b', '0:#5th', '0:#in']);
check('people', '- @chetan, mail a@b.example @José.', 'entity.name.type.person', ['0:@chetan', '0:@José']);
check('code hides what is inside', '- `#no [[no]] ->` #yes', 'entity.name.tag', ['0:#yes']);
check('code', '- a `b` and ``c ` d``', 'markup.inline.raw', ['0:`', '0:b', '0:`', '0:``', '0:c ` d', '0:``']);
check('strong', '- **very** good', 'markup.bold', ['0:**', '0:very', '0:**']);
check('open tasks', '- [ ] a\n- TODO b\n- TODOS\n- not TODO', 'markup.unchecked.task', ['0:[ ]', '1:TODO']);
check('done tasks', '- [x] a\n- [X] b\n- DONE c\n- DONER', 'markup.checked.task', ['0:[x]', '1:[X]', '2:DONE']);
check('arrows', '- a -> b → c => d --> e', 'keyword.operator.arrow', ['0:->', '0:→', '0:=>', '0:->']);
check('labels', '- problem: lack\n- look at this: x\n- solves:\n- four words are many: x\n- https://a.example\n- a:b', 'entity.name.function.label',
  ['0:problem', '1:look at this', '2:solves']);
check('properties', 'alias:: cf\n  type:: company\nno:colon', 'entity.name.function.property', ['0:alias', '1:type']);
check('amounts', '- 50k acv 89% $70m 83b 300-500m 3.5x 38engs 1,000k iso9001 5', 'constant.numeric.amount', ['0:50k', '0:89%', '0:$70m', '0:83b', '0:300-500m', '0:3.5x', '0:1,000k']);
check('dates', '- 2022 jan 2020 2018-19 2022-04-05 aug 2019 10000 12022', 'constant.numeric.date', ['0:2022', '0:jan 2020', '0:2018-19', '0:2022-04-05', '0:aug 2019']);
check('quotes', '- "like coding" is not 5" or “real”', 'string.quoted', ['0:"like coding"', '0:“real”']);
check('a fence ends at its closing line', '- ```js\n  - no item\n  ```\n- item', 'punctuation.definition.list.begin', ['0:-', '3:-']);
check('an open fence ends at the next item that is not deeper', '\t- ```\n\t  code\n\t\t- code\n\t- item', 'markup.raw.block', ['1:\t  code', '2:\t\t- code']);
check('front matter', '---\ntitle: x\n---\n- a', 'meta.embedded.block.frontmatter', ['1:title: x']);
check('three dashes further down are no front matter', '- a\n---\n- b', 'meta.embedded.block.frontmatter', []);

test('the seed: each marker, the two heads, and no line that takes long', () => {
  const seed = fs.readFileSync(new URL('../../seeds/000_e65bde91427887cf.txt', import.meta.url), 'utf8').replace(/\n$/, '');
  assert.deepEqual(having(seed, 'markup.heading').map(entry => entry.replace(/^\d+:/, '')), ['chats', 'explore']);
  assert.equal(having(seed, 'punctuation.definition.list.begin').length, seed.split('\n').filter(line => /^[ \t]*- /.test(line)).length);
  const start = performance.now();
  tokens(`- ${'a -> "b" `c` [[d]] #e @f 5k '.repeat(1000)}`);
  assert.ok(performance.now() - start < 5000);
});
