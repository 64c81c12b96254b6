import type { CDPSession } from 'puppeteer-core';

/** What stands in for Google's script: a client that says yes at once, and a button without Google's artwork. */
const payScript = `
globalThis.google = { payments: { api: { PaymentsClient: class {
  isReadyToPay() { return Promise.resolve({ result: true }); }
  prefetchPaymentData() {}
  createButton({ onClick }) {
    const place = document.createElement('div');
    const button = document.createElement('button');
    button.className = 'stub';
    button.type = 'button';
    button.textContent = 'Google Pay';
    button.addEventListener('click', onClick);
    place.append(button);
    return place;
  }
} } } };`;

const nothing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="26"/>';

interface Answer {
  readonly type: string;
  readonly body: string;
}

/** What a vendor's host is answered in its place, or undefined for a request that nobody expected. */
export function answerFor(url: URL): Answer | undefined {
  if (url.href === 'https://pay.google.com/gp/p/js/pay.js') return { type: 'text/javascript', body: payScript };
  if (!url.hostname.endsWith('.adyen.com')) return undefined;
  if (url.pathname.endsWith('.svg')) return { type: 'image/svg+xml', body: nothing };
  // A hidden frame that looks at the device.
  if (url.pathname.endsWith('.html')) return { type: 'text/html', body: '<!doctype html><title>Bench</title>' };
  // Translations, without which the English that the bundle has is shown, and the telemetry of a page's visit.
  if (url.pathname.includes('/translations/')) return { type: 'application/json', body: '{}' };
  if (url.hostname.startsWith('checkoutanalytics'))
    return { type: 'application/json', body: '{"checkoutAttemptId":"bench"}' };
  return undefined;
}

/** Answers all https requests of a page here. What nobody expected fails, and is kept in `unexpected`. */
export async function answerForeign(cdp: CDPSession, unexpected: Set<string>, asked: Set<string>): Promise<void> {
  cdp.on('Fetch.requestPaused', ({ requestId, request }) => {
    const url = new URL(request.url);
    const answer = answerFor(url);
    if (answer) asked.add(url.origin + url.pathname);
    else unexpected.add(request.url);
    const sent = answer
      ? cdp.send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: [
            { name: 'Content-Type', value: answer.type },
            { name: 'Access-Control-Allow-Origin', value: '*' },
            { name: 'Access-Control-Allow-Headers', value: '*' },
          ],
          body: Buffer.from(answer.body).toString('base64'),
        })
      : cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    sent.catch(() => {}); // the page has gone meanwhile
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*' }] });
}
