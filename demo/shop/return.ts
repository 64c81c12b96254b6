import { holdsAttempt } from './arrival.js';
import { byId, setAttributes } from './dom.js';
import { setUpEventLog } from './event-log-view.js';
import { pageLanguage } from './language.js';
import { carriedAddress } from './links.js';
import { planAttributes, planId } from './membership-plan.js';
import { setChosenMethod } from './method-chooser.js';
import { setUpOutcome, showOutcome } from './outcome-view.js';
import { setUpShell } from './shell.js';
import { texts } from './texts.js';

const button = byId('pay');
const words = texts[pageLanguage()];
const { search } = location;

setUpShell('return');
setUpEventLog();
setUpOutcome();
setChosenMethod(button, 'membership');
button.addEventListener('kr-pay-start', ({ detail }) => {
  detail.metadata['planId'] = planId;
});
setAttributes(button, {
  ...planAttributes(pageLanguage(), carriedAddress('/demo/return.html', search)),
  disabled: undefined,
});
// The page as it stands says that it is asking; the button does so when it finds an attempt in the address.
if (!holdsAttempt(search)) {
  showOutcome({ kind: 'waiting', text: words.nothingToCheck }, [
    { address: carriedAddress('/demo/membership.html', search), text: words.toMembership },
  ]);
}
