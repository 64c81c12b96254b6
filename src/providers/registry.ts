import { failure, invalidResponse, type Failure } from '../contract/failure.js';
import type { Provider } from './provider.js';
import { start as redirect } from './redirect.js';

/** One line a provider. A module build makes a file of each `import()` and loads it when it is used. */
const modules = new Map<string, () => Provider | Promise<Provider>>([
  ['redirect', () => ({ start: redirect })],
  ['stripe', () => import('./stripe.js')],
  ['portone', () => import('./portone.js')],
  ['portone-v2', () => import('./portone-v2.js')],
  ['checkout', () => import('./checkout.js')],
  ['adyen', () => import('./adyen.js')],
]);

/**
 * Gives a provider's module: at once if it is inside this file, else when it has loaded. Never rejects. A name without a
 * module is a failure with code `invalid-response`, a file that did not come one with `provider-unavailable`. The next
 * call asks for the file again, but Firefox repeats its failure until the page is reloaded.
 */
export function loadProvider(name: string): Provider | Failure | Promise<Provider | Failure> {
  const load = modules.get(name);
  if (!load) return invalidResponse(`No module for provider ${name}`);
  const loaded = load();
  return loaded instanceof Promise
    ? loaded.catch(() => failure('provider-unavailable', { provider: name, hint: `${name}.js did not load` }))
    : loaded;
}
