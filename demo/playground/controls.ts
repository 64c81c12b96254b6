import { create, byId } from '../shop/dom.js';
import { methodTitles, modeTitles, providerTitles, isMethod, isMode, isProvider } from '../shop/names.js';
import type { Language } from '../shop/language.js';
import type { Values } from './configuration.js';
import { allFields, groups, type FieldName } from './fields.js';
import { outcomeOf } from './outcomes.js';
import { playgroundTexts } from './texts.js';

type Row = (typeof allFields)[number];

/** What to do when a control was used. `settled` once the tester is done with it, not with every letter. */
export type Changed = (name: FieldName, value: string, settled: boolean) => void;

/** Up to this many characters in all, choices stand side by side. */
const segmentLetters = 16;

const isSegment = ({ kind, values = [] }: Row): boolean =>
  kind === 'choice' && values.length > 1 && values.join('').length <= segmentLetters;

function optionText({ name }: Row, value: string, language: Language): string {
  const words = playgroundTexts[language];
  if (name === 'outcome') return words.outcomes[outcomeOf(value)];
  if (value === '') return words.notSet;
  const title = isMethod(value) ? methodTitles[value] : isMode(value) ? modeTitles[value] : undefined;
  const known = title ?? (isProvider(value) ? providerTitles[value] : undefined);
  return !known || known[language] === value.replaceAll('-', ' ') ? value : `${value} · ${known[language]}`;
}

function titleOf({ name, place }: Row, language: Language): Node {
  const { pageFields } = playgroundTexts[language];
  if (place === 'page' && (name === 'theme' || name === 'width' || name === 'outcome')) {
    return create('span', {}, pageFields[name]);
  }
  return create('code', {}, place === 'slot' ? `slot="${name.replace('slot-', '')}"` : name);
}

function segment(field: Row, language: Language, ids: string): HTMLElement {
  const options = (field.values ?? []).map((value) => {
    const radio = create('input', { type: 'radio', name: field.name, value, autocomplete: 'off' });
    return create('label', {}, radio, create('span', {}, optionText(field, value, language)));
  });
  const legend = create('legend', {}, titleOf(field, language));
  return create('fieldset', { class: 'segment', 'aria-describedby': ids }, legend, create('div', {}, ...options));
}

function single(field: Row, language: Language, ids: string): readonly HTMLElement[] {
  const { name, kind, values = [] } = field;
  const shared = { id: `field-${name}`, name, autocomplete: 'off', 'aria-describedby': ids };
  const label = create('label', { for: shared.id }, titleOf(field, language));
  if (kind === 'choice') {
    const options = values.map((value) => create('option', { value }, optionText(field, value, language)));
    return [label, create('select', shared, ...options)];
  }
  if (kind === 'switch') return [label, create('input', { ...shared, type: 'checkbox' })];
  const keyboard = kind === 'digits' ? { inputmode: 'numeric' } : {};
  return [label, create('input', { ...shared, ...keyboard, type: 'text', spellcheck: 'false' })];
}

function controlOf(field: Row, language: Language): HTMLElement {
  const helpId = `help-${field.name}`;
  const parts = isSegment(field) ? [segment(field, language, helpId)] : single(field, language, helpId);
  // One place for both: the help, or what is wrong, so that nothing moves.
  const help = create('p', { class: 'control-help', id: helpId }, field.help[language]);
  return create('div', { class: 'control', 'data-field': field.name, 'data-kind': field.kind }, ...parts, help);
}

/** Makes a control for every row of the table, and tells when one is used. */
export function setUpControls(language: Language, changed: Changed): void {
  const words = playgroundTexts[language];
  const inGroup = (group: string): HTMLElement[] =>
    allFields.filter((field) => field.group === group).map((field) => controlOf(field, language));
  byId('page-controls').replaceChildren(...inGroup('page'));
  byId('controls').replaceChildren(
    ...groups.map((group, at) => {
      const part = create('details', { class: 'control-group' }, create('summary', {}, words.groups[group]));
      part.append(create('div', { class: 'control-list' }, ...inGroup(group)));
      part.open = at < 2;
      return part;
    }),
  );
  const tell = (settled: boolean) => (event: Event) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const field = allFields.find(({ name }) => name === target.name);
    if (!field) return;
    const isSwitch = target instanceof HTMLInputElement && target.type === 'checkbox';
    changed(field.name, isSwitch ? (target.checked ? 'on' : '') : target.value, settled);
  };
  for (const id of ['page-controls', 'controls']) {
    byId(id).addEventListener('input', tell(false));
    byId(id).addEventListener('change', tell(true));
  }
}

/** Shows the values, and at each control what is wrong with it. */
export function showControls(values: Values, problems: ReadonlyMap<FieldName, string>, language: Language): void {
  for (const field of allFields) {
    const control = document.querySelector(`[data-field="${field.name}"]`);
    const value = values[field.name];
    for (const input of control?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select') ?? []) {
      const tickable = input instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(input.type);
      if (tickable) input.checked = input.type === 'radio' ? input.value === value : value === 'on';
      else if (input.value !== value) input.value = value;
      if (problems.has(field.name)) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    const help = control?.querySelector('.control-help');
    if (help) help.textContent = helpOf(field, problems, language);
    control?.toggleAttribute('data-wrong', problems.has(field.name));
  }
}

function helpOf(field: Row, problems: ReadonlyMap<FieldName, string>, language: Language): string {
  if (!problems.has(field.name)) return field.help[language];
  return field.expected?.[language] ?? playgroundTexts[language].cannotUse;
}

/** Opens the parts in which something is wrong or was chosen, so that nobody has to search. */
export function openParts(names: Iterable<FieldName>): void {
  for (const name of names) {
    const part = document.querySelector(`#controls [data-field="${name}"]`)?.closest('details');
    if (part) part.open = true;
  }
}
