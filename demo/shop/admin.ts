import { adminTexts } from './admin-texts.js';
import { createChargeKeys } from './charge-keys.js';
import { byId, create } from './dom.js';
import { isObject } from './json.js';
import { pageLanguage } from './language.js';
import { carriedAddress } from './links.js';
import { textOf } from './order-record.js';
import { createSheet, type SavedMethodSheet, type SheetActions } from './saved-method-sheet.js';
import { readCancelAnswer, readChargeAnswer, readSavedMethods, type SavedMethodNote } from './saved-methods.js';
import { setUpShell } from './shell.js';
import { getJson, postJson, type ApiAnswer } from './shop-api.js';
import { texts } from './texts.js';

const language = pageLanguage();
const words = adminTexts[language];
const place = byId('saved-methods');
const notice = byId('notice');
const keys = createChargeKeys();
const sheets = new Map<string, SavedMethodSheet>();

function actionsFor(savedAttemptId: string): SheetActions {
  return {
    async charge(amount, sheet) {
      const chargeId = keys.idFor(savedAttemptId, amount);
      const answered = readChargeAnswer(await postJson('/api/admin/charges', { savedAttemptId, amount, chargeId }));
      if (answered.kind !== 'open') keys.close(savedAttemptId);
      sheet.say(words.charged[answered.kind], answered);
      await showSavedMethods();
    },
    async end(sheet) {
      const answered = readCancelAnswer(await postJson('/api/admin/plans/cancel', { savedAttemptId }));
      sheet.say(words.ended[answered.kind], {
        ...answered,
        sentence: answered.kind === 'good' ? '' : answered.sentence,
      });
      await showSavedMethods();
    },
  };
}

/** The sheet of a saved method: the one that is there, so that what was typed and answered stays. */
function sheetOf(saved: SavedMethodNote): SavedMethodSheet {
  const { savedAttemptId } = saved;
  const sheet = sheets.get(savedAttemptId) ?? createSheet(saved, actionsFor(savedAttemptId));
  sheets.set(savedAttemptId, sheet);
  sheet.update(saved);
  return sheet;
}

function show(all: readonly SavedMethodNote[]): void {
  const membership = create('a', { href: carriedAddress('/demo/membership.html', location.search) }, words.membership);
  const none = create('p', { class: 'nothing' }, words.none, ' ', membership);
  const elements = all.map((saved) => sheetOf(saved).element);
  const isShown = elements.length > 0 && elements.every((element, index) => place.children[index] === element);
  // Moving an element takes the focus from it.
  if (!isShown || place.children.length !== elements.length) place.replaceChildren(...(all.length ? elements : [none]));
}

function complain({ body }: ApiAnswer): void {
  const sentence = isObject(body) ? textOf(body, 'message') : '';
  const again = create('button', { type: 'button', class: 'quiet' }, texts[language].tryAgain);
  again.addEventListener('click', () => void showSavedMethods());
  notice.replaceChildren(create('p', {}, sentence || texts[language].serverAway), again);
}

async function showSavedMethods(): Promise<void> {
  place.setAttribute('aria-busy', 'true');
  const answer = await getJson('/api/admin/saved-methods');
  const all = answer.status === 200 ? readSavedMethods(answer.body) : undefined;
  if (all) show(all);
  else complain(answer);
  notice.hidden = all !== undefined;
  place.setAttribute('aria-busy', 'false');
}

setUpShell('admin');
void showSavedMethods();
