import { create } from './dom.js';

interface ScriptPolicy {
  createScriptURL(address: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const scripts = new Map<string, Promise<boolean>>();
let policy: ScriptPolicy | undefined;

/** Emulators listen on this machine only; a script from anywhere else is none of theirs. */
export function isEmulatorScript(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** Under trusted types a script's address has to come from a policy. Engines without them take it as it is. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('slow-water', {
    createScriptURL: (each) => (isEmulatorScript(each) ? each : ''),
  });
  return policy ? policy.createScriptURL(address) : address;
}

/**
 * Loads what stands in for a provider's browser SDK, once. The button takes the global that it makes instead of loading
 * the provider's own script. Says whether it came; the next call after a failure tries again. Never rejects.
 */
export function loadEmulatorScript(address: string): Promise<boolean> {
  const known = scripts.get(address);
  if (known) return known;
  const coming = isEmulatorScript(address) ? append(address) : Promise.resolve(false);
  scripts.set(address, coming);
  return coming.then((came) => {
    if (!came) scripts.delete(address);
    return came;
  });
}

const append = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const script = create('script');
    script.addEventListener('load', () => resolve(true));
    script.addEventListener('error', () => resolve(false));
    script.src = trusted(address);
    document.head.append(script);
  });
