import { missing, notEmulated, refused } from '../api/stripe-api-error.js';
import type { SessionParameters } from '../parameters/checkout-session.js';

export type UiMode = 'hosted_page' | 'embedded_page' | 'elements';

function forbid(parameters: SessionParameters, names: readonly (keyof SessionParameters)[], uiMode: UiMode): void {
  for (const name of names) {
    if (parameters[name] !== undefined) {
      // That it is refused is in the SDK's documentation; wording and the missing code are our guess.
      throw refused(name, `${name} is not allowed when ui_mode is \`${uiMode}\`.`);
    }
  }
}

/** The mode a session is shown in. Throws unless exactly the addresses that belong to it are given. */
export function checkAddresses(parameters: SessionParameters): UiMode {
  const uiMode = parameters.ui_mode ?? 'hosted_page';
  if (uiMode === 'form') {
    throw notEmulated('ui_mode', 'ui_mode `form`');
  }
  if (uiMode === 'hosted_page') {
    forbid(parameters, ['return_url', 'redirect_on_completion'], uiMode);
    if (parameters.success_url === undefined) {
      throw missing('success_url');
    }
    return uiMode;
  }
  forbid(parameters, ['success_url', 'cancel_url'], uiMode);
  if (parameters.return_url === undefined) {
    throw missing('return_url');
  }
  return uiMode;
}

const halfHour = 30 * 60;
const day = 24 * 60 * 60;

/** When the session ends, seconds since epoch: 24 hours from now unless the request says 30 minutes to 24 hours. */
export function decideExpiry(expiresAt: number | undefined, now: number): number {
  if (expiresAt === undefined) {
    return now + day;
  }
  if (expiresAt < now + halfHour || expiresAt > now + day) {
    throw refused(
      'expires_at',
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
    );
  }
  return expiresAt;
}
