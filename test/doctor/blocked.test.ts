import { expect } from '@open-wc/testing';
import { watched } from './watched.js';

// This page registers no button, as if its script had been blocked.
describe('on a page where something is blocked, the watch', () => {
  let watch: ReturnType<typeof watched>;
  beforeEach(() => (watch = watched()));
  afterEach(() => {
    watch.stop();
    document.querySelector('main')?.remove();
  });

  it('tells of an element whose script did not run', async () => {
    const main = document.body.appendChild(document.createElement('main'));
    const element = main.appendChild(document.createElement('kr-pay-button'));
    element.setAttribute('endpoint', '/pay');
    element.setAttribute('amount', '14,000');
    expect(await watch.found('not-upgraded')).to.include({ element, severity: 'error' });
    // Its attributes are read as they are written.
    expect((await watch.found('wrong-attribute')).wrong).to.include('14,000');
    expect((await watch.found('missing-attribute')).wrong).to.include('order-id');
  });

  it('tells which host the page’s policy has to name', async () => {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "frame-src 'self'";
    document.head.append(policy);
    const frame = document.createElement('iframe');
    frame.src = 'https://hooks.stripe.com/';
    document.body.append(frame);
    const { wrong, remedy } = await watch.found('content-security-policy');
    frame.remove();
    expect(wrong).to.include('blocks https://hooks.stripe.com');
    expect(remedy).to.include('frame-src https://js.stripe.com https://hooks.stripe.com');
  });
});
