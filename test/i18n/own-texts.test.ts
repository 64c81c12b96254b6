import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.js';
import { withOwnTexts, type OwnTexts } from '../../src/i18n/own-texts.js';
import { withPollutedPrototype } from '../support/polluted.js';

/** Everything that these texts say, functions called with values. */
const spoken = (texts: object): string =>
  JSON.stringify(texts, (name, value: unknown) => {
    if (typeof value !== 'function') return value;
    return /^(amount|missing)$/.test(name) ? value(14_000, 2) : value('A', 'B');
  });

describe('texts of the merchant’s own', () => {
  it('take the places of ours, and leave the rest', () => {
    const own: OwnTexts = {
      status: { paid: 'Thank you!' },
      labels: { pay: (method) => `Check out with ${method}` },
      failures: { declined: 'Your bank said no. Try another way to pay.' },
    };
    const texts = withOwnTexts(en, own);
    expect(texts.status.paid).to.equal('Thank you!');
    expect(texts.labels.pay('Kakao Pay')).to.equal('Check out with Kakao Pay');
    expect(texts.failures.declined).to.match(/^Your bank/);
    expect(texts.status.saved).to.equal(en.status.saved);
    expect(texts.labels.save('Kakao Pay')).to.equal('Save Kakao Pay');
    expect(en.status.paid).to.equal('Your payment is complete.');
  });

  it('may put the sentence of the mandate together otherwise', () => {
    const own: OwnTexts = { mandate: { permission: (merchant, method) => ['', merchant, ` may use my ${method}.`] } };
    expect(withOwnTexts(en, own).mandate.permission('Shop', 'Kakao Pay').join('')).to.equal(
      'Shop may use my Kakao Pay.',
    );
  });

  for (const [what, ...owns] of [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'hello'],
    ['another shape', { status: 'paid', failures: ['no'], labels: { pay: 'Pay' }, consent: { title: () => 'T' } }],
    ['empty texts', { status: { paid: '', saved: '  ' }, consent: { required: '\n' } }],
    ['names that we do not know', { prices: { high: 'x' }, status: { finished: 'x' } }],
    ['functions that throw', { labels: { pay: () => expect.fail('not told') } }],
    ['functions without a text', { labels: { pay: () => 7 }, mandate: { permission: () => 'text' }, amount: () => [] }],
    [
      'a mandate without permission, merchant or method',
      { mandate: { permission: () => [] } },
      { mandate: { permission: () => ['', ' ', ''] } },
      { mandate: { permission: (merchant: string) => ['', merchant, ' may do as it likes.'] } },
    ],
    [
      'what a shopper relies on',
      { consent: { required: '[Optional]', optional: '[Required]', free: 'Tick them.', all: () => 'Pay' } },
      { amount: () => '₩1' },
    ],
    [
      'a getter that throws',
      {
        get status() {
          return expect.fail('not told');
        },
      },
    ],
    ['other marks, or another language', { marks: ['', '', ''], locale: 'ko' }],
  ] as const)
    it(`count for nothing when they are ${what}`, () => {
      for (const own of owns) expect(spoken(withOwnTexts(en, own))).to.equal(spoken(en));
    });

  it('are not taken from what a page put into every object', () => {
    const texts = withPollutedPrototype({ continue: 'evil', paid: 'evil' }, () => withOwnTexts(en, { status: {} }));
    expect([texts.continue, texts.status.paid]).to.deep.equal([en.continue, en.status.paid]);
  });
});
