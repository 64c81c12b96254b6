import type { Page } from '../../../support/browser.js';

/** Chooses in a select, as a tester does. */
export async function pick(page: Page, name: string, value: string): Promise<void> {
  await page.evaluate(
    (field: string, wanted: string) => {
      const select = document.querySelector<HTMLSelectElement>(`#field-${field}`);
      if (!select) throw new Error(`There is no select ${field}.`);
      select.value = wanted;
      select.dispatchEvent(new Event('input', { bubbles: true }));
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    value,
  );
}

/** Writes into a field and leaves it. WebKit scrolls a field that has the focus back into view, also a moment later. */
export async function write(page: Page, name: string, text: string): Promise<void> {
  await page.fill(`#field-${name}`, text);
  await page.evaluate((field: string) => document.getElementById(`field-${field}`)?.blur(), name);
}

/** Clicks one of the choices that stand side by side. */
export const choose = (page: Page, name: string, value: string): Promise<void> =>
  page.click(`[name=${name}][value=${value}]`);

/** Opens the part of the panel in which a control stands. */
export async function openPart(page: Page, name: string): Promise<void> {
  await page.evaluate((field: string) => {
    const part = document.querySelector(`[data-field=${field}]`)?.closest('details');
    if (part) part.open = true;
  }, name);
}

/** Keeps what the page copies: a browser under test has no clipboard, or asks first. */
export async function catchCopies(page: Page): Promise<void> {
  await page.evaluate(() => {
    const writeText = (text: string): Promise<void> => {
      document.documentElement.dataset['copied'] = text;
      return Promise.resolve();
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });
}

/** What was copied last. */
export async function copied(page: Page): Promise<string> {
  const text = await page.waitFor(() => document.documentElement.dataset['copied'], 'something copied');
  await page.evaluate(() => delete document.documentElement.dataset['copied']);
  return text ?? '';
}

/** What runs in the page: the attributes of the button that are the contract's. */
export function attributesOnButton(): Record<string, string> {
  const attributes = document.querySelector('kr-pay-button')?.attributes ?? [];
  return Object.fromEntries(
    [...attributes].filter(({ name }) => name !== 'id').map(({ name, value }) => [name, value]),
  );
}

/** What runs in the page: the heads of what was sent and answered, newest first. */
export function wireNames(): string[] {
  return [...document.querySelectorAll('#wire-log summary')].map(({ children }) =>
    [...children].map(({ textContent }) => textContent).join(' '),
  );
}

/** What runs in the page once axe-core is there: what it finds, as rule and place. */
export async function accessibilityProblems(): Promise<string[]> {
  interface Found {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  }
  const { axe } = globalThis as unknown as { readonly axe: { run(): Promise<Found> } };
  const { violations } = await axe.run();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
