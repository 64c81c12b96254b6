import { limits } from './limits.js';

/**
 * A page that is being left cancels what it loads, some browsers before they tell of leaving: what is told then is true only
 * if the page is still here a little later. Stays open where the browser kept the page and brought it back.
 */
export const ifStillHere = <T>(told: T): Promise<T> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, limits.leaving, told);
    addEventListener('pageshow', ({ persisted }) => persisted && clearTimeout(timer), { once: true });
  });
