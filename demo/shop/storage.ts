/** Reads from `sessionStorage`; `undefined` when nothing is there or storage is blocked. */
export function readStored(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Writes to `sessionStorage`, or does nothing when storage is blocked or full. */
export function writeStored(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // The page works without it: only reload and Back lose what would have been kept.
  }
}

/** Removes a key from `sessionStorage`, or does nothing when storage is blocked. */
export function removeStored(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was stored in the first place.
  }
}
