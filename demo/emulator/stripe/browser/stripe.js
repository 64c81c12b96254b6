/**
 * The Stripe emulator's own Stripe.js: the part that confirms and follows Korean payments, written after the public
 * documentation and types of the real one (`@stripe/stripe-js` 10.2.1), of which it holds nothing. No payment happens.
 *
 * It is a classic script that defines the global `Stripe`; the emulator puts its own address in as it serves it.
 */
(() => {
  const emulatorOrigin = '%EMULATOR_ORIGIN%';

  /** Misuse by the page, as opposed to what the API answers: it rejects or throws. */
  class IntegrationError extends Error {
    constructor(message) {
      super(message);
      this.name = 'IntegrationError';
    }
  }

  /** What a redirecting call returns once it has sent the browser off: a promise that nobody hears of again. */
  const never = () => new Promise(() => {});

  /** Parameters in the API's form, such as `mandate_data[customer_acceptance][type]`. */
  function formEntries(value, name = '') {
    if (typeof value !== 'object' || value === null)
      return value === undefined || value === null ? [] : [[name, String(value)]];
    return Object.entries(value).flatMap(([key, inner]) => formEntries(inner, name === '' ? key : `${name}[${key}]`));
  }

  const kinds = {
    payment_intent: { path: 'payment_intents', result: 'paymentIntent', secret: /^(pi_[^_]+)_secret_[^_]+$/ },
    setup_intent: { path: 'setup_intents', result: 'setupIntent', secret: /^(seti_[^_]+)_secret_[^_]+$/ },
  };

  /** The id of the object whose secret this is. */
  function idOf(kind, clientSecret, caller) {
    const id = typeof clientSecret === 'string' && kinds[kind].secret.exec(clientSecret)?.[1];
    if (id) return id;
    throw new IntegrationError(
      `${caller}: expected the client secret of a ${kind}, not ${JSON.stringify(clientSecret)}.`,
    );
  }

  /** Asks the API with the publishable key. Resolves to the object or to `{ error }`. */
  async function ask(key, method, path, parameters) {
    const form = new URLSearchParams(formEntries(parameters)).toString();
    const address = `${emulatorOrigin}/v1/${path}${method === 'GET' ? `?${form}` : ''}`;
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/x-www-form-urlencoded' };
    try {
      const answer = await fetch(address, { method, headers, ...(method === 'POST' && { body: form }) });
      const body = await answer.json();
      return answer.ok ? { object: body } : { error: body.error };
    } catch {
      return { error: { type: 'api_connection_error', message: 'The Stripe emulator could not be reached.' } };
    }
  }

  /** Sends the browser where the intent says. False when it says nothing. */
  function follow(intent) {
    const address = intent.next_action?.redirect_to_url?.url;
    if (!address) return false;
    window.location.assign(address);
    return true;
  }

  /** The merchant's address with what Stripe adds to it. */
  function returnAddress(returnUrl, intent) {
    const address = new URL(returnUrl);
    address.searchParams.append(intent.object, intent.id);
    address.searchParams.append(`${intent.object}_client_secret`, intent.client_secret);
    address.searchParams.append('redirect_status', 'succeeded');
    return address.href;
  }

  function createStripe(key) {
    async function retrieve(kind, clientSecret, caller) {
      const id = idOf(kind, clientSecret, caller);
      const { object, error } = await ask(key, 'GET', `${kinds[kind].path}/${id}`, { client_secret: clientSecret });
      return error ? { error } : { [kinds[kind].result]: object };
    }

    /** With `redirect: 'always'` it resolves only to `{ error }`: what needs no redirect goes to `return_url` too. */
    async function confirm(kind, clientSecret, parameters, redirect, caller) {
      const id = idOf(kind, clientSecret, caller);
      if (redirect === 'always' && typeof parameters.return_url !== 'string') {
        throw new IntegrationError(`${caller}: expected return_url, unless redirect is "if_required".`);
      }
      const body = { ...parameters, client_secret: clientSecret };
      const { object, error } = await ask(key, 'POST', `${kinds[kind].path}/${id}/confirm`, body);
      if (error) return { error };
      if (follow(object)) return never();
      if (redirect === 'if_required') return { [kinds[kind].result]: object };
      window.location.assign(returnAddress(parameters.return_url, object));
      return never();
    }

    function confirmWith(kind, caller) {
      return async ({ elements, clientSecret, confirmParams = {}, redirect = 'always' } = {}) => {
        if (elements !== undefined) throw new IntegrationError(`${caller}: the Stripe emulator has no Elements.`);
        if (redirect !== 'always' && redirect !== 'if_required') {
          throw new IntegrationError(
            `${caller}: redirect is "always" or "if_required", not ${JSON.stringify(redirect)}.`,
          );
        }
        return confirm(kind, clientSecret, confirmParams, redirect, caller);
      };
    }

    /** The setup helpers of the Korean methods: the intent holds its method already, `data` is sent as it is. */
    function confirmSetupOf(caller) {
      return async (clientSecret, data = {}) => confirm('setup_intent', clientSecret, data, 'always', caller);
    }

    async function handleNextAction({ clientSecret } = {}) {
      const kind = String(clientSecret).startsWith('seti_') ? 'setup_intent' : 'payment_intent';
      const found = await retrieve(kind, clientSecret, 'handleNextAction');
      if (found.error) return found;
      const intent = found[kinds[kind].result];
      if (intent.status !== 'requires_action') {
        throw new IntegrationError(`handleNextAction: the ${kind} supplied is not in the requires_action state.`);
      }
      return follow(intent) ? never() : found;
    }

    return {
      confirmPayment: confirmWith('payment_intent', 'confirmPayment'),
      confirmSetup: confirmWith('setup_intent', 'confirmSetup'),
      confirmKakaoPaySetup: confirmSetupOf('confirmKakaoPaySetup'),
      confirmKrCardSetup: confirmSetupOf('confirmKrCardSetup'),
      confirmNaverPaySetup: confirmSetupOf('confirmNaverPaySetup'),
      handleNextAction,
      retrievePaymentIntent: async (secret) => retrieve('payment_intent', secret, 'retrievePaymentIntent'),
      retrieveSetupIntent: async (secret) => retrieve('setup_intent', secret, 'retrieveSetupIntent'),
    };
  }

  function Stripe(key) {
    if (typeof key !== 'string' || !key.startsWith('pk_')) {
      throw new IntegrationError(
        'Stripe(): expected a publishable key, which begins with pk_. A secret key never belongs in a browser.',
      );
    }
    if (!key.startsWith('pk_test_')) {
      throw new IntegrationError('Stripe(): this is the emulator. Never give it a live key.');
    }
    return createStripe(key);
  }

  Stripe.version = 'emulator';
  window.Stripe = Stripe;
})();
