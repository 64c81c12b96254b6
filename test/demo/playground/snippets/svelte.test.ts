import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import * as fc from 'fast-check';
import { svelteSnippet } from '../../../../demo/playground/snippets/svelte.js';
import { afterName, anyText, elementLines, insideSlot, partsWith } from './hostile.js';

const realm = createContext({});

/** A value in markup: a plain text, or an expression in braces, which is run. */
function valueOf(text: string | undefined): unknown {
  const expression = /^\{('.*')\}$/.exec(text ?? '')?.[1];
  if (expression !== undefined) return runInContext(expression, realm);
  assert.match(text ?? '', /^[^<>{}&"'`]+$/);
  return text;
}

describe('the code for Svelte', () => {
  it('has handlers as attributes', () => {
    const code = svelteSnippet({
      attributes: [
        { name: 'order-id', value: 'A-1' },
        { name: 'disabled', value: true },
      ],
      slots: [],
    });
    assert.match(code, /^<script>\n {2}import 'kr-pay-button\/define';/);
    assert.ok(
      code.endsWith(`
<kr-pay-button
  order-id="A-1"
  disabled={true}
  onkr-pay-success={paid}
  onkr-pay-failure={failed}
></kr-pay-button>
`),
    );
  });

  it('holds any text as a text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const code = svelteSnippet(partsWith(text));
        assert.equal(code.match(/<\/?script/g)?.length, 2);
        const lines = elementLines(code);
        assert.equal(valueOf(afterName(lines, 'order-name')?.replace(/^"(.*)"$/, '$1')), text);
        assert.equal(valueOf(insideSlot(lines, 'label')), text);
      }),
    );
  });
});
