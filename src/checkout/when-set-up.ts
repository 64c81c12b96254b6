/**
 * Calls when what an element lacks has had its time to come: a form inside, what a script sets, and what a framework writes
 * after it has put the element into the page.
 */
export function whenSetUp(judge: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', judge, { once: true });
  else setTimeout(judge);
}
