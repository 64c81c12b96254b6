import { byId, create } from '../shop/dom.js';
import { parseLog, withEntry, type LogEntry } from '../shop/event-log.js';
import { readStored, removeStored, writeStored } from '../shop/storage.js';
import type { PlaygroundTexts } from './texts.js';
import { isSimulated, wireEntry, type Exchange } from './wire.js';

const storageKey = 'slow-water-wire';

function item(entry: LogEntry, simulatedTag: string): HTMLElement {
  const summary = create('summary', {}, create('code', { class: 'event-name' }, entry.name.replace(/ \(.*/, '')));
  if (isSimulated(entry)) summary.append(create('span', { class: 'simulated-tag' }, simulatedTag));
  return create('li', {}, create('details', {}, summary, create('pre', {}, entry.detail)));
}

/** Shows what the button sent and what came back, newest first, and keeps it over leaving. Gives what adds to it. */
export function setUpWireLog(words: PlaygroundTexts): (exchange: Exchange) => void {
  const list = byId('wire-log');
  const show = (): void => {
    const entries = parseLog(readStored(storageKey));
    const nothing = create('li', { class: 'no-events' }, words.noExchanges);
    list.replaceChildren(...(entries.length ? entries.map((each) => item(each, words.simulatedTag)) : [nothing]));
    const newest = list.querySelector('details');
    if (newest) newest.open = true;
  };
  byId('clear-wire').addEventListener('click', () => {
    removeStored(storageKey);
    show();
  });
  addEventListener('pageshow', show);
  show();
  return (exchange) => {
    const entry = wireEntry(exchange, new Date(), location.pathname);
    writeStored(storageKey, JSON.stringify(withEntry(parseLog(readStored(storageKey)), entry)));
    show();
  };
}
