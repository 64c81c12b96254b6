/** What an attacker, or a shopper, writes into a return address. A list is a name that stands there several times. */
export type ForgedReturn = Readonly<Record<string, string | readonly string[]>>;

/** A name and the words by which a provider's return address says, or seems to say, that it was paid. */
type Claim = readonly [name: string, ...words: string[]];

const claims = {
  stripe: [
    ['redirect_status', 'succeeded', 'SUCCEEDED', 'succeeded ', 'paid', 'true'],
    ['payment_status', 'paid', 'no_payment_required'],
    ['status', 'succeeded', 'complete', 'paid'],
    ['payment_intent', 'pi_1', 'pi_3PpaidPpaid'],
    ['session_id', 'cs_test_paid'],
  ],
  portone: [
    ['imp_success', 'true', 'TRUE', '1', 'yes', 'on'],
    ['success', 'true', '1'],
    ['status', 'paid', 'PAID'],
    ['imp_uid', 'imp_123456789012', 'imp_000000000000', '../payments/imp_1'],
    ['paid_amount', '14000', '0'],
  ],
  'portone-v2': [
    ['status', 'PAID', 'paid', 'SUCCEEDED'],
    ['transactionType', 'PAYMENT', 'ISSUE_BILLING_KEY'],
    ['paymentId', '0c0ffee012344abc8def0123456789ab', ''],
    ['billingKey', 'billing-key-of-mine', 'NEEDS_CONFIRMATION'],
    ['txId', '0191b5a1-1111-2222-3333-444444444444'],
    ['paymentToken', 'token-of-mine'],
  ],
  checkout: [
    ['cko-session-id', 'sid_y3oqhf46pyzuxjbcn2giaqnb44', 'sid_', '../payments/pay_1'],
    ['cko-payment-id', 'pay_mbabizu24mvu3mela5njyhpit4'],
    ['status', 'Captured', 'Authorized', 'approved'],
    ['approved', 'true', '1'],
    ['response_code', '10000'],
  ],
  adyen: [
    ['resultCode', 'Authorised', 'authorised', 'AUTHORISED', 'Received'],
    ['redirectResult', 'eyJ0cmFuc1N0YXR1cyI6IlkifQ==', 'X6XtfGC3!Y...', '', 'Authorised'],
    ['authResult', 'AUTHORISED'],
    ['payload', 'Ab02b4c0!BQABAgCJN1wRZuGJmq8dMncmypvknj9s7l5Tj'],
    ['sessionResult', 'X3XtfGC9'],
  ],
} satisfies Readonly<Record<string, readonly Claim[]>>;

/** What no provider says, and somebody may believe. The element's and the shop's own words are among it. */
const everywhere: ForgedReturn = {
  paid: 'true',
  status: 'succeeded',
  orderId: 'A-1001',
  amount: '1',
  provider: 'none',
  action: 'confirm',
  'kr-pay-success': '1',
};

/** At least thirty for each provider: each claim alone, said twice, among the others, and as an object's or a list's. */
export const forgedReturns: Readonly<Record<keyof typeof claims, readonly ForgedReturn[]>> = {
  stripe: forge(claims.stripe),
  portone: forge(claims.portone),
  'portone-v2': forge(claims['portone-v2']),
  checkout: forge(claims.checkout),
  adyen: forge(claims.adyen),
};

function forge(said: readonly Claim[]): ForgedReturn[] {
  const all = Object.fromEntries(said.map(([name, word = '']) => [name, word]));
  const alone = said.flatMap(([name, ...words]) => words.map((word): ForgedReturn => ({ [name]: word })));
  const twice = said.map(([name, word = '']): ForgedReturn => ({ ...all, [name]: ['failed', word] }));
  const otherNames = said.flatMap(([name, word = '']): ForgedReturn[] => [
    { [name.toUpperCase()]: word },
    { [`${name}[]`]: word },
    { [`params.${name}`]: word },
  ]);
  return [...alone, ...twice, ...otherNames, all, { ...all, ...everywhere }, everywhere];
}
