import { byId } from './dom.js';
import { pageLanguage } from './language.js';
import { readRecord } from './order-record.js';
import { recordSections } from './record-view.js';
import { getJson } from './shop-api.js';

/** Whose record is shown: an order's where there is one, else an attempt's. */
export interface RecordSubject {
  readonly orderId?: string | undefined;
  readonly attemptId?: string | undefined;
}

/** Shows, beside the button, what the server's database holds. What the server does not know yet changes nothing. */
export function setUpRecordPanel(): (subject: RecordSubject) => Promise<void> {
  const place = byId('record');
  const again = byId('read-again');
  let address: string | undefined;

  async function read(): Promise<void> {
    if (address === undefined) return;
    const asked = address;
    place.setAttribute('aria-busy', 'true');
    const { body } = await getJson(asked);
    if (asked !== address) return;
    place.setAttribute('aria-busy', 'false');
    const record = readRecord(body);
    if (record) place.replaceChildren(...recordSections(record, body, pageLanguage()));
  }

  again.addEventListener('click', () => void read());
  return async ({ orderId, attemptId }) => {
    if (orderId) address = `/api/orders/${encodeURIComponent(orderId)}`;
    else if (attemptId) address = `/api/attempts/${encodeURIComponent(attemptId)}`;
    await read();
  };
}
