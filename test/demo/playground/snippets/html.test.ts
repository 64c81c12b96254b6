import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { htmlSnippet } from '../../../../demo/playground/snippets/html.js';
import { afterName, anyText, elementLines, insideSlot, partsWith } from './hostile.js';

/** A text of HTML as a browser reads it; see the trip for browsers themselves. */
function decode(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replaceAll(/&(?:#(\d+)|([a-z]+));/g, (_all, digits: string | undefined, name: string) =>
    digits ? String.fromCharCode(Number(digits)) : (names[name] ?? assert.fail(name)),
  );
}

describe('the HTML', () => {
  it('is a script tag, the element and two listeners', () => {
    const code = htmlSnippet({
      attributes: [
        { name: 'endpoint', value: '/pay' },
        { name: 'order-id', value: 'A-1' },
        { name: 'disabled', value: true },
      ],
      slots: [{ name: 'label', text: '차 값 내기' }],
    });
    assert.equal(
      code,
      `<script src="/cdn/kr-pay-button.js"></script>
<kr-pay-button
  endpoint="/pay"
  order-id="A-1"
  disabled
>
  <span slot="label">차 값 내기</span>
</kr-pay-button>
<script>
  addEventListener('kr-pay-success', (event) => console.log('paid', event.detail.orderId));
  addEventListener('kr-pay-failure', (event) => console.log(event.detail.code, event.detail.message));
</script>
`,
    );
  });

  it('holds any text, and lets none of it be markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = elementLines(htmlSnippet(partsWith(text)));
        const value = /^"([^"<>]*)"$/.exec(afterName(lines, 'order-name') ?? '')?.[1];
        assert.equal(decode(value ?? assert.fail('no value')), text);
        const inside = insideSlot(lines, 'label') ?? '';
        assert.match(inside, /^[^<>]*$/);
        assert.equal(decode(inside), text);
      }),
    );
  });
});
