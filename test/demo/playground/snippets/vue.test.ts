import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import * as fc from 'fast-check';
import { vueSnippet } from '../../../../demo/playground/snippets/vue.js';
import { afterName, anyText, elementLines, insideSlot, partsWith } from './hostile.js';

const realm = createContext({});

/** A constant of the script, run. */
function constant(code: string, name: string | undefined): unknown {
  const script = /<script setup>\n([^]*?)<\/script>/.exec(code)?.[1] ?? assert.fail('no script');
  return runInContext(`(() => {${script.replace(/^import .*$/m, '')}; return ${name ?? ''}})()`, realm);
}

describe('the code for Vue', () => {
  it('writes plain texts as they are, and binds what is not text', () => {
    const parts = partsWith('하동 세작');
    assert.deepEqual(elementLines(vueSnippet(parts)), [
      'endpoint="/pay"',
      'method="naver_pay"',
      ':disabled="true"',
      ':allow-framed="true"',
      'order-name="하동 세작"',
      '@kr-pay-success="paid"',
      '@kr-pay-failure="failed"',
      '>',
      '<span slot="label">하동 세작</span>',
    ]);
  });

  it('holds any text: what is not plain stands in the script, and nothing of it in the template', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const code = vueSnippet(partsWith(text));
        assert.equal(code.match(/<\/script/g)?.length, 1);
        const lines = elementLines(code);
        const plain = afterName(lines, 'order-name');
        if (plain !== undefined) {
          assert.match(text, /^[^<>{}&"'`@\n]+$/);
          assert.equal(plain, `"${text}"`);
          assert.equal(insideSlot(lines, 'label'), text);
          return;
        }
        assert.equal(constant(code, afterName(lines, ':order-name')?.slice(1, -1)), text);
        assert.equal(constant(code, /^\{\{ (\w+) \}\}$/.exec(insideSlot(lines, 'label') ?? '')?.[1]), text);
      }),
    );
  });
});
