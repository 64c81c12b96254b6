import { z } from 'zod';
import type { ConfirmRequest, ConsentRecord, StartRequest } from '../../src/contract/types.js';
import { localeName, methodName, modeName, providerName } from './names.js';
import { problem, type Problem } from './problem.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits');
const time = z.iso.datetime({ error: 'expected an ISO 8601 time in UTC' });
const shortText = z.string().min(1).max(200);

const uuid = z.uuid({ version: 'v4', error: 'expected a v4 UUID' });
const wholeWon = z.int('expected whole won').positive('expected whole won above 0');

const fieldName = z.string().min(1).max(200);

const orderId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'expected 1 to 64 letters, digits, hyphens or underscores');

/** A consent record as the button makes it. */
export const consentRecord = z.object({
  version: z.literal(1),
  locale: localeName,
  agreedAt: time,
  widget: shortText,
  terms: z
    .array(
      z.object({
        id: z.string().min(1).max(100),
        version: shortText.exactOptional(),
        required: z.boolean(),
        agreed: z.boolean(),
        agreedAt: time.exactOptional(),
        text: z.string().max(10_000),
        sha256,
        href: z.string().max(2_048).exactOptional(),
      }),
    )
    .min(1)
    .max(50),
  sha256,
}) satisfies z.ZodType<ConsentRecord>;

const startRequest = z.object({
  action: z.literal('start'),
  version: z.literal(1),
  attemptId: uuid,
  orderId: orderId.exactOptional(),
  orderName: shortText.exactOptional(),
  provider: providerName.exactOptional(),
  method: methodName,
  mode: modeName,
  amount: wholeWon.exactOptional(),
  currency: z.literal('KRW'),
  locale: localeName,
  returnUrl: z.string().max(4_096),
  device: z.object({
    type: z.enum(['desktop', 'mobile']),
    os: z.enum(['android', 'ios', 'other']),
    inApp: z.enum(['kakaotalk', 'naver', 'instagram', 'facebook', 'line', 'other']).nullable(),
  }),
  consent: consentRecord.exactOptional(),
  metadata: z.record(fieldName, z.unknown()).exactOptional(),
}) satisfies z.ZodType<StartRequest>;

const confirmRequest = z.object({
  action: z.literal('confirm'),
  version: z.literal(1),
  attemptId: uuid,
  orderId: orderId.exactOptional(),
  params: z.record(fieldName, z.union([z.string(), z.array(z.string())])),
}) satisfies z.ZodType<ConfirmRequest>;

const payRequest = z.discriminatedUnion('action', [startRequest, confirmRequest]);

/** The body of `POST /api/carts`. */
export const cartRequest = z.object({ productId: z.string().min(1).max(100) });

/** The body of `POST /api/admin/charges`. The charge id is the idempotency key. */
export const chargeRequest = z.object({ savedAttemptId: uuid, amount: wholeWon, chargeId: uuid });

/** The body of `POST /api/admin/plans/cancel`. */
export const cancelRequest = z.object({ savedAttemptId: uuid });

/** The query of `GET /api/terms`. */
export const termsQuery = z.object({ offer: z.string().min(1).max(100), locale: localeName });

const termWords = z.object({ label: z.string().trim().min(1).max(200), text: z.string().trim().min(1).max(5_000) });

/** The body of `POST /api/admin/terms`: a new version of a term, in every language. */
export const termsRequest = z.object({
  planId: shortText,
  termId: shortText,
  version: shortText,
  texts: z.object({ ko: termWords, en: termWords, ja: termWords, zh: termWords }),
});

/** The body of `POST /api/admin/price-changes`: the new price, and the day in Seoul from which it holds. */
export const announceRequest = z.object({
  planId: shortText,
  amount: wholeWon.max(1_000_000, 'expected 1,000,000 won at most'),
  fromOn: z.iso.date('expected a day such as 2027-01-05'),
});

/** The query of the exports of consents: by an order, by an attempt, or for the customer that an attempt is of. */
export const exportQuery = z.object({
  order: orderId.exactOptional(),
  attempt: uuid.exactOptional(),
  customerOf: uuid.exactOptional(),
});

/** Names that would reach an object's prototype; nothing of ours is called so, at any depth. */
const reservedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** No text without a match can have such a name: its letters stand there as they are, or as `\u` escapes. */
const mayHaveReservedName = /__proto__|constructor|prototype|\\u/;

/** Reads JSON text by a schema. A refusal names the field and what was expected there. */
export function readJson<T>(text: string, schema: z.ZodType<T>): { readonly value: T } | Problem {
  let json: unknown;
  let reserved: string | undefined;
  try {
    json = !mayHaveReservedName.test(text)
      ? JSON.parse(text)
      : JSON.parse(text, (name, value: unknown) => {
          if (reservedNames.has(name)) reserved = name;
          return value;
        });
  } catch {
    return problem(400, 'invalid-body', 'The body is not JSON.');
  }
  if (reserved !== undefined) return problem(400, 'invalid-body', `${reserved}: is not a usable name.`);
  const result = schema.safeParse(json);
  if (result.success) return { value: result.data };
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') || 'the body';
  return problem(400, 'invalid-body', `${field}: ${issue?.message ?? 'is not as expected'}`);
}

/** Reads the body of a start or confirm request. */
export function readPayRequest(text: string): { readonly value: StartRequest | ConfirmRequest } | Problem {
  return readJson<StartRequest | ConfirmRequest>(text, payRequest);
}
