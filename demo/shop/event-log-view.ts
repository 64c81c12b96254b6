import { create, byId } from './dom.js';
import { describeDetail, parseLog, withEntry, type LogEntry } from './event-log.js';
import { payEventNames } from './pay-events.js';
import { readStored, removeStored, writeStored } from './storage.js';

const storageKey = 'slow-water-events';

/** Details longer than this many lines start folded. */
const openLines = 14;

const clockOf = (time: string): string => {
  const date = new Date(time);
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part, 2)).join(':');
  return `${clock}.${pad(date.getMilliseconds(), 3)}`;
};

function entryItem(entry: LogEntry): HTMLElement {
  const summary = create(
    'summary',
    {},
    create('code', { class: 'event-name' }, entry.name),
    create('time', { datetime: entry.time }, clockOf(entry.time)),
    create('span', { class: 'event-page' }, entry.page),
  );
  const details = create('details', {}, summary, create('pre', {}, entry.detail));
  details.open = entry.detail.split('\n').length <= openLines;
  return create('li', { 'data-event': entry.name }, details);
}

/** Shows the button's events, newest first, and keeps them over leaving the page and coming back. */
export function setUpEventLog(): void {
  const list = byId('event-log');
  const clear = byId('clear-events');
  const emptyList = [...list.childNodes];

  const show = (): void => {
    const entries = parseLog(readStored(storageKey));
    list.replaceChildren(...(entries.length > 0 ? entries.map(entryItem) : emptyList));
  };
  const keep = (event: Event): void => {
    const entry = {
      name: event.type,
      time: new Date().toISOString(),
      page: location.pathname,
      detail: describeDetail('detail' in event ? event.detail : undefined),
    };
    writeStored(storageKey, JSON.stringify(withEntry(parseLog(readStored(storageKey)), entry)));
    show();
  };

  // On `window`, so that the page's own listeners have run and their headers and metadata are in the detail.
  for (const name of payEventNames) addEventListener(name, keep);
  clear.addEventListener('click', () => {
    removeStored(storageKey);
    show();
  });
  // Also when Back brings this page from memory: others may have added to the log since.
  addEventListener('pageshow', show);
  show();
}
