/** Whether text is an absolute http or https address. */
export function isWebUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\//i.test(value);
}

/**
 * Adds parameters behind what is there already. Nothing of the merchant's own address is written anew: its query keeps
 * its spelling and its fragment stays last.
 */
export function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const [, base = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(address) ?? [];
  const separator = base.includes('?') ? '&' : '?';
  return `${base}${separator}${new URLSearchParams(parameters).toString()}${fragment}`;
}

/** The address as a `Location` header can carry it: untouched when it is ASCII, else percent-encoded. */
export function asLocation(address: string): string {
  return /^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href;
}
