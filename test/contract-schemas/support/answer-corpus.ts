/** An answer of a merchant's server. */
export interface AnswerCase {
  readonly is: string;
  readonly body: unknown;
  /** What the schema says about it. */
  readonly schema: 'holds' | 'refuses';
  /** What the button does with it; as the schema says where this is absent. */
  readonly button?: 'takes' | 'refuses';
  /** Why the two differ. */
  readonly because?: string;
}

const url = 'https://pay.example/p/1';
const lenient = 'null and the empty text count as absent for the button; a server is asked to leave the field out';
const action = (provider: string, value: unknown, beside: object = {}): object => ({
  provider,
  action: value,
  ...beside,
});

const holds = (is: string, body: unknown): AnswerCase => ({ is, body, schema: 'holds' });
const refuses = (is: string, body: unknown): AnswerCase => ({ is, body, schema: 'refuses' });

export const startAnswers: readonly AnswerCase[] = [
  holds('a bare address', { url }),
  holds('a bare address beside null for a provider', { url, provider: null }),
  holds('fields that nobody knows', { url, extra: { deep: [1] } }),
  holds('an address to go to', action('redirect', { url })),
  holds('a form to send', action('redirect', { url, method: 'POST', data: { a: 'x', b: 1, c: true } })),
  holds('a Checkout Session', action('stripe', { id: 'cs_1', url, status: 'open', client_secret: null })),
  holds('a Checkout Session that is complete', action('stripe', { id: 'cs_1', url: null, status: 'complete' })),
  holds(
    'an intent with an address',
    action('stripe', {
      status: 'requires_action',
      next_action: { redirect_to_url: { url } },
      client_secret: 'pi_1_secret_2',
    }),
  ),
  holds(
    'an intent for Stripe.js',
    action('stripe', { client_secret: 'pi_1_secret_2' }, { publishableKey: 'pk_test_1' }),
  ),
  holds('an intent that has succeeded', action('stripe', { status: 'succeeded' })),
  holds('a window of PortOne V1', action('portone', { userCode: 'imp1', params: { pg: 'kakaopay' } })),
  holds('a window that opens in a pop-up', action('portone', { userCode: 'imp1', params: {}, opensWindow: true })),
  holds('a payment of PortOne V2', action('portone-v2', { operation: 'payment', request: { storeId: 's' } })),
  holds('a billing key of PortOne V2', action('portone-v2', { operation: 'billing-key', request: {} })),
  holds('a payment of Checkout.com', action('checkout', { status: 'Pending', _links: { redirect: { href: url } } })),
  holds(
    'a setup of Checkout.com',
    action('checkout', { id: 'ps_1', latest_payment: { status: 'Pending', _links: { redirect: { href: url } } } }),
  ),
  holds('a payment of Checkout.com that needs nothing', action('checkout', { status: 'Authorized' })),
  holds('an answer of Adyen', action('adyen', { resultCode: 'RedirectShopper', action: { type: 'redirect', url } })),
  holds('an action of Adyen', action('adyen', { type: 'redirect', url, method: 'POST', data: { MD: 'x' } })),
  holds('an answer of Adyen that needs nothing', action('adyen', { resultCode: 'Authorised' })),
  holds('an order that is paid already', { provider: 'none', status: 'succeeded', orderId: 'A-1', paymentId: 'pi_1' }),
  holds('a stored method that was declined', { provider: 'none', status: 'failed', providerCode: 'card_declined' }),

  refuses('nothing', null),
  refuses('a list', [{ url }]),
  refuses('a text', url),
  refuses('an empty object', {}),
  refuses('an empty address', { url: '' }),
  refuses('an address that is no text', { url: 5 }),
  refuses('a relative address', { url: '/pay/1' }),
  refuses('a script for an address', { url: 'javascript:alert(1)' }),
  refuses('an address of more than 8,192 characters', { url: `${url}?${'x'.repeat(8_200)}` }),
  refuses('a provider without an action', { provider: 'stripe' }),
  refuses('a provider that nobody knows', action('paypal', { url })),
  refuses('a provider that is no text', action('', { url })),
  refuses('a method that no form has', action('redirect', { url, method: 'PUT' })),
  refuses('data that is no flat object', action('redirect', { url, method: 'POST', data: { a: {} } })),
  refuses('data that is a list', action('redirect', { url, method: 'POST', data: ['a'] })),
  refuses('a Stripe object without an address', action('stripe', { id: 'cs_1', status: 'open' })),
  refuses('an intent for Stripe.js without its key', action('stripe', { client_secret: 'pi_1_secret_2' })),
  refuses('a window of PortOne V1 without a user code', action('portone', { params: {} })),
  refuses('a window of PortOne V1 without parameters', action('portone', { userCode: 'imp1' })),
  refuses('another operation of PortOne V2', action('portone-v2', { operation: 'refund', request: {} })),
  refuses('a payment of PortOne V2 without its request', action('portone-v2', { operation: 'payment' })),
  refuses('a payment of Checkout.com without status and address', action('checkout', { id: 'pay_1' })),
  refuses('another action of Adyen', action('adyen', { action: { type: 'threeDS2', token: 'x' } })),
  refuses('an action of Adyen without an address', action('adyen', { type: 'redirect' })),
  refuses('"none" without a status', { provider: 'none' }),
  refuses('"none" with a status of its own', { provider: 'none', status: 'paid' }),

  {
    is: 'an address without TLS',
    body: { url: 'http://pay.example/' },
    schema: 'holds',
    button: 'refuses',
    because: 'a schema cannot tell a loopback page, where http is taken, from another',
  },
  {
    is: 'an address with credentials',
    body: { url: 'https://user:secret@pay.example/' },
    schema: 'holds',
    button: 'refuses',
    because: 'the address policy has rules that no pattern says well; it is applied by the button alone',
  },
  {
    is: 'a name that reaches the prototype',
    body: JSON.parse(`{ "url": "${url}", "__proto__": { "a": 1 } }`),
    schema: 'holds',
    button: 'refuses',
    because: 'the schemas allow every unknown field; the button refuses three names, whatever they hold',
  },
  {
    is: 'an empty provider code beside "none"',
    body: { provider: 'none', status: 'failed', providerCode: '' },
    schema: 'refuses',
    button: 'takes',
    because: lenient,
  },
  {
    is: 'null for data',
    body: action('redirect', { url, data: null }),
    schema: 'refuses',
    button: 'takes',
    because: lenient,
  },
  {
    is: 'a form method in mixed case',
    body: action('redirect', { url, method: 'Post' }),
    schema: 'refuses',
    button: 'takes',
    because: 'the button reads the method in any case; the schema lists the two usual spellings',
  },
];

