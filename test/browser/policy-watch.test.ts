import { expect } from '@open-wc/testing';
import { closeInnerPages, openInnerPage, type InnerPage } from './inner-page.js';

const policy = (rules: string): { head: string } => ({
  head: `<meta http-equiv="Content-Security-Policy" content="${rules}">`,
});
const endpoint = `${location.origin}/pay`;
const elsewhere = 'https://psp.example';

/** An inner page under a policy, with a watch, and a promise of the next violation. */
async function watched(rules: string) {
  const { page, document: inner } = await openInnerPage(policy(rules));
  // First the watch: between two listeners of one event the awaiting test would run.
  const watch = page.watchPolicy();
  const violation = new Promise((resolve) => page.addEventListener('securitypolicyviolation', resolve, { once: true }));
  return { page, inner, violation, watch };
}

function report(page: InnerPage, blockedURI: string, disposition: SecurityPolicyViolationEventDisposition): void {
  const event = new page.SecurityPolicyViolationEvent('securitypolicyviolation', {
    blockedURI,
    disposition,
    bubbles: true,
    composed: true,
    documentURI: location.href,
    effectiveDirective: 'connect-src',
    violatedDirective: 'connect-src',
    statusCode: 200,
    originalPolicy: "connect-src 'none'",
  });
  page.document.dispatchEvent(event);
}

describe('the watch on the content security policy', () => {
  afterEach(closeInnerPages);

  it('has seen nothing at first', async () => {
    const { watch } = await watched("connect-src 'none'");
    expect(watch.blocked(endpoint)).to.equal(false);
    expect(watch.blocked('')).to.equal(false);
  });

  it('sees a request to the merchant blocked', async () => {
    const { page, violation, watch } = await watched("connect-src 'none'");
    const failed = await page.fetch(`${endpoint}?a=1`).then(
      () => false,
      () => true,
    );
    await violation;
    expect(failed).to.equal(true);
    expect(watch.blocked(`${endpoint}?a=1#fragment`)).to.equal(true);
    expect(watch.blocked(`${location.origin}/other`)).to.equal(false);
    expect(watch.blocked(elsewhere)).to.equal(false);
  });

  it('sees a provider’s script blocked', async () => {
    const { inner, violation, watch } = await watched(`script-src ${location.origin} 'unsafe-inline'`);
    const script = inner.createElement('script');
    script.src = `${elsewhere}/v1/sdk.js`;
    inner.body.append(script);
    await violation;
    expect(watch.blocked(`${elsewhere}/v1/sdk.js`)).to.equal(true);
    expect(watch.blocked('https://other.example/v1/sdk.js')).to.equal(false);
  });

  it('sees a form to a provider blocked', async () => {
    const { page, violation, watch } = await watched("form-action 'self'");
    const url = `${elsewhere}/redirect`;
    page.navigate({ url, method: 'POST', fields: [['a', '1']] }, url, false);
    await violation;
    expect(watch.blocked(url)).to.equal(true);
  });

  it('takes an origin for every address there, and nowhere else', async () => {
    const { page, watch } = await watched("connect-src 'none'");
    report(page, elsewhere, 'enforce');
    expect(watch.blocked(`${elsewhere}/pay?a=1#b`)).to.equal(true);
    expect(watch.blocked(elsewhere)).to.equal(true);
    expect(watch.blocked(`${elsewhere}:8443/pay`)).to.equal(false);
    expect(watch.blocked(`${elsewhere}.evil.example/pay`)).to.equal(false);
  });

  it('passes over what was only reported', async () => {
    const { page, watch } = await watched("connect-src 'none'");
    report(page, endpoint, 'report');
    expect(watch.blocked(endpoint)).to.equal(false);
  });

  it('passes over words that are no address', async () => {
    const { page, watch } = await watched("connect-src 'none'");
    report(page, 'inline', 'enforce');
    report(page, 'eval', 'enforce');
    report(page, '', 'enforce');
    expect(watch.blocked(endpoint)).to.equal(false);
  });

  it('sees nothing more once it is stopped', async () => {
    const { page, watch } = await watched("connect-src 'none'");
    watch.stop();
    report(page, endpoint, 'enforce');
    expect(watch.blocked(endpoint)).to.equal(false);
  });
});
