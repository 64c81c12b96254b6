import { expect } from '@open-wc/testing';
import { addFrame } from '../browser/inner-page.js';
import { faultyEndpoint } from '../support/faults.js';
import { closeFaultPages, openFaultPage } from './fault-page.js';
import { waitUntil } from '../support/wait-until.js';

const answer = {
  headers: { 'Content-Type': 'text/html' },
  body: '<!doctype html><a href="https://psp.example/pay">Go on',
};

describe('JavaScript', () => {
  afterEach(closeFaultPages);

  it('that is blocked leaves a form that works', async () => {
    const page = await openFaultPage({ start: [answer], policy: "script-src 'unsafe-inline'", form: true });
    const form = page.frame.contentDocument?.querySelector('form') ?? expect.fail('no form');
    expect(form.getBoundingClientRect().height).to.be.above(0);
    expect(form.closest('kr-pay-button')?.shadowRoot).to.equal(null);
    form.querySelector('button')?.click();
    await waitUntil(async () => (await page.starts()).length === 1);
    const [request] = await page.starts();
    expect(request).to.include({ method: 'POST', body: 'orderId=A-1001' });
  });

  it('that is not wanted at all leaves a form that works', async () => {
    const { url, received } = await faultyEndpoint(answer);
    const action = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const frame = await addFrame({
      sandbox: 'allow-forms allow-same-origin',
      srcdoc: `<!doctype html><script type="module" src="/src/define.ts"></script><kr-pay-button order-id="A-1001">
        <form action="${action}" method="post"><input type="hidden" name="orderId" value="A-1001"><button>결제하기</button></form></kr-pay-button>`,
    });
    const form = frame.contentDocument?.querySelector('form') ?? expect.fail('no form');
    expect(form.getBoundingClientRect().height).to.be.above(0);
    form.requestSubmit();
    await waitUntil(async () => (await received()).length === 1);
    expect((await received())[0]).to.include({ method: 'POST', body: 'orderId=A-1001' });
  });
});
