import { expect } from '@open-wc/testing';
import { frameKind } from '../../src/browser/frame.js';
import { addFrame, closeInnerPages, openInnerPage } from './inner-page.js';

describe('the kind of frame', () => {
  afterEach(closeInnerPages);

  it('is none for a window that stands alone', () => {
    const topmost = window.top ?? expect.fail('expected a topmost window');
    expect(frameKind(topmost)).to.equal('top');
  });

  it('is same-origin in a frame that its own origin made', async () => {
    const { page } = await openInnerPage();
    expect(page.frameKind()).to.equal('same-origin');
  });

  it('is cross-origin when the topmost window is of another origin', async () => {
    const frame = await addFrame({ sandbox: '', srcdoc: '<p>another origin</p>' });
    expect(frameKind({ top: frame.contentWindow })).to.equal('cross-origin');
  });

  it('is cross-origin in a window that has lost its place', () => {
    expect(frameKind({ top: null })).to.equal('cross-origin');
  });
});
