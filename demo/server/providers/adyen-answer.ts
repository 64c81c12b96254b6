import { z } from 'zod';
import type { ChargeOutcome, Creation, Observation } from './provider.js';

const text = z.string().nullish();

/** What is read of an answer of `/payments` and `/payments/details`. */
const paymentAnswer = z.object({
  resultCode: z.string(),
  pspReference: text,
  merchantReference: text,
  amount: z.object({ currency: z.string(), value: z.int() }).nullish(),
  refusalReason: text,
  refusalReasonCode: text,
  action: z.unknown().optional(),
});

type PaymentAnswer = z.infer<typeof paymentAnswer>;

/** The one kind of action that the button can take. It goes to the browser as it is, without fields unknown here. */
const redirectAction = z.object({
  type: z.literal('redirect'),
  method: z.enum(['GET', 'POST']),
  url: z.string().min(1),
  data: z.record(z.string(), z.string()).exactOptional(),
  paymentMethodType: z.string().exactOptional(),
});

const anyAction = z.object({ type: z.string() });

const methodList = z.object({ paymentMethods: z.array(z.object({ type: z.string() })).default([]) });

/** The types of the methods that `/paymentMethods` lists, or undefined when the answer makes no sense. */
export function readMethodTypes(body: unknown): readonly string[] | undefined {
  return methodList.safeParse(body).data?.paymentMethods.map(({ type }) => type);
}

/** What the answer of `/payments` means for an attempt that is being started. */
export function readCreation(body: unknown, reference: string): Creation {
  const answer = readAnswer(body, reference);
  if (typeof answer === 'string') return { type: 'unavailable', message: `Adyen's answer makes no sense: ${answer}.` };
  // Without an action nobody has to go anywhere: the browser only needs to see that, and the webhook has the outcome.
  if (!answer.action) return { type: 'created', objectId: reference, action: { resultCode: answer.resultCode } };
  const redirect = redirectAction.safeParse(answer.action);
  if (redirect.success) return { type: 'created', objectId: reference, action: redirect.data };
  const type = anyAction.safeParse(answer.action).data?.type;
  if (type === undefined || type === 'redirect') {
    return { type: 'unavailable', message: "Adyen's answer makes no sense: its action has no address." };
  }
  const message = `Adyen wants an action of type "${type}", and the button takes redirects only.`;
  return { type: 'refused', code: 'provider-refused', message };
}

/** What the answer of `/payments/details` means. Figures and reference are Adyen's own. */
export function readDetails(body: unknown, reference: string): Observation {
  const answer = readAnswer(body, reference);
  if (typeof answer === 'string') return { status: 'unknown', reason: answer };
  const { merchantReference, pspReference, amount } = answer;
  // A result that does not say whose it is may be another payment's, and so may its action. The signed webhook says whose.
  if (!merchantReference) return { status: 'pending', attemptId: reference };
  const common = { attemptId: merchantReference, paymentId: pspReference ?? undefined };
  switch (answer.resultCode) {
    case 'Authorised':
      if (!pspReference || !amount) return { status: 'pending', attemptId: merchantReference };
      return {
        status: 'succeeded',
        attemptId: merchantReference,
        paymentId: pspReference,
        amount: amount.value,
        currency: amount.currency,
        // The token comes after the settlement, by webhook.
        saved: null,
      };
    case 'Cancelled':
      return { status: 'canceled', ...common, ...refusal(answer) };
    case 'Refused':
    case 'Error':
      return { status: 'failed', ...common, ...refusal(answer) };
    case 'RedirectShopper':
    case 'IdentifyShopper':
    case 'ChallengeShopper':
      // One more step of the shopper. The button takes redirects only: for others they have to choose anew.
      return { status: 'open', attemptId: merchantReference, action: redirectAction.safeParse(answer.action).data };
    default:
      // Received, Pending, PresentToShopper, PartiallyAuthorised, and whatever Adyen may say one day.
      return { status: 'pending', attemptId: merchantReference };
  }
}

/** What the answer of `/payments` means for a charge without the shopper. */
export function readCharge(body: unknown, chargeId: string): ChargeOutcome {
  const answer = readAnswer(body, chargeId);
  if (typeof answer === 'string') return { status: 'unknown', reason: answer };
  const { resultCode, pspReference, amount } = answer;
  switch (resultCode) {
    case 'Authorised':
      if (!pspReference || !amount) return { status: 'pending', paymentId: pspReference ?? undefined };
      return { status: 'succeeded', paymentId: pspReference, amount: amount.value, currency: amount.currency };
    case 'Refused':
    case 'Error':
    case 'Cancelled':
      return { status: 'failed', ...refusal(answer) };
    case 'RedirectShopper':
    case 'IdentifyShopper':
    case 'ChallengeShopper':
      return { status: 'failed', providerCode: resultCode, providerMessage: 'Adyen wants the shopper to be there.' };
    default:
      return { status: 'pending', paymentId: pspReference ?? undefined };
  }
}

/** The answer, or a phrase that says what is wrong with it. */
function readAnswer(body: unknown, reference: string): PaymentAnswer | string {
  const answer = paymentAnswer.safeParse(body);
  if (!answer.success) return `${answer.error.issues[0]?.path.join('.') || 'the body'} is not as expected`;
  const { merchantReference } = answer.data;
  const isForeign = merchantReference && merchantReference !== reference;
  return isForeign ? `it is about ${merchantReference}, not about ${reference}` : answer.data;
}

function refusal({ refusalReason, refusalReasonCode }: PaymentAnswer): {
  readonly providerCode?: string;
  readonly providerMessage?: string;
} {
  return {
    ...(refusalReasonCode && { providerCode: refusalReasonCode }),
    ...(refusalReason && { providerMessage: refusalReason }),
  };
}
