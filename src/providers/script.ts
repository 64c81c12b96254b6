/** Scripts that are on their way or here, by address. */
const scripts = new Map<string, Promise<void>>();

interface Trust {
  createScriptURL(url: string): string;
}
let trust: Trust | undefined;

/** Under trusted types a script's address needs a policy. It gives back what it is given: all addresses are constants. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Trust): Trust } };
  trust ??= trustedTypes?.createPolicy('kr-pay-button', { createScriptURL: (each) => each });
  return trust?.createScriptURL(url) ?? url;
}

/** Loads a provider's script, once for all buttons. Ends when it has run or failed; the next call tries again after that. */
function load(url: string): Promise<void> {
  const known = scripts.get(url);
  if (known) return known;
  const coming = new Promise<void>((resolve) => {
    const done = (): void => {
      scripts.delete(url);
      resolve();
    };
    try {
      const script = Document.prototype.createElement.call(document, 'script') as HTMLScriptElement;
      script.addEventListener('load', done);
      script.addEventListener('error', done);
      script.src = trusted(url);
      document.documentElement.append(script);
    } catch {
      done();
    }
  });
  scripts.set(url, coming);
  return coming;
}

/** Whether a value has these functions. Never throws: a frame of another origin does at every touch. */
export function hasFunctions(value: unknown, ...names: readonly string[]): boolean {
  try {
    const fields = value as Readonly<Record<string, unknown>> | null | undefined;
    return names.every((name) => typeof fields?.[name] === 'function');
  } catch {
    return false;
  }
}

/** A provider's global, if it is what it should be: an element that a page named alike is not. */
export function readGlobal<T>(name: string, isIt: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = Reflect.get(globalThis, name);
    return isIt(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Gives a provider's global: the one that is there, else by loading its script. Nothing when that did not help. */
export async function provide<T>(
  url: string,
  name: string,
  isIt: (value: unknown) => value is T,
): Promise<T | undefined> {
  const there = readGlobal(name, isIt);
  if (there) return there;
  await load(url);
  return readGlobal(name, isIt);
}
