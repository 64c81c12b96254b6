/** A v4 UUID, the only form of an attempt's id, as the source of a regular expression with the flag `i`. */
export const attemptIdPattern = '[\\da-f]{8}-[\\da-f]{4}-4[\\da-f]{3}-[89ab][\\da-f]{3}-[\\da-f]{12}';

const attemptId = new RegExp(`^${attemptIdPattern}$`, 'i');

/** Whether this is a v4 UUID. */
export function isAttemptId(value: unknown): value is string {
  return typeof value === 'string' && attemptId.test(value);
}

/** A new v4 UUID. `crypto.randomUUID` is missing on http pages, `getRandomValues` never is. */
export function newAttemptId(): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (letter === 'x' ? random % 16 : 8 + (random % 4)).toString(16);
  });
}
