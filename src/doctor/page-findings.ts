import { isAttemptId } from '../trip/attempt-id.js';
import { readArrival } from '../trip/return-url.js';
import { addressOf } from './addresses.js';
import { isLoopback } from '../address/policy.js';
import type { ButtonFacts, PageFacts } from './facts.js';
import type { Finding } from './finding.js';

function versionFindings({ registered, doctor, scripts, secondCopy }: PageFacts): Finding[] {
  const found: Finding[] = [];
  if (secondCopy || scripts.length > 1)
    found.push({
      kind: 'two-copies',
      severity: 'warning',
      wrong: secondCopy ?? `The page has the button’s script ${scripts.length} times: ${scripts.join(', ')}.`,
      expected: 'one copy: the first definition counts, the other one is loaded for nothing',
      remedy: 'Keep one script tag or one import of kr-pay-button/define, and look for another copy in your packages.',
    });
  if (registered !== undefined && registered !== doctor)
    found.push({
      kind: 'other-version',
      severity: 'warning',
      wrong: `The button is ${registered || 'of an unknown version'}, this doctor is of ${doctor}.`,
      expected: 'a doctor of the button’s version: it judges by its own rules',
      remedy: 'Load both from the same release.',
    });
  return found;
}

function returnFindings({ address, buttons, settled }: PageFacts): Finding[] {
  const given = addressOf(address, address)?.searchParams.get('kr_pay_attempt');
  if (!settled || !given) return [];
  if (!isAttemptId(given) || !readArrival(address))
    return [
      {
        kind: 'unreadable-return',
        severity: 'error',
        wrong: 'This address is one of a return, and its kr_pay_attempt cannot be read.',
        expected: 'kr_pay_attempt with the id that the start request sent',
        remedy: 'Give the provider returnUrl from the start request as it is: not cut, not encoded once more.',
      },
    ];
  return buttons
    ? []
    : [
        {
          kind: 'return-without-button',
          severity: 'error',
          wrong: 'A shopper has come back to this page, and no kr-pay-button on it asks how it ended.',
          expected: 'a kr-pay-button on the page that return-url names',
          remedy:
            'Put the button on this page, or let return-url name a page that has it. Without a button no event comes.',
        },
      ];
}

/** What is wrong with the page as a whole. */
export function pageFindings(page: PageFacts): Finding[] {
  const found = [...versionFindings(page), ...returnFindings(page)];
  if (!/^https?:/.test(page.address))
    found.push({
      kind: 'page-address',
      severity: 'error',
      wrong: `This page has an address that nobody can come back to (${page.address.replace(/:.*/s, ':')}).`,
      expected: 'a page from a server, https',
      remedy: 'Open it from your development server, such as http://localhost:3000/.',
    });
  else if (!page.secureContext)
    found.push({
      kind: 'insecure-page',
      severity: 'warning',
      wrong: 'This page is no secure context (http).',
      expected: 'https; http on localhost alone',
      remedy: `Terms cannot be agreed to here, and providers refuse such return addresses. ${
        isLoopback(addressOf(page.address, page.address))
          ? 'The page around this frame has to be https.'
          : 'On a phone in your network, use a tunnel or a certificate of your own: its address is not localhost.'
      }`,
    });
  for (const name of page.clobbered)
    found.push({
      kind: 'taken-name',
      severity: 'warning',
      wrong: `window.${name} is an element of this page with that id or name.`,
      expected: `the name ${name} to be free for the provider’s script`,
      remedy: `Rename the element: the flow that needs ${name} ends with provider-unavailable.`,
    });
  return found;
}

/** What is wrong between one button and its page. */
export function placeFindings({ upgraded, allowFramed, ...button }: ButtonFacts, page: PageFacts): Finding[] {
  const found: Finding[] = [];
  const { settled, registered, scripts, frame, secureContext } = page;
  if (!upgraded && settled)
    found.push({
      kind: 'not-upgraded',
      severity: 'error',
      wrong:
        registered === undefined
          ? 'kr-pay-button is not registered: the element is an unknown tag.'
          : 'The element was not upgraded, although kr-pay-button is registered.',
      expected: 'the button’s script to have run',
      remedy: scripts.length
        ? `Look at the network panel for ${scripts[0]}: not found, blocked by the content security policy, by integrity or by an ad blocker?`
        : 'The page loads no script of the button: add the script tag, or import kr-pay-button/define (kr-pay-button alone registers nothing).',
    });
  if (button.unshown)
    found.push({
      kind: 'hidden-content',
      severity: 'warning',
      wrong: `${button.unshown} stands inside the button, where nothing shows it.`,
      expected: 'a form, kr-pay-term elements, or content with slot="label", "logo" or "notice"',
      remedy:
        'Close the tag with </kr-pay-button>: HTML takes <kr-pay-button /> for a start. Own words go into a slot.',
    });
  if (frame === 'cross-origin' && !allowFramed)
    found.push({
      kind: 'framed',
      severity: 'error',
      wrong: 'The page is in a frame of another site, and a press ends with framed.',
      expected: 'a page of its own, or allow-framed',
      remedy:
        'Add allow-framed if you trust the page around it: then the top window leaves. A sandbox needs allow-top-navigation-by-user-activation.',
    });
  if (!secureContext && (button.terms.length || /save|subscribe/.test(button.raw.mode ?? '')))
    found.push({
      kind: 'insecure-consent',
      severity: 'error',
      wrong: 'The record of what was agreed to needs hashes, and browsers make none on an http page.',
      expected: 'a secure context (https)',
      remedy: 'Serve the page by https, or open it on localhost.',
    });
  return found;
}
