import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import * as fc from 'fast-check';
import { angularSnippet } from '../../../../demo/playground/snippets/angular.js';
import { anyText, elementLines, partsWith } from './hostile.js';

const realm = createContext({});

/** A field of the component's class, run. */
function fieldOf(code: string, name: string): unknown {
  const literal = new RegExp(`^  readonly ${name} = (.*);$`, 'm').exec(code)?.[1];
  return runInContext(literal ?? assert.fail(`no field ${name}`), realm);
}

describe('the code for Angular', () => {
  it('binds attributes, and tells the compiler of the element', () => {
    const code = angularSnippet(partsWith('하동 세작'));
    assert.match(code, /schemas: \[CUSTOM_ELEMENTS_SCHEMA\]/);
    assert.deepEqual(elementLines(code), [
      '[attr.endpoint]="endpoint"',
      'method="naver_pay"',
      `[attr.disabled]="''"`,
      `[attr.allow-framed]="''"`,
      '[attr.order-name]="orderName"',
      '(kr-pay-success)="paid($event)"',
      '(kr-pay-failure)="failed($event)"',
      '>',
      '<span slot="label">{{ labelText }}</span>',
    ]);
    assert.deepEqual([fieldOf(code, 'endpoint'), fieldOf(code, 'orderName')], ['/pay', '하동 세작']);
  });

  it('holds any text in a field, and nothing of it in the template', () => {
    const template = (code: string): string => /template: `([^`]*)`/.exec(code)?.[1] ?? assert.fail('no template');
    const usual = template(angularSnippet(partsWith('plain')));
    fc.assert(
      fc.property(anyText, (text) => {
        const code = angularSnippet(partsWith(text));
        assert.equal(template(code), usual);
        assert.deepEqual([fieldOf(code, 'orderName'), fieldOf(code, 'labelText')], [text, text]);
      }),
    );
  });
});
