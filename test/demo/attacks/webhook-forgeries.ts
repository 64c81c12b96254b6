import { createHash } from 'node:crypto';
import type { OpenAttempt } from './shop-with-five.js';
import { webhookSecrets } from './shop-with-five.js';
import {
  adyenBody,
  adyenItem,
  checkout,
  portOneV2,
  signAdyen,
  stripe,
  type AdyenItem,
  type SentWebhook,
  type Signing,
  type SigningProvider,
} from './signed-webhooks.js';

/** A webhook that nobody but the provider could have sent, and somebody else did. */
export interface Forgery extends SentWebhook {
  readonly what: string;
}

/** The providers that sign the raw body in a header. */
export const signers = { stripe, 'portone-v2': portOneV2, checkout } as const;

/** Changes the byte in the middle of `part`, so that all else stays as it was. */
const nudged = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;

/** Secrets that somebody may have: none, a default, one that is nearly right, another provider's. */
function otherSecrets(own: string): Record<string, string> {
  return {
    'no secret': ' ',
    'the word secret': 'secret',
    'the word undefined': 'undefined',
    'the secret of another shop': 'whsec_YW5vdGhlciBzaG9wJ3Mgc2VjcmV0IGFuZCBub3Qgb3Vycw==',
    'the secret with its last letter changed': nudged(own, own.length - 3),
    'the secret of another provider': own === webhookSecrets.stripe ? webhookSecrets.checkout : webhookSecrets.stripe,
  };
}

/** What a provider that signs the raw body in a header is to refuse: more than forty of each. */
export function forgeSigned(name: keyof typeof signers, attempt: OpenAttempt): Forgery[] {
  const provider = signers[name];
  const body = provider.claim(attempt);
  const genuine = provider.sign(body);
  const signature = genuine[provider.signatureHeader] ?? '';
  const under = (value: string | readonly string[]) => ({ ...genuine, [provider.signatureHeader]: value });
  const otherwise = (what: string, how: Signing): Forgery => ({ what, body, headers: provider.sign(body, how) });
  return [
    { what: 'no headers at all', body, headers: {} },
    ...provider.needed.flatMap((header): Forgery[] => [
      { what: `no ${header}`, body, headers: without(genuine, header) },
      { what: `an empty ${header}`, body, headers: { ...genuine, [header]: '' } },
      { what: `a ${header} of another kind`, body, headers: { ...genuine, [header]: 'null' } },
      { what: `a ${header} that stands there twice`, body, headers: { ...genuine, [header]: twice(genuine, header) } },
    ]),
    ...Object.entries(otherSecrets(provider.secret)).map(([what, secret]) => otherwise(what, { secret })),
    ...(['sha1', 'md5', 'sha384', 'sha512'] as const).map((algorithm) => otherwise(algorithm, { algorithm })),
    ...alteredBodies(body).map(([what, altered]): Forgery => ({ what, body: altered, headers: genuine })),
    ...alteredSignatures(provider, signature, body).map(([what, value]): Forgery => ({
      what,
      body,
      headers: under(value),
    })),
    { what: 'the signature of another event', body, headers: provider.sign(provider.claim(attempt)) },
    ...Object.entries(signers)
      .filter(([other]) => other !== name)
      .flatMap(([other, { sign, claim }]): Forgery[] => [
        { what: `the headers of ${other}`, body, headers: sign(body) },
        { what: `a whole webhook of ${other}`, ...signedBy(sign, claim(attempt)) },
      ]),
    { what: 'a whole webhook of adyen', body: adyenClaim(attempt), headers: genuine },
    ...(provider.isDated ? stale(provider, body, signature) : []),
  ];
}

const signedBy = (sign: SigningProvider['sign'], body: string): SentWebhook => ({ body, headers: sign(body) });
const twice = (headers: Readonly<Record<string, string>>, name: string): string[] => {
  const value = headers[name] ?? '';
  // Two wrong ones: Stripe and PortOne send several on purpose, of which one has to fit.
  return [nudged(value, value.length - 3), nudged(value, value.length - 5)];
};

function without(headers: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
}

