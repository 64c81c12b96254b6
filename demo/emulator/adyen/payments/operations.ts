import { answered, type ApiAnswer, invalid, serviceError, wrongMerchantAccount } from '../api/answer.js';
import type { PaymentDetailsRequest, PaymentMethodsRequest, PaymentRequest } from '../api/schemas.js';
import type { EmulatorContext } from '../context.js';
import { newReference } from '../identifiers.js';
import { isEmulatedType, typeNames, type EmulatedType } from '../methods.js';
import { announceCharge } from '../webhooks/announce.js';
import { redirectAction, reopen, takenAmount, type Payment } from './payment.js';

/** `/paymentMethods`: what the account has switched on, when it is for Korea and won. */
export function listPaymentMethods(context: EmulatorContext, request: PaymentMethodsRequest): ApiAnswer {
  if (request.merchantAccount !== context.merchantAccount) return wrongMerchantAccount;
  const isKorean = request.countryCode === 'KR' && request.amount?.currency === 'KRW';
  const types = isKorean ? context.enabledTypes : [];
  return answered({ paymentMethods: types.map((type) => ({ name: typeNames[type].en, type })) });
}

/** `/payments`: a redirect to the method's page, or the charge of a token. */
export function makePayment(context: EmulatorContext, request: PaymentRequest): ApiAnswer {
  const { type, storedPaymentMethodId } = request.paymentMethod;
  if (request.merchantAccount !== context.merchantAccount) return wrongMerchantAccount;
  if (request.amount.currency !== 'KRW') return invalid('138', 'Unsupported currency specified');
  if (request.amount.value < 1) return invalid('137', 'Invalid amount specified');
  if (!/^https?:\/\//i.test(request.returnUrl) || !URL.canParse(request.returnUrl)) {
    return invalid('14_030', 'Return URL is missing.');
  }
  if (!isEmulatedType(type) || !context.enabledTypes.includes(type)) {
    return serviceError(500, '905', 'configuration', 'Payment details are not supported');
  }
  return storedPaymentMethodId === undefined
    ? openPayment(context, type, request)
    : chargeToken(context, type, storedPaymentMethodId, request);
}

function openPayment(context: EmulatorContext, type: EmulatedType, request: PaymentRequest): ApiAnswer {
  if (request.shopperInteraction === 'ContAuth') {
    return invalid('702', 'shopperInteraction ContAuth needs a storedPaymentMethodId.');
  }
  if (request.storePaymentMethod && request.shopperReference === undefined) {
    return invalid('702', "Required field 'shopperReference' is not provided.");
  }
  if (request.storePaymentMethod && type !== 'kakaopay') {
    return serviceError(500, '905', 'configuration', `The emulator stores kakaopay only, not ${type}.`);
  }
  const payment: Payment = {
    id: newReference(),
    pspReference: newReference(),
    type,
    request,
    redirectMethod: context.redirects[type],
    check: newReference(),
    visit: 1,
    decision: null,
  };
  context.payments.set(payment.id, payment);
  return answered({ resultCode: 'RedirectShopper', action: redirectAction(context.origin, payment) });
}

function chargeToken(context: EmulatorContext, type: EmulatedType, id: string, request: PaymentRequest): ApiAnswer {
  const token = context.tokens.get(id);
  const { shopperReference, shopperInteraction, recurringProcessingModel, reference, amount } = request;
  if (!token || token.shopperReference !== shopperReference || token.type !== type) {
    return invalid('800', 'Contract not found');
  }
  const isMerchants =
    recurringProcessingModel === 'Subscription' || recurringProcessingModel === 'UnscheduledCardOnFile';
  if (shopperInteraction !== 'ContAuth' || !isMerchants) {
    return invalid('702', 'A charge needs shopperInteraction ContAuth and a recurringProcessingModel of the merchant.');
  }
  const resultCode = context.judgeCharge(reference);
  const pspReference = newReference();
  const success = resultCode !== 'Refused';
  void announceCharge(context, { pspReference, merchantReference: reference, amount, paymentMethod: type, success });
  const common = { pspReference, resultCode, merchantReference: reference };
  if (resultCode === 'Authorised') return answered({ ...common, amount, paymentMethod: { type } });
  if (resultCode === 'Received') return answered(common);
  return answered({ ...common, refusalReason: 'Refused', refusalReasonCode: '2' });
}

/** `/payments/details`: exchanges what the browser brought back for the result, once. */
export function exchangeDetails(context: EmulatorContext, { details }: PaymentDetailsRequest): ApiAnswer {
  const result = details.redirectResult ?? details.payload;
  const payment = [...context.payments.values()].find(({ decision }) => decision?.redirectResult === result);
  if (!payment?.decision || context.spentResults.has(payment.decision.redirectResult)) {
    return invalid('702', 'The redirectResult is unknown or was used before.');
  }
  context.spentResults.add(payment.decision.redirectResult);
  const { pspReference, type } = payment;
  const { resultCode } = payment.decision.course;
  if (resultCode === 'RedirectShopper') {
    const reopened = reopen(payment);
    context.payments.set(payment.id, reopened);
    const { reference: merchantReference } = payment.request;
    return answered({ resultCode, merchantReference, action: redirectAction(context.origin, reopened) });
  }
  const common = { pspReference, resultCode, merchantReference: payment.request.reference };
  switch (resultCode) {
    case 'Authorised':
      return answered({ ...common, amount: takenAmount(payment), paymentMethod: { type } });
    case 'Refused':
      return answered({ ...common, refusalReason: 'Refused', refusalReasonCode: '2' });
    case 'Cancelled':
      return answered({ ...common, refusalReason: 'Shopper Cancelled' });
    default:
      return answered(common);
  }
}
