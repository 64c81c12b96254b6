import type { ConsentRecord } from '../../src/contract/types.js';

/** Lower-case hex SHA-256 over the UTF-8 of a text. Written for the tests alone: shares nothing with the element. */
export async function hashOf(text: string): Promise<string> {
  const bytes = new DataView(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  let hex = '';
  for (let at = 0; at < bytes.byteLength; at += 4) hex += bytes.getUint32(at).toString(16).padStart(8, '0');
  return hex;
}

/** The hashes a record must carry, made from its texts and answers. */
export async function hashesOf({ terms }: ConsentRecord): Promise<{ terms: string[]; record: string }> {
  const hashes: string[] = [];
  let lines = '';
  for (const { id, text, agreed } of terms) {
    const hash = await hashOf(text);
    hashes.push(hash);
    lines += `${lines && '\n'}${id}:${hash}:${agreed ? 'true' : 'false'}`;
  }
  return { terms: hashes, record: await hashOf(lines) };
}
