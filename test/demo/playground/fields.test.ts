import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textNames } from '../../../src/settings/look.js';
import { startValues } from '../../../demo/playground/configuration.js';
import { allFields } from '../../../demo/playground/fields.js';
import { problemsOf } from '../../../demo/playground/problems.js';

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const page = 'https://shop.example/demo/playground.html';

describe('the table of the playground', () => {
  it('has every attribute of the element, and no other', () => {
    const inTable = allFields.filter(({ place }) => place === 'attribute').map(({ name }) => name);
    assert.deepEqual([...inTable].sort(), [...textNames.map(dashed), 'allow-framed', 'disabled'].sort());
  });

  it('has no name twice', () => {
    assert.equal(new Set(allFields.map(({ name }) => name)).size, allFields.length);
  });

  it('says something about each row in both languages', () => {
    for (const { name, help, expected } of allFields) {
      for (const words of [help, ...(expected ? [expected] : [])]) {
        assert.ok(words.ko.trim() && words.en.trim() && words.ko !== words.en, name);
      }
    }
  });

  it('offers what holds by itself among the choices', () => {
    for (const { name, kind, values, standard } of allFields) {
      if (kind === 'choice') assert.ok(values?.includes(standard), name);
    }
  });

  it('offers no choice that the element cannot use', () => {
    const begun = startValues('subscribe', { language: 'ko', order: undefined, mandate: undefined });
    for (const { name, place, values = [] } of allFields.filter((field) => field.place === 'attribute')) {
      // Without one of them there is no permission to ask for.
      const usable = name === 'frequency' ? values.filter(Boolean) : values;
      for (const value of usable) {
        assert.deepEqual([...problemsOf({ ...begun, [name]: value }, page)], [], `${place} ${name}="${value}"`);
      }
    }
  });
});
