import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readDevice } from '../../src/browser/device.js';
import { isFailure } from '../../src/contract/failure.js';
import { readStartAnswer } from '../../src/contract/start-answer.js';
import type { StartRequest } from '../../src/contract/types.js';
import { readPayRequest } from './bodies.js';
import { sha256 } from './consent-hashes.js';
import { messages } from './consents/offers.js';
import type { PaymentContext } from './context.js';
import { chooseLanguage, type Language } from './language.js';
import { needsScript, readPlainStep } from './plain-form-leave.js';
import { outcomePage, plainReturnPath } from './plain-form-outcome.js';
import { leavePage, payForm, plainResponse, problemPage, refusalPage, type PlainPage } from './plain-form-page.js';
import { plainWords } from './plain-form-words.js';
import { isProblem, problem, type Problem } from './problem.js';
import { findForeignForm, pageBodyLimitBytes, readText } from './security.js';
import { createCart } from './shop-api.js';
import { start, type IncomingStart } from './start.js';
import { findCart } from './store/orders.js';

type Fields = Readonly<Record<string, string>>;
type PlainStart = Omit<IncomingStart, 'requestHash'> & { readonly language: Language };

/** Whether a request is a form's own, sent without JavaScript. The button's requests always have that header. */
export function isPlainForm({ headers }: Request): boolean {
  const type = headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  return type === 'application/x-www-form-urlencoded' && !headers.has('X-Requested-With');
}

/** Answers a request with a page, whatever goes wrong. */
export async function answerPlain(
  context: PaymentContext,
  request: Request,
  work: () => Promise<PlainPage>,
): Promise<Response> {
  try {
    return await plainResponse(await work());
  } catch (error) {
    context.log('plain-form-failed', { message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
    const failed = problem(500, 'server-error', 'The shop has a fault of its own.');
    return plainResponse(problemPage(failed, chooseLanguage(null, request.headers)));
  }
}

/**
 * `POST /pay` by a form. A form without a `token` is answered with the order to check and a form that has one: the
 * attempt's id, made here. It is the idempotency key, so sending that form twice starts one attempt. It is not derived
 * from order and shopper, because a second try after a refusal has to be another attempt.
 */
export async function formPage(
  context: PaymentContext,
  request: Request,
  ipAddress: string | null,
): Promise<PlainPage> {
  const { headers } = request;
  const refusal = findForeignForm(headers, context.ownOrigins);
  const body = refusal ?? (await readText(request, pageBodyLimitBytes));
  if (isProblem(body)) return problemPage(body, chooseLanguage(null, headers));
  const fields: Fields = Object.fromEntries([...new URLSearchParams(body.text)].filter(([, value]) => value !== ''));
  const language = chooseLanguage(fields['lang'] ?? null, headers);
  const words = plainWords[language];
  if ((fields['mode'] ?? 'pay') !== 'pay') return refusalPage(422, language, words.savingNeedsScript);
  const shopper = await context.findShopper(headers);
  if (!shopper) return refusalPage(401, language, words.noShopper);
  const orderId = fields['orderId'] ?? (await openCart(context, request, fields['productId'], language));
  if (typeof orderId !== 'string') return problemPage(orderId, language);
  const read = readStart({ ...fields, orderId }, headers, language);
  if (isProblem(read)) return problemPage(read, language);
  if (needsScript(read.provider ?? context.defaultProvider)) {
    return refusalPage(422, language, words.methodNeedsScript);
  }
  const caller = { ipAddress, userAgent: headers.get('User-Agent') };
  const asked = { request: read, shopper, caller, language };
  return fields['token'] === undefined ? checkPage(context, asked) : startedPage(context, asked);
}

/** A new cart, as the page's script would ask for it. */
async function openCart(
  context: PaymentContext,
  { url, headers }: Request,
  productId: string | undefined,
  language: Language,
): Promise<string | Problem> {
  const asJson = new Headers({ 'Content-Type': 'application/json', Cookie: headers.get('Cookie') ?? '' });
  const body = JSON.stringify({ productId });
  const answer = await createCart(context, new Request(url, { method: 'POST', headers: asJson, body }), language);
  const made = z.object({ orderId: z.string() }).safeParse(await answer.json());
  return made.data?.orderId ?? problem(422, 'unknown-product', 'Expected orderId, or productId of something on sale.');
}

/** The start request that the button would send. The same form makes the same request. */
function readStart(fields: Fields, headers: Headers, locale: Language): StartRequest | Problem {
  const attemptId = fields['token'] ?? randomUUID();
  const returnUrl = `${headers.get('Origin') ?? ''}${plainReturnPath}?kr_pay_attempt=${attemptId}`;
  const { orderId, method = 'kakao_pay', provider } = fields;
  const amount = fields['amount'] === undefined ? {} : { amount: Number(fields['amount']) };
  const device = readDevice(headers.get('User-Agent') ?? '', 0);
  const about = { attemptId, orderId, provider, method, mode: 'pay', ...amount, currency: 'KRW', locale };
  const read = readPayRequest(JSON.stringify({ action: 'start', version: 1, ...about, returnUrl, device }));
  if (isProblem(read)) return read;
  return read.value.action === 'start' ? read.value : problem(400, 'invalid-body', 'Expected a start request.');
}

async function checkPage({ database }: PaymentContext, { request, shopper, language }: PlainStart): Promise<PlainPage> {
  const cart = request.orderId === undefined ? undefined : await findCart(database.read, request.orderId);
  if (cart?.shopperId !== shopper.shopperId) {
    return problemPage(problem(422, 'unknown-order', 'This shopper has no such order.'), language);
  }
  const [own, button] = [plainWords[language], messages[language]];
  return {
    status: 200,
    language,
    title: own.check,
    sentences: [],
    facts: [
      [own.order, `${cart.orderName} · ${cart.orderId}`],
      [own.method, button.methods[request.method]],
      [button.consent.total, button.amount(cart.amount)],
    ],
    form: formOf({ ...request, amount: cart.amount }, button.labels.pay(button.methods[request.method])),
    links: [['/', own.backToShop]],
  };
}

/** The form that starts this attempt, however often it is sent. */
const formOf = ({ attemptId: token, orderId, provider, method, amount, locale: lang }: StartRequest, button: string) =>
  payForm({ token, orderId, provider, method, amount, lang }, button);

async function startedPage(context: PaymentContext, { language, ...incoming }: PlainStart): Promise<PlainPage> {
  const { request } = incoming;
  const answer = await start(context, { ...incoming, requestHash: sha256(JSON.stringify(request)) });
  if (isProblem(answer) || answer.status !== 200) {
    const page = problemPage(answer, language);
    // The same form again: same key, so at most one attempt.
    return answer.status < 500 ? page : { ...page, form: formOf(request, plainWords[language].tryAgain) };
  }
  const read = readStartAnswer(JSON.parse(answer.body));
  if (isFailure(read)) throw new Error(read.hint);
  if (read.kind === 'none') return outcomePage(read.answer, language, request.returnUrl);
  const step = await readPlainStep(read, request);
  return leavePage(step, language, { returnUrl: request.returnUrl, further: false });
}
