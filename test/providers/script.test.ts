import { expect } from '@open-wc/testing';
import { hasFunctions, provide, readGlobal } from '../../src/providers/script.js';
import { addFrame, closeInnerPages } from '../browser/inner-page.js';
import { answerScripts, nowhere, putElement, putGlobal, scriptWith, tidyPage } from './scripts.js';

interface Payment {
  pay(): string;
}
const isPayment = (value: unknown): value is Payment => hasFunctions(value, 'pay');
const payment: Payment = { pay: () => 'paid' };
const address = 'https://cdn.example/payment.js';
const good = () => scriptWith("window.Payment = { pay: () => 'paid' }");

/** An object of which nothing can be read, as of a window of another origin. */
const untouchable = () =>
  new Proxy(payment, {
    get() {
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  });

describe('a provider’s global', () => {
  afterEach(tidyPage);
  afterEach(closeInnerPages);

  it('that is there is given without asking for a script', async () => {
    const asked = answerScripts(good());
    putGlobal('Payment', payment);
    expect(await provide(address, 'Payment', isPayment)).to.equal(payment);
    expect(asked).to.deep.equal([]);
  });

  it('that is not there is given once its script has run', async () => {
    const asked = answerScripts(good());
    putGlobal('Payment', undefined);
    expect((await provide(address, 'Payment', isPayment))?.pay()).to.equal('paid');
    expect(asked).to.deep.equal([address]);
  });

  it('is asked for once by two buttons', async () => {
    const asked = answerScripts(good());
    putGlobal('Payment', undefined);
    const [one, two] = await Promise.all([1, 2].map(() => provide(address, 'Payment', isPayment)));
    expect(one?.pay()).to.equal('paid');
    expect(two).to.equal(one);
    expect(asked).to.have.lengthOf(1);
  });

  it('is nothing when the script did not come, and the next call asks again', async () => {
    const asked = answerScripts(nowhere, good());
    putGlobal('Payment', undefined);
    expect(await provide(address, 'Payment', isPayment)).to.equal(undefined);
    expect((await provide(address, 'Payment', isPayment))?.pay()).to.equal('paid');
    expect(asked).to.deep.equal([address, address]);
  });

  it('is nothing for all who wait when the script did not come', async () => {
    answerScripts(nowhere);
    const both = [1, 2].map(() => provide(address, 'Payment', isPayment));
    expect(await Promise.all(both)).to.deep.equal([undefined, undefined]);
  });

  for (const [what, source] of [
    ['leaves none', 'window.paymentWasLoaded = true'],
    ['leaves one that is not what it should be', 'window.Payment = { pay: true }'],
  ] as const) {
    it(`is nothing when the script ${what}, and the next call asks again`, async () => {
      putGlobal('paymentWasLoaded', undefined);
      putGlobal('Payment', undefined);
      answerScripts(scriptWith(source), good());
      expect(await provide(address, 'Payment', isPayment)).to.equal(undefined);
      expect((await provide(address, 'Payment', isPayment))?.pay()).to.equal('paid');
    });
  }

  it('is not a link of the page with that id', async () => {
    putElement('a', { id: 'Payment', href: 'https://evil.example/' });
    expect(Reflect.get(globalThis, 'Payment')).to.be.instanceOf(HTMLAnchorElement);
    answerScripts(nowhere);
    expect(await provide(address, 'Payment', isPayment)).to.equal(undefined);
  });

  it('is not a form of the page whose field has the function’s name', async () => {
    putElement('form', { name: 'Payment' }).append(Object.assign(document.createElement('input'), { name: 'pay' }));
    answerScripts(nowhere);
    expect(await provide(address, 'Payment', isPayment)).to.equal(undefined);
  });

  it('is the script’s, although the page has an element with that id', async () => {
    putGlobal('Payment', undefined);
    tidyPage();
    putElement('a', { id: 'Payment' });
    answerScripts(scriptWith("Object.defineProperty(window, 'Payment', { configurable: true, value: { pay() {} } })"));
    expect(await provide(address, 'Payment', isPayment)).to.have.property('pay');
    Reflect.deleteProperty(globalThis, 'Payment');
  });

  it('is not a frame of another origin with that name', async () => {
    await addFrame({ name: 'Payment', sandbox: '', srcdoc: '<p>another origin' });
    expect(() => Reflect.get(Reflect.get(globalThis, 'Payment'), 'pay')).to.throw();
    answerScripts(nowhere);
    expect(await provide(address, 'Payment', isPayment)).to.equal(undefined);
  });

  it('is not an object of which nothing can be read', () => {
    putGlobal('Payment', untouchable());
    expect(readGlobal('Payment', isPayment)).to.equal(undefined);
  });

  it('is not one that the page does not let anybody read', () => {
    putGlobal('Payment', undefined);
    Object.defineProperty(globalThis, 'Payment', {
      configurable: true,
      get() {
        throw new Error('not yours');
      },
    });
    expect(readGlobal('Payment', isPayment)).to.equal(undefined);
  });
});

describe('a value', () => {
  it('has functions when each name is one', () => {
    expect(hasFunctions({ init() {}, pay() {} }, 'init', 'pay')).to.equal(true);
    expect(
      hasFunctions(
        Object.assign(() => {}, { pay() {} }),
        'pay',
      ),
    ).to.equal(true);
  });

  const without: Readonly<Record<string, unknown>> = {
    nothing: undefined,
    null: null,
    'a text': 'init',
    'a number': 1,
    'an empty object': {},
    'an object with a text of that name': { init() {}, pay: 'yes' },
    'an object with one of them': { init() {} },
    'an object of which nothing can be read': untouchable(),
  };
  for (const [what, value] of Object.entries(without))
    it(`has none when it is ${what}`, () => {
      expect(hasFunctions(value, 'init', 'pay')).to.equal(false);
    });
});

describe('under a content security policy', () => {
  afterEach(tidyPage);
  afterEach(closeInnerPages);
  /** What came of a script in a page of its own under a policy. */
  async function cameOf(policy: string, url: string): Promise<unknown> {
    const frame = await addFrame({
      srcdoc: `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module">
        import { provide } from '/src/providers/script.ts';
        window.came = provide('${url}', 'Payment', (value) => !!value).then((value) => !!value);
      </script>`,
    });
    return Reflect.get(frame.contentWindow ?? expect.fail('expected a window'), 'came');
  }

  it('with trusted types a script comes by the policy kr-pay-button', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types kr-pay-button";
    expect(await cameOf(policy, good())).to.equal(true);
  });

  it('that forbids the script there is none, and nothing is thrown', async () => {
    const policy = `script-src ${location.origin} 'unsafe-inline'`;
    expect(await cameOf(policy, 'https://cdn.example/payment.js')).to.equal(false);
  });

  it('that forbids our own policy’s name there is none, and nothing is thrown', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types another";
    const supported = 'trustedTypes' in globalThis;
    expect(await cameOf(policy, good())).to.equal(!supported);
  });
});
