/**
 * Calls when the page's own scripts have had their turn, deferred ones included; perhaps more than once. Then what they give
 * an element is there, and they listen to it.
 */
export function afterScripts(call: () => void): void {
  // `performance.timing` is old, and shorter than what came after it. Firefox 153 tells now and then times of the empty
  // page that was there before, all alike and earlier than those of this page.
  const { domLoading, domContentLoadedEventStart: ran } = performance.timing;
  if (document.readyState === 'complete' || ran > domLoading) setTimeout(call);
  // The second is for browsers that tell no times: there it looks as if the first were still to come.
  else for (const event of ['DOMContentLoaded', 'load']) addEventListener(event, call, { once: true });
}
