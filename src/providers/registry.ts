import { failure, invalidResponse, type Failure } from '../contract/failure.js';
import type { Provider } from './provider.js';
import * as redirect from './redirect.js';

/** One line a provider. A module build makes a file of each `import()` and loads it when it is used. */
const modules = new Map<string, () => Provider | Promise<Provider>>([
  ['redirect', () => redirect],
  ['stripe', () => import('./stripe.js')],
]);

/**
 * Gives a provider's module: at once if it is inside this file, else when it has loaded. Never rejects. A name without a
 * module is a failure with code `invalid-response`, a file that did not come one with `provider-unavailable`.
 */
export function loadProvider(name: string): Provider | Failure | Promise<Provider | Failure> {
  const load = modules.get(name);
  if (!load) return invalidResponse(`This version has no provider "${name}"`);
  const loaded = load();
  return loaded instanceof Promise
    ? loaded.catch(() => failure('provider-unavailable', { provider: name, hint: 'Our own file did not load' }))
    : loaded;
}
