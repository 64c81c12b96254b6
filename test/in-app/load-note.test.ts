import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { loadNote } from '../../src/in-app/load-note.js';
import type { NotePlace } from '../../src/in-app/in-app-note.js';
import { beYourself, clipboard, pretend } from './user-agents.js';

const attempt = '0b8f9f6e-3c5d-4f0e-9d51-6a0c5b7d2e11';
const place: NotePlace = { shadowRoot: null, updateComplete: Promise.resolve(true), changed() {} };

async function noteIn(name: Parameters<typeof pretend>[0]) {
  pretend(name);
  return (await loadNote(place)) ?? expect.fail('no note');
}

describe('the note', () => {
  const here = location.href;
  const realTimer = window.setTimeout;
  afterEach(() => {
    beYourself();
    window.setTimeout = realTimer;
    history.replaceState(null, '', here);
  });

  for (const name of ['Safari on iOS', 'Chrome on Android'] as const) {
    it(`is not there in ${name}`, async () => {
      pretend(name);
      expect(await loadNote(place)).to.equal(undefined);
    });
  }

  it('is given up when its file does not come in time', async () => {
    pretend('Instagram on iOS');
    const waits: unknown[] = [];
    const atOnce = (run: TimerHandler, wait?: number) => {
      waits.push(wait);
      if (typeof run === 'function') run();
      return 0;
    };
    Object.assign(window, { setTimeout: atOnce });
    expect(await loadNote(place)).to.equal(undefined);
    expect(waits).to.deep.equal([2000]);
  });

  it('offers and copies the address without an attempt and what a provider added', async () => {
    history.replaceState(null, '', `/shop?tea=%EC%B0%A8&kr_pay_attempt=${attempt}&payment_intent=pi_1#end`);
    const clean = `${location.origin}/shop?tea=%EC%B0%A8#end`;
    const written = clipboard(true);
    const note = await noteIn('KakaoTalk on iOS');
    const shown = document.createElement('div');
    render(note.view('ready', 'ko'), shown);
    expect(shown.querySelector('a')?.getAttribute('href')).to.equal(
      `kakaotalk://web/openExternal?url=${encodeURIComponent(clean)}`,
    );
    shown.querySelector('button')?.click();
    await Promise.resolve();
    expect(written).to.deep.equal([clean]);
  });

  it('makes no markup of what stands in the address', async () => {
    history.replaceState(null, '', `/shop?"><img src=x onerror=alert(1)>#'><script>1</script>`);
    clipboard(false);
    const note = await noteIn('LINE on Android');
    const shown = document.createElement('div');
    render(note.view('ready', 'en'), shown);
    shown.querySelector('button')?.click();
    await Promise.resolve();
    await Promise.resolve();
    render(note.view('ready', 'en'), shown);
    expect(shown.querySelector('input')?.value).to.equal(location.href);
    expect([...shown.querySelectorAll('*')].map(({ localName }) => localName)).to.deep.equal([
      'div',
      'p',
      'div',
      'a',
      'input',
    ]);
  });

  it('stands while nothing is paid, and forgets at each state what it said', async () => {
    clipboard(true);
    const note = await noteIn('Naver on Android');
    const shown = document.createElement('div');
    for (const state of ['ready', 'starting', 'opening', 'leaving', 'failed'] as const) {
      render(note.view(state, 'zh'), shown);
      expect(note.said).to.equal('');
      expect(shown.querySelectorAll('[role=note]')).to.have.lengthOf(1);
      note.said = 'something';
      render(note.view(state, 'zh'), shown);
      expect(note.said).to.equal('something');
    }
    for (const state of ['confirming', 'pending', 'succeeded'] as const) {
      render(note.view(state, 'zh'), shown);
      expect(note.said).to.equal('');
      expect(shown.childElementCount).to.equal(0);
    }
  });
});
