import type { Method, Mode } from '../../src/contract/types.js';
import { benchAddress, nearestChoice } from './bench-choice.js';
import { byId, create } from './dom.js';
import { pageLanguage } from './language.js';
import { allMethods, methodTitles, modeTitles, providerTitles } from './names.js';
import { modesOf, readProviderTable, type ProviderRow, type ProviderTable } from './provider-table.js';
import { getJson } from './shop-api.js';
import { texts } from './texts.js';

const language = pageLanguage();
const words = texts[language];

/** The roles stand in words, since a narrow page shows the cells of a row one below the other. */
const head = (scope: 'col' | 'row', ...content: readonly (Node | string)[]): HTMLElement =>
  create('th', { scope, role: scope === 'col' ? 'columnheader' : 'rowheader' }, ...content);

/** Breaks between modes only, and never before a dot. */
const modesLine = (modes: readonly Mode[]): string =>
  modes.map((mode) => modeTitles[mode][language].replaceAll(' ', '\u00a0')).join('\u00a0· ');

function cell(table: ProviderTable, { name }: ProviderRow, method: Method): HTMLElement {
  const modes = modesOf(table, name, method);
  if (modes.length === 0) return create('td', { role: 'cell', class: 'works-not' }, '–');
  const choice = nearestChoice(table, { provider: name, method, mode: 'pay' });
  const link = create(
    'a',
    { href: benchAddress(choice, location.search), 'data-provider': name, 'data-method': method },
    create('span', { class: 'works-name' }, providerTitles[name][language]),
    create('span', { class: 'unseen' }, ` ${methodTitles[method][language]}: `),
    create('span', { class: 'works-modes' }, modesLine(modes)),
  );
  return create('td', { role: 'cell' }, link);
}

function columnHead({ name, emulator }: ProviderRow): HTMLElement {
  const place = create('span', { class: 'works-place' }, emulator ? words.emulator : words.testMode);
  return head('col', providerTitles[name][language], ' ', place);
}

function methodRow(table: ProviderTable, method: Method): HTMLElement {
  const cells = table.providers.map((row) => cell(table, row, method));
  return create('tr', { role: 'row' }, head('row', methodTitles[method][language]), ...cells);
}

/** Shows which provider of the shop can do which method in which modes; every cell leads to the try-out page. */
export async function showWhatWorks(): Promise<void> {
  const table = readProviderTable((await getJson('/api/providers')).body);
  if (!table) return;
  const columns = create('tr', { role: 'row' }, create('td', { role: 'cell' }), ...table.providers.map(columnHead));
  const takes = (method: Method): boolean => table.providers.some(({ modes }) => modes[method] !== undefined);
  byId('what-works').replaceChildren(
    create('thead', { role: 'rowgroup' }, columns),
    create('tbody', { role: 'rowgroup' }, ...allMethods.filter(takes).map((method) => methodRow(table, method))),
  );
  byId('what-works-waiting').hidden = true;
}
