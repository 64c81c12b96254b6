import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { transformWithOxc } from 'vite';
import { reactSnippet } from '../../../../demo/playground/snippets/react.js';
import { anyText, hostileTexts, partsWith } from './hostile.js';

interface Made {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly unknown[];
}

/** What React would be given: the code goes through a JSX compiler and is run. */
async function render(code: string): Promise<Made> {
  const jsx = { runtime: 'classic' } as const;
  const { code: script } = await transformWithOxc(code, 'pay.jsx', { jsx });
  const body = script.replace(/^import .*$/m, '').replace('export function Pay', 'function Pay');
  const createElement = (type: string, props: Made['props'], ...children: unknown[]): Made => ({
    type,
    props,
    children,
  });
  return runInNewContext(`${body};Pay()`, { React: { createElement } }) as Made;
}

describe('the code for React', () => {
  it('is a component with attributes and handlers by the events’ own names', () => {
    assert.equal(
      reactSnippet({ attributes: [{ name: 'order-id', value: 'A-1' }], slots: [] }),
      `import 'kr-pay-button/define';

export function Pay() {
  return (
    <kr-pay-button
      order-id="A-1"
      onkr-pay-success={(event) => console.log('paid', event.detail.orderId)}
      onkr-pay-failure={(event) => console.log(event.detail.code, event.detail.message)}
    ></kr-pay-button>
  );
}
`,
    );
  });

  it('gives the element its attributes, its slots and two functions', async () => {
    const { type, props, children } = await render(reactSnippet(partsWith('하동 세작')));
    assert.equal(type, 'kr-pay-button');
    const { 'onkr-pay-success': succeeded, 'onkr-pay-failure': failed, ...attributes } = props;
    assert.deepEqual([typeof succeeded, typeof failed], ['function', 'function']);
    const wanted = { endpoint: '/pay', method: 'naver_pay', disabled: true, 'allow-framed': true };
    assert.deepEqual(attributes, { ...wanted, 'order-name': '하동 세작' });
    assert.deepEqual(
      (children as Made[]).map((child) => [child.type, child.props['slot'], ...child.children]),
      [['span', 'label', '하동 세작']],
    );
  });

  it('holds any text as a text', async () => {
    const check = async (text: string): Promise<void> => {
      const { props, children } = await render(reactSnippet(partsWith(text)));
      assert.equal(props['order-name'], text);
      assert.deepEqual(
        (children as Made[]).map((child) => child.children),
        [[text]],
      );
    };
    for (const text of hostileTexts) await check(text);
    await fc.assert(fc.asyncProperty(anyText, check), { numRuns: 50 });
  });
});
