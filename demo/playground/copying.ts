import { byId } from '../shop/dom.js';

/** Puts a text on the clipboard; false where the browser does not allow it. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Selects what stands in an element, so that it can be copied by hand. */
function select(source: HTMLElement): void {
  if (source instanceof HTMLInputElement) {
    source.focus();
    source.select();
    return;
  }
  source.focus();
  getSelection()?.selectAllChildren(source);
}

/** Makes a button copy what stands in an element, and say how that went. */
export function setUpCopying(
  ids: { readonly button: string; readonly source: string; readonly said: string },
  words: { readonly copied: string; readonly copyByHand: string },
): void {
  const source = byId(ids.source);
  byId(ids.button).addEventListener('click', () => {
    const text = source instanceof HTMLInputElement ? source.value : (source.textContent ?? '');
    void writeClipboard(text).then((done) => {
      byId(ids.said).textContent = done ? words.copied : words.copyByHand;
      if (!done) select(source);
    });
  });
}
