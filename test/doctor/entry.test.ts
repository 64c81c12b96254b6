import { expect } from '@open-wc/testing';
import '../../src/define.js';
import { waitUntil } from '../support/wait-until.js';

describe('the entry for development', () => {
  it('begins when it is imported, once, and comes back when the page is replaced', async () => {
    const { info, error } = console;
    const said: string[] = [];
    console.info = (...words: unknown[]) => said.push(String(words[0]));
    console.error = (...words: unknown[]) => said.push(String(words[0]));
    try {
      await import('../../src/doctor.js');
      const copy = '/src/doctor.ts?second';
      await import(copy);
      await waitUntil(() => document.querySelector('kr-pay-doctor'), 'no overlay');
      document.body.replaceChildren(document.createElement('kr-pay-button'));
      await waitUntil(() => document.querySelector('kr-pay-doctor')?.diagnoses.length === 2, 'no findings');
      expect(document.querySelectorAll('kr-pay-doctor')).to.have.lengthOf(1);
      const begun = said.filter((words) => words.includes('For development only'));
      expect(begun).to.have.lengthOf(1);
    } finally {
      document.body.replaceChildren();
      Object.assign(console, { info, error });
    }
  });
});
