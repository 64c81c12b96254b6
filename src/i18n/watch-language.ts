/** What is asked for an update when a `lang` changes around it. */
export interface LanguageReader extends Node {
  requestUpdate(): void;
}

const readers = new Set<LanguageReader>();
/** One for all readers: a thousand observers of one document would each be asked about every change. */
let observer: MutationObserver | undefined;

/** From now on the reader is told when a `lang` changes around it, through shadow roots. */
export function watchLanguage(reader: LanguageReader): void {
  readers.add(reader);
  observer ??= new MutationObserver(() => {
    for (const each of readers) each.requestUpdate();
  });
  for (let at: Node | undefined = reader; at; at = at instanceof ShadowRoot ? at.host : undefined) {
    at = at.getRootNode();
    // A root that is observed already is not observed twice.
    observer.observe(at, { subtree: true, attributeFilter: ['lang'] });
  }
}

/** The reader is off the page. The observer stays: it keeps no root alive. */
export const unwatchLanguage = (reader: LanguageReader): boolean => readers.delete(reader);
