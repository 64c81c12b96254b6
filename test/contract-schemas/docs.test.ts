import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { problemsOf, schemas } from './support/schemas.js';

const page = await readFile(new URL('../../docs/endpoint.md', import.meta.url), 'utf8');

/** Every JSON block of the page, with the name of the schema that stands in the comment before it. */
const examples = [...page.matchAll(/(?:<!-- ([\w-]+) -->\n\n)?```json\n([^]*?)```/g)].map(([, schema, text]) => ({
  schema: schema ?? 'none',
  text: text ?? '',
}));

interface Consent {
  readonly sha256: string;
  readonly terms: readonly { readonly id: string; readonly text: string; readonly sha256: string; agreed: boolean }[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('docs/endpoint.md', () => {
  it('has examples of every body', () => {
    assert.deepEqual([...new Set(examples.map(({ schema }) => schema))].sort(), [...schemas.keys()].sort());
  });

  for (const [at, { schema, text }] of examples.entries()) {
    it(`shows a ${schema} that holds by its schema: example ${at + 1}`, () => {
      assert.deepEqual(problemsOf(schema, JSON.parse(text)), []);
    });
  }

  it('shows hashes that are right', () => {
    const bodies = examples.map(({ text }) => JSON.parse(text) as { readonly consent?: Consent });
    const consents = bodies.flatMap(({ consent }) => consent ?? []);
    assert.equal(consents.length, 1);
    for (const { terms, sha256: hash } of consents) {
      for (const term of terms) assert.equal(term.sha256, sha256(term.text));
      assert.equal(hash, sha256(terms.map((term) => `${term.id}:${term.sha256}:${term.agreed}`).join('\n')));
    }
  });
});
