import { consentTexts } from './consent-texts.js';
import { create } from './dom.js';
import { isObject, type JsonObject } from './json.js';
import { formatTime, type Language } from './language.js';
import { textOf, timelineOf, type OrderRecord } from './order-record.js';
import { fieldsOf, happeningNames, sectionNames } from './record-fields.js';

type SectionName = keyof typeof sectionNames;

function fieldList(row: JsonObject, language: Language): HTMLElement {
  const pairs = fieldsOf(row, language).map(({ name, label, value }) =>
    create('div', { 'data-field': name, 'data-value': value }, create('dt', {}, label), create('dd', {}, value)),
  );
  return create('dl', { class: 'fields' }, ...pairs);
}

function section(name: SectionName, language: Language, ...content: readonly Node[]): HTMLElement {
  const id = `record-${name}`;
  const heading = create('h2', { id }, sectionNames[name][language]);
  return create('section', { class: `sheet ${name}`, 'aria-labelledby': id }, heading, ...content);
}

function rows(name: SectionName, items: readonly JsonObject[], language: Language): HTMLElement {
  const lists = items.map((item) => fieldList(item, language));
  const content = lists.length > 0 ? lists : [create('p', { class: 'nothing' }, sectionNames.nothing[language])];
  return section(name, language, ...content);
}

function timeline(record: OrderRecord, language: Language): HTMLElement {
  const items = timelineOf(record).map(({ time, kind, word, about }) =>
    create(
      'li',
      { 'data-kind': kind },
      create('time', { datetime: time }, formatTime(time, language)),
      create('strong', {}, happeningNames[kind][language]),
      ' ',
      create('span', {}, word),
      ' ',
      create('code', {}, about),
    ),
  );
  return section('timeline', language, create('ol', {}, ...items));
}

function term(value: JsonObject, language: Language): HTMLElement {
  const agreed = value['agreed'] === true ? sectionNames.agreed : sectionNames.notAgreed;
  const required = value['required'] === true ? sectionNames.required : sectionNames.optional;
  const time = typeof value['agreedAt'] === 'string' ? ` · ${formatTime(value['agreedAt'], language)}` : '';
  const version = typeof value['version'] === 'string' ? ` · ${value['version']}` : '';
  return create(
    'li',
    {},
    create('p', { class: 'term-text' }, textOf(value, 'text')),
    create('p', { class: 'term-answer' }, `${required[language]} · ${agreed[language]}${time}${version}`),
    create('code', { class: 'hash' }, textOf(value, 'sha256')),
  );
}

/** Where the consents of an order, or of an attempt without one, can be printed and read by programs. */
function exportLinks({ order, consent }: OrderRecord, language: Language): HTMLElement {
  const query = new URLSearchParams(
    order ? { order: textOf(order, 'orderId') } : { attempt: textOf(consent ?? {}, 'attemptId') },
  ).toString();
  const { record, recordJson } = consentTexts[language];
  const page = create('a', { href: `/api/consents/page?${query}` }, record);
  return create('p', { class: 'exports' }, page, ' · ', create('a', { href: `/api/consents?${query}` }, recordJson));
}

function consentSheet(consent: JsonObject, exports: HTMLElement, language: Language): HTMLElement {
  // The server keeps the record as it came and puts beside it what only the server can know.
  const { record } = consent;
  const terms = isObject(record) && Array.isArray(record['terms']) ? record['terms'].filter(isObject) : [];
  return section(
    'consent',
    language,
    create('ol', { class: 'terms' }, ...terms.map((each) => term(each, language))),
    fieldList({ ...(isObject(record) ? record : {}), ...consent }, language),
    exports,
  );
}

/** The whole record as sections: what happened first, then row by row, at the end the JSON as it came. */
export function recordSections(record: OrderRecord, body: unknown, language: Language): readonly HTMLElement[] {
  const json = create('pre', { tabindex: '0' }, JSON.stringify(body, null, 2));
  return [
    timeline(record, language),
    ...(record.order ? [rows('order', [record.order], language), rows('ledger', record.ledger, language)] : []),
    ...(record.savedMethod ? [rows('savedMethod', [record.savedMethod], language)] : []),
    ...(record.charges.length > 0 ? [rows('charges', record.charges, language)] : []),
    ...(record.consent ? [consentSheet(record.consent, exportLinks(record, language), language)] : []),
    rows('attempts', record.attempts, language),
    rows('webhooks', record.webhooks, language),
    create('details', { class: 'sheet raw' }, create('summary', {}, sectionNames.raw[language]), json),
  ];
}
