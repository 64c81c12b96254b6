import { byId, setAttributes } from './dom.js';
import { setUpEventLog } from './event-log-view.js';
import { pageLanguage } from './language.js';
import { carriedAddress } from './links.js';
import { planAttributes, planId } from './membership-plan.js';
import { setUpMethodChooser } from './method-chooser.js';
import { setUpOutcome } from './outcome-view.js';
import { setUpShell } from './shell.js';

const button = byId('pay');

setUpShell('membership');
setUpEventLog();
setUpMethodChooser(button, 'membership');
setUpOutcome();
button.addEventListener('kr-pay-start', ({ detail }) => {
  detail.metadata['planId'] = planId;
});
setAttributes(button, {
  ...planAttributes(pageLanguage(), carriedAddress('/demo/return.html', location.search)),
  disabled: undefined,
});
