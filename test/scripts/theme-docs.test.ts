import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brandOf, buttonPairs, otherPairs, readTokens } from '../../scripts/theme-contrast.js';
import { describeNames, run } from '../../scripts/theme-docs.js';
import { tokens } from '../../src/element/tokens.js';
import { contrast, over, parseColor } from '../support/contrast.js';

const seen = (one: string, other: string): string => contrast(parseColor(one), parseColor(other)).toFixed(2);

describe('contrast', () => {
  it('is that of WCAG for known pairs', () => {
    assert.equal(seen('#000', '#fff'), '21.00');
    assert.equal(seen('#777', '#ffffff'), '4.48');
    assert.equal(seen('#fff', '#fee500'), '1.28');
    assert.equal(seen('rgb(0, 0, 0)', '#03c75a'), '9.32');
    assert.equal(seen('color(srgb 1 1 1)', 'rgba(254, 229, 0, 1)'), '1.28');
  });

  it('is of what is seen: a translucent color is laid over its ground', () => {
    assert.deepEqual(over(parseColor('#0000'), parseColor('#fff')), [1, 1, 1, 1]);
    const [red] = over(parseColor('rgba(0, 0, 0, 0.5)'), parseColor('#fff'));
    assert.equal(red, 0.5);
  });

  it('of what is no color is an error that says so', () => {
    assert.throws(() => parseColor('yellow'), /expected a color in sRGB, got yellow/);
    assert.throws(() => parseColor('oklch(0.5 0.1 20)'), /expected a color in sRGB/);
  });
});

describe('the colors of the element', () => {
  for (const scheme of ['light', 'dark'] as const)
    it(`contrast as much as they have to, in a ${scheme} scheme`, () => {
      const pairs = [...buttonPairs(scheme), ...otherPairs(scheme)];
      assert.ok(pairs.length > 40);
      assert.deepEqual(
        pairs.filter(({ ratio, least }) => !(ratio >= least)),
        [],
      );
    });

  it('never put white on a yellow', () => {
    const [background, text] = brandOf('kakao_pay');
    assert.equal(background, '#fee500');
    assert.equal(seen(text, '#000') < seen('#fff', '#000'), true);
    assert.notEqual(text, '#fff');
  });

  it('are the same in an engine without light-dark() as in a light scheme', () => {
    const [plain = '', modern = ''] = tokens.cssText.split('@supports');
    const fallback = readTokens(plain, 'dark');
    const light = readTokens(modern.replace(/\.kakao_pay[^]*/, ''), 'light');
    assert.ok(light.size > 5);
    for (const [name, value] of light) assert.equal(fallback.get(name), value, name);
  });
});

describe('the page of looks', () => {
  it('is up to date in docs/theming.md', async () => {
    assert.equal(await run(['--check']), 0, 'run `node --import tsx scripts/theme-docs.ts`');
  });

  it('fails with --check before it is written and after it is changed, and passes in between', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kr-pay-theme-docs-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'theming.md');
    assert.equal(await run(['--check'], file), 1);
    assert.equal(await run([], file), 0);
    assert.equal(await run(['--check'], file), 0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('13.75', '13.76'));
    assert.equal(await run(['--check'], file), 1);
  });

  it('refuses a part without an example', () => {
    assert.throws(() => describeNames(' * @csspart moon - New.', 'csspart'), /expected an example for moon/);
  });
});
