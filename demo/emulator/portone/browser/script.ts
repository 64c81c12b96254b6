import { readFileSync } from 'node:fs';
import { channels } from '../channels.js';

const source = readFileSync(new URL('./iamport.js', import.meta.url), 'utf8');
const placeholder = '/* settings */ {}';

/** The script for shops' pages, with the emulator's address and channels put in. */
export function renderScript(origin: string): string {
  const settings = {
    origin,
    channels: channels.map(({ key, pg, desktop, mobile }) => ({ key, pg, desktop, mobile })),
  };
  if (!source.includes(placeholder)) throw new Error(`iamport.js: expected "${placeholder}" in it.`);
  return source.replace(placeholder, () => JSON.stringify(settings));
}
