import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { byId, create, setAttributes } from './dom.js';
import { setUpEventLog } from './event-log-view.js';
import { pageLanguage } from './language.js';
import { carriedAddress } from './links.js';
import { planId } from './membership-plan.js';
import { setUpMethodChooser } from './method-chooser.js';
import { onTermsChanged, showOffer } from './offered-terms.js';
import { setUpOutcome } from './outcome-view.js';
import { showOwnMethods } from './own-methods-view.js';
import { setUpShell } from './shell.js';
import { texts } from './texts.js';

const button = byId('pay') as KrPayButtonElement;
const notice = byId('notice');
const language = pageLanguage();

/** The button can be pressed once it shows what the server asks for. */
async function dress(): Promise<void> {
  const came = await showOffer(button, planId, language);
  notice.hidden = came;
  if (came) button.removeAttribute('disabled');
}

setUpShell('membership');
setUpEventLog();
setUpMethodChooser(button, 'membership');
setUpOutcome();
button.addEventListener('kr-pay-start', ({ detail }) => {
  detail.metadata['planId'] = planId;
});
onTermsChanged(button, () => void dress());
setAttributes(button, { 'return-url': carriedAddress('/demo/return.html', location.search) });
const again = create('button', { type: 'button', class: 'quiet' }, texts[language].tryAgain);
again.addEventListener('click', () => void dress());
notice.replaceChildren(create('p', {}, texts[language].serverAway), again);
void dress();
void showOwnMethods();
