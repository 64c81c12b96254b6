import { errorCode } from '../server/listen.js';
import type { Caller } from './http.js';

/** Most often that one request is sent. */
const mostTries = 3;

/**
 * Sends a request again when its connection turns out to be closed, with the same bytes: a server closes what has been idle for
 * some seconds, and a browser that has just used it opens another. Whoever waits in vain is not helped: that is a fault.
 */
export function insistent(caller: Caller, onReset: () => void): Caller {
  async function insist<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask();
      } catch (error) {
        if (errorCode(error) !== 'ECONNRESET' || tries === mostTries) throw error;
        onReset();
      }
    }
  }
  return {
    ...caller,
    get: (path) => insist(() => caller.get(path)),
    post: (path, body, headers) => insist(() => caller.post(path, body, headers)),
  };
}
