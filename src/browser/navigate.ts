import type { Departure } from '../providers/provider.js';

function make(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  // A form named like one of the document's methods would shadow it, so the prototype's own is called.
  const element = Document.prototype.createElement.call(document, tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name] ?? '');
  return element;
}

function post(fields: Departure['fields'], action: string, target: string): void {
  // A shop's page may be in another encoding or have a <base target>: neither may change what is sent where.
  const form = make('form', { action, method: 'post', target, 'accept-charset': 'utf-8', hidden: '' });
  // All at once: after this a field's name can shadow any of the form's own properties.
  form.append(...fields.map(([name, value]) => make('input', { type: 'hidden', name, value })));
  const home = Document.prototype.querySelector.call(document, 'body');
  home?.append(form);
  HTMLFormElement.prototype.submit.call(form);
  Element.prototype.remove.call(form);
}

/**
 * Leaves the page. `url` is the departure's address after the address policy has passed it; with `top` the whole window
 * leaves, not only this frame. Answers false when the browser does not let it.
 */
export function navigate(departure: Departure, url: string, top: boolean): boolean {
  try {
    if (departure.method === 'POST') post(departure.fields, url, top ? '_top' : '_self');
    // Across origins a location has no `assign`, but its `href` can be set.
    else if (top && window.top) window.top.location.href = url;
    else location.assign(url);
    return true;
  } catch {
    return false;
  }
}
