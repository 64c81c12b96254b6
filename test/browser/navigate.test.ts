import { expect } from '@open-wc/testing';
import type { Departure } from '../../src/providers/provider.js';
import { closeInnerPages, nextLoad, openInnerPage } from './inner-page.js';

const provider = new URL('./provider-page.html', import.meta.url).href;
const get: Departure = { url: provider, method: 'GET', fields: [] };
const post = (...fields: Departure['fields']): Departure => ({ url: provider, method: 'POST', fields });

/** Posts in an inner page, and answers with what was about to be sent when the browser made up its entry list. */
async function postIn(departure: Departure, markup: Parameters<typeof openInnerPage>[0] = {}) {
  const inner = await openInnerPage(markup);
  const seen: { form: HTMLFormElement | null; entries: [string, FormDataEntryValue][] } = { form: null, entries: [] };
  inner.page.addEventListener('formdata', (event) => {
    seen.form = event.composedPath().find((target): target is HTMLFormElement => 'acceptCharset' in target) ?? null;
    seen.entries = [...event.formData.entries()];
  });
  const left = nextLoad(inner.frame);
  const accepted = inner.page.navigate(departure, provider, false);
  return { ...inner, ...seen, accepted, left };
}

describe('leaving by GET', () => {
  afterEach(closeInnerPages);

  it('goes to the address that was checked, not to the one the provider gave', async () => {
    const { frame, page } = await openInnerPage();
    const left = nextLoad(frame);
    expect(page.navigate({ ...get, url: 'https://unchecked.example/' }, `${provider}?a=1#b`, false)).to.equal(true);
    await left;
    expect(frame.contentWindow?.location.href).to.equal(`${provider}?a=1#b`);
  });

  it('answers false when the top window may not be moved', async () => {
    const { page } = await openInnerPage({ sandbox: 'allow-scripts allow-same-origin' });
    expect(page.navigate(get, provider, true)).to.equal(false);
  });

  it('answers false to an address that is none', async () => {
    const { page } = await openInnerPage();
    expect(page.navigate(get, 'https://[', false)).to.equal(false);
  });
});

describe('leaving by POST', () => {
  afterEach(closeInnerPages);

  it('sends the fields to the address that was checked and lands there', async () => {
    const { frame, form, entries, accepted, left } = await postIn(post(['MD', 'a b'], ['PaReq', '']));
    expect(accepted).to.equal(true);
    expect(entries).to.deep.equal([
      ['MD', 'a b'],
      ['PaReq', ''],
    ]);
    expect(form?.getAttribute('action')).to.equal(provider);
    expect(form?.getAttribute('method')).to.equal('post');
    expect(form?.getAttribute('target')).to.equal('_self');
    expect(form?.getAttribute('accept-charset')).to.equal('utf-8');
    await left;
    expect(frame.contentWindow?.location.href).to.equal(provider);
  });

  it('sends names that are the form’s own, in order and as they are', async () => {
    const own = 'submit action method target append remove setAttribute elements parentNode nodeType submit name id';
    const odd = '__proto__ constructor prototype toString a[b] 카카오 "><script>';
    const names = `${own} ${odd}`.split(' ');
    const fields = names.map((name, index) => [name, `value ${index} & <${name}>`] as const);
    const { frame, entries, left } = await postIn(post(...fields));
    expect(entries).to.deep.equal(fields);
    await left;
    expect(frame.contentWindow?.location.href).to.equal(provider);
  });

  it('sends no field at all when there is none', async () => {
    const { frame, entries, left } = await postIn(post());
    expect(entries).to.deep.equal([]);
    await left;
    expect(frame.contentWindow?.location.href).to.equal(provider);
  });

  it('leaves no form behind and shows none', async () => {
    const { document: inner, form, left } = await postIn(post(['submit', '1'], ['remove', '2']));
    expect(inner.querySelector('form')).to.equal(null);
    expect(form?.hasAttribute('hidden')).to.equal(true);
    await left;
  });

  it('is not led astray by elements named like the document’s own members', async () => {
    const names = ['createElement', 'querySelector', 'body', 'documentElement', 'forms', 'location', 'defaultView'];
    const body = names.map((name) => `<form name="${name}"></form><img name="${name}" alt="">`).join('');
    const { frame, entries, left } = await postIn(post(['a', '1']), { body });
    expect(entries).to.deep.equal([['a', '1']]);
    await left;
    expect(frame.contentWindow?.location.href).to.equal(provider);
  });

  it('stays in its window on a page with a base target', async () => {
    const { frame, left } = await postIn(post(['a', '1']), { head: '<base target="_blank">' });
    await left;
    expect(frame.contentWindow?.location.href).to.equal(provider);
  });

  it('aims at the top window when the whole window is to leave', async () => {
    const { page } = await openInnerPage({ sandbox: 'allow-scripts allow-same-origin allow-forms' });
    let target: string | null = null;
    page.addEventListener('formdata', (event) => {
      const form = event.composedPath()[0];
      if (form && 'getAttribute' in form && typeof form.getAttribute === 'function')
        target = form.getAttribute('target');
    });
    // The sandbox keeps the test's own window where it is.
    page.navigate(post(['a', '1']), provider, true);
    expect(target).to.equal('_top');
  });
});
