/** What one process remembers at most; nothing that is needed for long. */
const mostRemembered = 1_000;

/** Sets a value, and forgets the oldest ones beyond a thousand. */
export function rememberIn<T>(memory: Map<string, T>, key: string, value: T): void {
  memory.delete(key);
  memory.set(key, value);
  for (const oldest of memory.keys()) {
    if (memory.size <= mostRemembered) return;
    memory.delete(oldest);
  }
}