function alteredBodies(body: string): (readonly [string, string])[] {
  const at = [1, 3, 9, 15, 21, 30, body.length - 3, body.length - 1];
  return [
    ...at.map((place) => [`byte ${place} altered`, nudged(body, place)] as const),
    ...[0, 1, Math.floor(body.length / 2), body.length - 1].map(
      (length) => [`cut after ${length} bytes`, body.slice(0, length)] as const,
    ),
    ['a space behind it', `${body} `],
    ['a line break before it', `\n${body}`],
    ['a byte order mark before it', `\ufeff${body}`],
    ['another object behind it', `${body}{}`],
    ['written with line breaks', JSON.stringify(JSON.parse(body), null, 2)],
    ['a field more', body.replace(/^\{/, '{"extra":1,')],
    ['a prototype in it', body.replace(/^\{/, '{"__proto__":{"livemode":true},')],
    ['in a list', `[${body}]`],
    ['as a form', new URLSearchParams({ payload: body }).toString()],
  ];
}

function alteredSignatures(
  { secret }: SigningProvider,
  signature: string,
  body: string,
): (readonly [string, string])[] {
  const mark = /^(.*(?:v1[=,]))?(.*)$/.exec(signature);
  const [before = '', value = ''] = [mark?.[1], mark?.[2]];
  const plain = createHash('sha256').update(body).digest('hex');
  return [
    ['a signature that is cut', signature.slice(0, -3)],
    ['a signature with a letter more', `${signature}0`],
    ['a signature with a letter changed', nudged(signature, signature.length - 5)],
    ['a signature of zeros', before + '0'.repeat(value.length)],
    ['a hash without a secret', before + plain],
    ['the secret itself', before + secret],
    ['a signature of another version', signature.replace('v1', 'v0').replace(value, plain)],
    ['a signature that is a list of none', `${before},,`],
    ['a prototype for a signature', `${before}__proto__`],
  ];
}

/** Signed with the right secret, long ago, or with a time that is none or was put in later. */
function stale(provider: SigningProvider, body: string, signature: string): Forgery[] {
  const old = provider.sign(body, { secondsAgo: 86_400 });
  const now = String(Math.floor(Date.now() / 1_000) + 7);
  const redated = (time: string): Record<string, string> =>
    provider === stripe
      ? { 'Stripe-Signature': (old['Stripe-Signature'] ?? '').replace(/t=\d+/, `t=${time}`) }
      : { ...old, 'webhook-timestamp': time };
  return [
    ...[301, 360, 3_600, 86_400, 31_536_000].map((secondsAgo): Forgery => ({
      what: `signed ${secondsAgo} seconds ago`,
      body,
      headers: provider.sign(body, { secondsAgo }),
    })),
    ...[now, 'NaN', '-1', '1e99', ''].map((time): Forgery => ({
      what: `an old signature with the time "${time}" put in`,
      body,
      headers: redated(time),
    })),
    ...(signature.includes('t=')
      ? [{ what: 'a signature without a time', body, headers: { 'Stripe-Signature': signature.replace(/t=\d+,/, '') } }]
      : []),
  ];
}

const adyenClaim = (attempt: OpenAttempt): string => {
  const item = adyenItem(attempt);
  return adyenBody([item, signAdyen(item)]);
};

/** What Adyen's webhook is refused for: its items are signed, one by one, inside the body. */
export function forgeAdyen(attempt: OpenAttempt): Forgery[] {
  const item = adyenItem(attempt);
  const right = signAdyen(item);
  const send = (what: string, body: string, headers: SentWebhook['headers'] = {}): Forgery => ({ what, body, headers });
  const unfit = (what: string, hmacSignature: unknown) => send(what, adyenBody([item, hmacSignature]));
  const lie = (changes: Partial<AdyenItem>) =>
    send(`changed to ${JSON.stringify(changes)}`, adyenBody([{ ...item, ...changes }, right]));
  const token = JSON.stringify({
    type: 'recurring.token.created',
    eventId: item.pspReference,
    environment: 'test',
    data: { merchantAccount: item.merchantAccountCode, shopperReference: 'mine', storedPaymentMethodId: 'mine' },
  });
  const genuine = adyenBody([item, right]);
  const otherSigned = Object.entries(signers).map(([name, { claim, sign }]) =>
    send(`a whole webhook of ${name}`, claim(attempt), sign(claim(attempt))),
  );
  return [
    ...Object.entries(otherSecrets(webhookSecrets.adyen)).map(([what, secret]) =>
      unfit(what, signAdyen(item, { secret })),
    ),
    unfit('the key of the webhook about tokens', signAdyen(item, { secret: webhookSecrets.adyenTokens })),
    ...(['sha1', 'md5', 'sha384', 'sha512'] as const).map((algorithm) =>
      unfit(algorithm, signAdyen(item, { algorithm })),
    ),
    unfit('in hex', signAdyen(item, { encoding: 'hex' })),
    unfit('no signature', undefined),
    ...[
      '',
      ' ',
      'null',
      'undefined',
      right.slice(0, -1),
      `${right}=`,
      ` ${right}`,
      right.toLowerCase(),
      nudged(right, 5),
    ].map((text) => unfit(`the signature "${text}"`, text)),
    ...[null, true, 0, [right], { toString: right }].map((value) =>
      unfit(`a signature that is ${JSON.stringify(value)}`, value),
    ),
    lie({ success: 'TRUE' }),
    lie({ eventCode: 'CAPTURE' }),
    lie({ merchantReference: attempt.attemptId.toUpperCase() }),
    lie({ merchantReference: '7f8a2b10-0000-4000-8000-000000000001' }),
    lie({ pspReference: `${item.pspReference}0` }),
    lie({ originalReference: 'X' }),
    lie({ merchantAccountCode: 'Other' }),
    lie({ amount: { currency: 'KRW', value: 14_001 } }),
    lie({ amount: { currency: 'USD', value: 14_000 } }),
    lie({ pspReference: `${item.pspReference}:`, originalReference: '' }),
    send('a genuine item beside a forged one', adyenBody([item, right], [adyenItem(attempt), right])),
    send('the signature in a header', adyenBody([item, undefined]), { HmacSignature: right }),
    send(
      'a second amount that was not signed',
      genuine.replace('"amount"', '"amount":{},"amount"').replace('14000', '1'),
    ),
    ...[1, 40, genuine.length - 1].map((length) => send(`cut after ${length} bytes`, genuine.slice(0, length))),
    send('a form', new URLSearchParams({ notificationItems: genuine }).toString()),
    send('nothing', ''),
    send('a list', `[${genuine}]`),
    send('about a token, without a signature', token),
    send('about a token, with an empty one', token, { HmacSignature: '' }),
    send('about a token, signed as an item is', token, { HmacSignature: right }),
    ...otherSigned,
  ];
}
