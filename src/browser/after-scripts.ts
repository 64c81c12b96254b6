/**
 * Calls when the page's own scripts have had their turn, deferred ones included; perhaps more than once. Then what they give
 * an element is there, and they listen to it.
 */
export function afterScripts(call: () => void): void {
  // `performance.timing` is old, and shorter than what came after it.
  if (document.readyState === 'complete' || performance.timing.domContentLoadedEventStart) setTimeout(call);
  // The second is for browsers that tell no times: there it looks as if the first were still to come.
  else for (const event of ['DOMContentLoaded', 'load']) addEventListener(event, call, { once: true });
}
