import { shorten } from '../answer.js';
import { parseJson } from '../../src/merchant/read-body.js';

/** How the providers' secret keys begin: Stripe, Checkout.com, webhook secrets, Adyen's API keys. */
const secretKey = /\b(?:[sr]k_\w{8,}|whsec_\w{4,}|AQE\w{20,})/;

/** Names of fields that hold what only a server may know. */
const secretName = /^(?:api|secret|private|hmac|webhook|imp|client)[_-]?(?:key|secret)$|^password$/i;
const clientSecret = /^client[_-]?secret$/i;
// Public by what they are, whatever they are called: Adyen's clientKey.
const publicName = /^client[_-]?key$/i;

/** Says what secret stands in an answer, without repeating it. Undefined when there is none. */
export function findSecret(text: string, clientSecretToo: boolean): string | undefined {
  const key = secretKey.exec(text)?.[0];
  if (key !== undefined) return `a key that begins with ${shorten(key, 9)}`;
  const name = findSecretName(parseJson(text), clientSecretToo);
  return name === undefined ? undefined : `a field "${name}"`;
}

function findSecretName(value: unknown, clientSecretToo: boolean): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const allowed = publicName.test(name) || (clientSecretToo && clientSecret.test(name));
    if (typeof inner === 'string' && inner && secretName.test(name) && !allowed) return name;
    const found = findSecretName(inner, clientSecretToo);
    if (found !== undefined) return found;
  }
  return undefined;
}
