import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import { isPossible, type Choice } from './bench-choice.js';
import { byId } from './dom.js';
import { isMethod, isMode, isProvider } from './names.js';
import { rowOf, type ProviderTable } from './provider-table.js';

const radios = (): NodeListOf<HTMLInputElement> => byId('choices').querySelectorAll<HTMLInputElement>('[type=radio]');

/** Whether impossible combinations are offered, too. */
export const isAdvanced = (): boolean => byId('choices').querySelector<HTMLInputElement>('#advanced')?.checked === true;

/** Offers impossible combinations, too, or not. */
export function setAdvanced(advanced: boolean): void {
  const box = byId('choices').querySelector<HTMLInputElement>('#advanced');
  if (box) box.checked = advanced;
}

/** The choice with this radio's value in the place of its own. */
function withRadio(choice: Choice, { name, value }: HTMLInputElement): Choice {
  if (name === 'provider' && isProvider(value)) return { ...choice, provider: value };
  if (name === 'method' && isMethod(value)) return { ...choice, method: value };
  if (name === 'mode' && isMode(value)) return { ...choice, mode: value };
  return choice;
}

/** Whether the shop can do this at all with what stands above it: any method of a provider, any mode of a method. */
function leadsSomewhere(table: ProviderTable, { name }: HTMLInputElement, choice: Choice): boolean {
  const row = rowOf(table, choice.provider);
  if (name === 'provider') return row !== undefined;
  return name === 'method' ? row?.modes[choice.method] !== undefined : isPossible(table, choice);
}

/** Shows the choice, and offers what the table allows; the rest is hidden or, among the advanced, marked. */
export function showChoice(choice: Choice, table: ProviderTable | undefined): void {
  const chosen: readonly string[] = [choice.provider, choice.method, choice.mode] satisfies [
    ProviderName,
    Method,
    Mode,
  ];
  for (const radio of radios()) {
    const works = !table || leadsSomewhere(table, radio, withRadio(choice, radio));
    radio.checked = chosen.includes(radio.value);
    const label = radio.closest('label');
    if (!label) continue;
    label.hidden = !works && !isAdvanced();
    label.toggleAttribute('data-impossible', !works);
  }
  byId('impossible').hidden = !table || isPossible(table, choice);
}

/** Calls back with the new choice, or with nothing when only the advanced switch was moved. */
export function onChoice(current: () => Choice, changed: (choice: Choice) => void): void {
  byId('choices').addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) changed(withRadio(current(), target));
  });
}