export const confirmAnswers: readonly AnswerCase[] = [
  ...['succeeded', 'pending', 'failed', 'canceled', 'expired'].map((status) => holds(status, { status })),
  holds('all that there is', {
    status: 'failed',
    orderId: 'A-1',
    provider: 'stripe',
    method: 'kakao_pay',
    mode: 'pay',
    paymentId: 'pi_1',
    message: '승인되지 않았어요.',
    providerCode: 'card_declined',
    providerMessage: 'Declined.',
  }),
  holds('fields that nobody knows', { status: 'pending', amount: 14_000 }),
  holds('one more step at Adyen', { status: 'pending', ...action('adyen', { type: 'redirect', url }) }),
  holds('one more step by an address', { status: 'pending', ...action('redirect', { url }) }),
  holds('an action beside an outcome, which nobody looks at', { status: 'succeeded', action: 5 }),

  refuses('nothing', null),
  refuses('a list', ['succeeded']),
  refuses('a text', 'succeeded'),
  refuses('no status', { orderId: 'A-1' }),
  refuses('a status of its own', { status: 'paid' }),
  refuses('a status in capitals', { status: 'SUCCEEDED' }),
  refuses('true for a status', { status: true }),
  refuses('a number for an order', { status: 'succeeded', orderId: 1001 }),
  refuses('an object for a message', { status: 'failed', message: { ko: '안 돼요' } }),
  refuses('one more step without its provider', { status: 'pending', action: { url } }),
  refuses('one more step of an unknown shape', { status: 'pending', ...action('adyen', { type: 'threeDS2' }) }),

  {
    is: 'null for what is absent',
    body: { status: 'pending', paymentId: null },
    schema: 'refuses',
    button: 'takes',
    because: lenient,
  },
  {
    is: 'an empty message',
    body: { status: 'failed', message: '' },
    schema: 'refuses',
    button: 'takes',
    because: lenient,
  },
  {
    is: 'null for an action',
    body: { status: 'pending', action: null },
    schema: 'refuses',
    button: 'takes',
    because: lenient,
  },
  {
    is: 'a name that reaches the prototype',
    body: JSON.parse('{ "status": "succeeded", "constructor": 1 }'),
    schema: 'holds',
    button: 'refuses',
    because: 'the schemas allow every unknown field; the button refuses three names, whatever they hold',
  },
];
