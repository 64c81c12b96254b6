import { byId, create } from './dom.js';
import { pageLanguage } from './language.js';
import { readRecord } from './order-record.js';
import { recordSections } from './record-view.js';
import { setUpShell } from './shell.js';
import { getJson } from './shop-api.js';
import { texts } from './texts.js';

const language = pageLanguage();
const words = texts[language];
const place = byId('record');
const notice = byId('notice');

function complain(message: string, retry: () => Promise<void>): void {
  const again = create('button', { type: 'button', class: 'quiet' }, words.tryAgain);
  again.addEventListener('click', () => void retry());
  notice.replaceChildren(create('p', {}, message), again);
  notice.hidden = false;
}

async function showRecord(address: string): Promise<void> {
  place.setAttribute('aria-busy', 'true');
  notice.hidden = true;
  const { status, body } = await getJson(address);
  const record = status === 200 ? readRecord(body) : undefined;
  if (record) place.replaceChildren(...recordSections(record, body, language));
  else complain(status === 404 ? words.notFound : words.serverAway, () => showRecord(address));
  place.setAttribute('aria-busy', 'false');
}

setUpShell('order');
const query = new URLSearchParams(location.search);
const orderId = query.get('order');
const attemptId = query.get('attempt');
if (orderId) {
  byId('lookup-order').setAttribute('value', orderId);
  byId('record-subject').textContent = words.order(orderId);
  void showRecord(`/api/orders/${encodeURIComponent(orderId)}`);
} else if (attemptId) {
  byId('record-subject').textContent = words.attempt(attemptId);
  void showRecord(`/api/attempts/${encodeURIComponent(attemptId)}`);
}
