import { expect } from '@open-wc/testing';
import { json } from '../element/shop.js';
import { faultyEndpoint } from '../support/faults.js';
import type { Step } from '../support/faults.js';
import { waitUntil } from '../support/wait-until.js';

// Planted by hand in a copy of src to see these fail: `readFields` that gives the parsed object back as it is.

/** What somebody added to `Object.prototype` before the button loaded. */
const pollution = {
  url: 'https://evil.example/',
  status: 'succeeded',
  provider: 'none',
  message: 'polluted',
  orderId: 'EVIL-1',
};

const attributes = {
  'order-id': 'A-1001',
  amount: '14000',
  mode: 'pay-and-save',
  merchant: '가게',
  frequency: 'one-time',
  timing: '오늘',
  'amount-rule': '없음',
};

type Heard = readonly [type: string, detail: Readonly<Record<string, unknown>>];

/** Opens the page, agrees, presses the button, and answers what was heard and sent until the flow ended. */
async function press(fields: Readonly<Record<string, string>>, answer: Step) {
  const endpoint = await faultyEndpoint(answer);
  const frame = document.createElement('iframe');
  frame.name = JSON.stringify({ pollution: fields, attributes: { ...attributes, endpoint: endpoint.url } });
  frame.src = '/test/attacks/polluted-page.html';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const element = frame.contentDocument?.querySelector('kr-pay-button') ?? expect.fail('no button');
  const box = () => element.shadowRoot?.querySelector<HTMLInputElement>('[part=checkbox]');
  await waitUntil(box, 'no terms', { timeout: 8_000 });
  box()?.click();
  await waitUntil(() => element.consent, 'no record', { timeout: 8_000 });
  element.start();
  const heard = (): readonly Heard[] => Reflect.get(frame.contentWindow ?? {}, 'heard');
  const ended = () => heard().some(([type]) => /redirect|success|failure/.test(type));
  await waitUntil(ended, 'no end', { timeout: 8_000 });
  await element.updateComplete;
  const [request] = await endpoint.received();
  const { attemptId: _, consent, returnUrl: __, ...body } = JSON.parse(request?.body ?? '{}');
  return {
    heard: heard().map(([type, detail]) => [
      type,
      ...['code', 'url', 'provider', 'orderId', 'message'].map((name) =>
        Object.hasOwn(detail, name) ? detail[name] : undefined,
      ),
    ]),
    body,
    record: { sha256: consent.sha256, terms: consent.terms.map(({ text }: { text: string }) => text) },
    text: element.shadowRoot?.textContent?.replaceAll(/\s+/g, ' '),
    state: element.state,
  };
}

describe('an element on a page where every object has five more fields', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    sessionStorage.clear();
  });

  const answers: Readonly<Record<string, Step>> = {
    'an address': json({ url: 'https://psp.example/pay' }),
    'an empty answer': json({}),
    'a refusal': json({ code: 'no' }, 422),
    'a failure': json({ provider: 'none', status: 'failed' }),
    'an action without an address': json({ provider: 'redirect', action: {} }),
  };
  for (const [what, answer] of Object.entries(answers)) {
    it(`does with ${what} what it does elsewhere`, async () => {
      const clean = await press({}, answer);
      const polluted = await press(pollution, answer);
      expect(polluted).to.deep.equal(clean);
      expect(JSON.stringify(polluted)).not.to.match(/evil|polluted/i);
    });
  }
});

/** A name that reaches a prototype, so and so deep in an answer that would be good without it. */
function hostileAnswers(name: string): string[] {
  const inner = `"${name}":{"url":"https://evil.example/","status":"succeeded","polluted":true}`;
  return [
    `{"url":"https://psp.example/pay",${inner}}`,
    `{"provider":"redirect","action":{"url":"https://psp.example/pay",${inner}}}`,
    `{"provider":"redirect","action":{"url":"https://psp.example/pay","method":"POST","data":{"a":"1",${inner}}}}`,
    `{"provider":"adyen","action":{"action":{"type":"redirect","url":"https://psp.example/pay",${inner}}}}`,
    `{"provider":"none","status":"succeeded",${inner}}`,
  ];
}

describe('an answer that reaches for a prototype', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    sessionStorage.clear();
  });

  for (const name of ['__proto__', 'constructor', 'prototype']) {
    it(`by ${name} is refused at every depth, and no object has a field more`, async () => {
      const bodies = hostileAnswers(name);
      const ends = await Promise.all(bodies.map((body) => press({}, { body })));
      for (const [at, { heard }] of ends.entries())
        expect(heard.at(-1)?.slice(0, 2), bodies[at]).to.deep.equal(['kr-pay-failure', 'invalid-response']);
      for (const { contentWindow } of document.querySelectorAll('iframe')) {
        const everyObject = Reflect.get(Reflect.get(contentWindow ?? {}, 'Object'), 'prototype');
        expect(Object.hasOwn(everyObject, 'polluted')).to.equal(false);
      }
    });
  }
});
