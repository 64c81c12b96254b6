/** An answer's largest size in bytes. */
export const largestBody = 65_536;

/**
 * Reads an answer as text; a byte-order mark is dropped. One that is larger than `largestBody` is cut off there, its
 * connection is let go and the result is `undefined`. Rejects as `fetch` does when the connection breaks.
 */
export async function readBody(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.length;
    if (size > largestBody) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Parses JSON whatever the content type said; `undefined`, which JSON cannot say, when it is none. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
