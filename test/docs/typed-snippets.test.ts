import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { blocksOf, pages, readPage } from './support/blocks.js';
import { readAttributeTypes, wrongAttributes, type AttributeTypes } from './support/manifest.js';
import { complaintsAbout, snippetsOf, typedKinds } from './support/typed-snippets.js';

/**
 * Blocks that only a person reads: styles, headers, policies (which have no language) and what is shown on a screen.
 * Of the commands, those of docs/getting-started.md are run by its test. Blocks of vue and svelte are in no page: the
 * first one has to find its place here, or a checker of its own.
 */
const readByAPerson = ['', 'css', 'http', 'sh', 'text'];
/** Run by test/docs/servers.test.ts where the language is on the machine. */
const run = ['go', 'java', 'php', 'python', 'ruby'];
/** `json` is read and held against its schema by test/docs/snippets.test.ts. */
const checked = new Set(['html', 'json', ...typedKinds]);

/** What the pages must not say; its places stand in the tests below. */
const wrongPage = [
  '```js',
  "import { KrPayButtonElement, KrPayWallet } from 'kr-pay-button';",
  "addEventListener('kr-pay-success', ({ detail }) => console.log(detail.orderId));",
  "addEventListener('kr-pay-success', ({ detail }) => console.log(detail.order));",
  "document.querySelector('kr-pay-button').texts = { status: { payed: '' } };",
  '```',
  '',
  '```ts',
  "const price: number = '14000';",
  '```',
  '',
  '```html',
  '<p>',
  '  <script>',
  "    addEventListener('kr-pay-failure', (event) => console.log(event.detail.reason));",
  '  </script>',
  '</p>',
  '```',
].join('\n');

describe('the code in README.md and the pages under docs, scripts in markup included', () => {
  let complaints: readonly string[];
  let count: number;
  before(async () => {
    const texts = await Promise.all(pages.map(readPage));
    const snippets = pages.flatMap((page, at) => snippetsOf(page, texts[at] ?? ''));
    count = snippets.length;
    complaints = await complaintsAbout([...snippets, ...snippetsOf('wrong.md', wrongPage)]);
  });

  it('fits the types of the package, of Node and of Stripe', () => {
    assert.ok(count >= 14, String(count));
    assert.deepEqual(
      complaints.filter((each) => !each.startsWith('wrong.md:')),
      [],
    );
  });

  it('would be told by page and line where it did not: planted faults', () => {
    assert.deepEqual(
      complaints.filter((each) => each.startsWith('wrong.md:')).map((each) => each.split(' ', 1)[0]),
      ['wrong.md:2', 'wrong.md:4', 'wrong.md:5', 'wrong.md:9', 'wrong.md:15'],
      complaints.join('\n'),
    );
  });
});

describe('the tags in README.md and the pages under docs', () => {
  let types: AttributeTypes;
  before(async () => {
    types = await readAttributeTypes();
  });

  it('have the attributes of the manifest, with values that these may have', async () => {
    const wrong: string[] = [];
    let count = 0;
    for (const page of pages) {
      for (const { language, code, line } of blocksOf(await readPage(page))) {
        if (language !== 'html') continue;
        count += [...code.matchAll(/<kr-pay-button\b/g)].length;
        wrong.push(...wrongAttributes(code, types).map((each) => `${page}:${line} ${each}`));
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(count >= 6, String(count));
  });

  it('would be told of where they had not: planted faults', () => {
    const wrong = (attributes: string) => wrongAttributes(`<kr-pay-button ${attributes}></kr-pay-button>`, types);
    assert.deepEqual(wrong('order-id="A-1" amount="14000" size="s" lang="ko" disabled'), []);
    assert.deepEqual(wrong('order="A-1"'), ['kr-pay-button order="A-1"']);
    assert.deepEqual(wrong('size="xl"'), ['kr-pay-button size="xl"']);
    assert.deepEqual(wrong('amount="14,000"'), ['kr-pay-button amount="14,000"']);
    assert.deepEqual(wrong('disabled="false"'), ['kr-pay-button disabled="false"']);
    assert.deepEqual(wrong('order-id'), ['kr-pay-button order-id']);
    assert.deepEqual(wrongAttributes("<kr-pay-term id='news' url='/news'></kr-pay-term>", types), [
      'kr-pay-term url="/news"',
    ]);
  });
});

describe('the blocks of README.md and the pages under docs', () => {
  it('are of no kind that nobody decided how to check', async () => {
    const kinds = new Set<string>();
    for (const page of pages) for (const { language } of blocksOf(await readPage(page))) kinds.add(language);
    assert.deepEqual([...kinds].filter((kind) => !checked.has(kind)).sort(), [...readByAPerson, ...run].sort());
  });
});
