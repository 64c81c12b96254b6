import type { ApiAnswer } from './shop-api.js';
import { isObject, type JsonObject } from './json.js';
import type { Language } from './language.js';
import { isMethod, isProvider, methodTitles, providerTitles } from './names.js';
import { textOf } from './order-record.js';

/** A saved method as the back office shows it. What the server leaves out stays empty. */
export interface SavedMethodNote {
  readonly savedAttemptId: string;
  readonly provider: string;
  readonly method: string;
  readonly plan: JsonObject | undefined;
  readonly consentSha256: string;
  readonly savedAt: string;
  /** Empty as long as the permission stands. */
  readonly canceledAt: string;
  /** A day such as `2026-12-05`; empty when nothing may ever be charged. */
  readonly nextDueOn: string;
  /** Why a charge of the plan's amount would be refused now; empty when it would be made. */
  readonly refusal: string;
  /** Oldest first. */
  readonly charges: readonly JsonObject[];
}

/** The saved methods in a server's answer; `undefined` when it is none. */
export function readSavedMethods(body: unknown): readonly SavedMethodNote[] | undefined {
  if (!isObject(body) || !Array.isArray(body['savedMethods'])) return undefined;
  return body['savedMethods'].filter(isObject).flatMap((each) => {
    const savedAttemptId = textOf(each, 'savedAttemptId');
    return savedAttemptId === '' ? [] : [readSavedMethod(savedAttemptId, each)];
  });
}

function readSavedMethod(savedAttemptId: string, each: JsonObject): SavedMethodNote {
  const { plan, consent, refusal, charges } = each;
  return {
    savedAttemptId,
    provider: textOf(each, 'provider'),
    method: textOf(each, 'method'),
    plan: isObject(plan) ? plan : undefined,
    consentSha256: isObject(consent) ? textOf(consent, 'sha256') : '',
    savedAt: textOf(each, 'savedAt'),
    canceledAt: textOf(each, 'canceledAt'),
    nextDueOn: textOf(each, 'nextDueOn'),
    refusal: isObject(refusal) ? textOf(refusal, 'message') : '',
    charges: Array.isArray(charges) ? charges.filter(isObject) : [],
  };
}

/** What a plan is called. */
export function planName(plan: JsonObject, language: Language): string {
  const { name } = plan;
  return (isObject(name) ? textOf(name, language) : '') || textOf(plan, 'planId');
}

/** Such as `Kakao Pay · Stripe`. */
export function savedMethodTitle(
  { method, provider }: Pick<SavedMethodNote, 'method' | 'provider'>,
  language: Language,
): string {
  const methodName = isMethod(method) ? methodTitles[method][language] : method;
  const providerName = isProvider(provider) ? providerTitles[provider][language] : provider;
  return `${methodName} · ${providerName}`;
}

/** What came of asking for a charge, or for the end of a permission. */
export interface Answered {
  /** `open` when nobody knows: asking again with the same charge id is safe. */
  readonly kind: 'good' | 'open' | 'failed' | 'refused';
  /** The server's own sentence, or the provider's. */
  readonly sentence: string;
  /** The hash of the consent record that a refusal rests on. */
  readonly consentSha256: string;
}

/** Reads the answer of `POST /api/admin/charges`. */
export function readChargeAnswer({ status, body }: ApiAnswer): Answered {
  const charge = isObject(body) && isObject(body['charge']) ? body['charge'] : undefined;
  if (!charge) return readRefusal({ status, body });
  const state = textOf(charge, 'state');
  const sentence = [textOf(charge, 'flag'), textOf(charge, 'providerCode'), textOf(charge, 'providerMessage')];
  const kind = state === 'succeeded' ? 'good' : state === 'failed' ? 'failed' : 'open';
  return { kind, sentence: sentence.filter(Boolean).join(' · '), consentSha256: '' };
}

/** Reads the answer of `POST /api/admin/plans/cancel`. */
export function readCancelAnswer(answer: ApiAnswer): Answered {
  const { status, body } = answer;
  if (status === 200 && isObject(body))
    return { kind: 'good', sentence: textOf(body, 'canceledAt'), consentSha256: '' };
  return readRefusal(answer);
}

function readRefusal({ status, body }: ApiAnswer): Answered {
  const refusal = isObject(body) ? body : {};
  const { consent } = refusal;
  return {
    kind: status >= 400 && status < 500 ? 'refused' : 'open',
    sentence: textOf(refusal, 'message'),
    consentSha256: isObject(consent) ? textOf(consent, 'sha256') : '',
  };
}
