import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkVersion, releaseNotes, scriptTag } from '../../scripts/release-notes.js';

const changelog = '# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 – 2026-11-01\n\n- First.\n';

describe('the version of a release', () => {
  for (const next of ['0.1.4', '0.2.0', '1.0.0'])
    it(`may be ${next} after 0.1.3`, () => {
      assert.equal(checkVersion('0.1.3', next), next);
    });

  for (const wrong of ['', 'next', 'v0.2.0', '0.2', '0.1.3', '0.1.2', '0.1.5', '0.3.0', '0.2.1', '2.0.0', '0.2.0-beta'])
    it(`is not "${wrong}" after 0.1.3`, () => {
      assert.throws(() => checkVersion('0.1.3', wrong), /^Error: version: expected /);
    });
});

describe('the changelog of a release', () => {
  it('has what was unreleased under version and day, and room for what comes next', () => {
    const made = releaseNotes(changelog, '0.2.0', '2026-11-21');
    assert.equal(made.notes, '### Added\n\n- A thing.');
    assert.equal(
      made.changelog,
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 – 2026-11-21\n\n### Added\n\n- A thing.\n\n## 0.1.0 – 2026-11-01\n\n- First.\n',
    );
    // Nothing is left to release twice.
    assert.throws(() => releaseNotes(made.changelog, '0.2.1', '2026-11-22'), /expected a list of changes/);
  });

  it('may be the first one', () => {
    const first = releaseNotes('# Changelog\n\n## Unreleased\n\n- A thing.\n', '0.1.1', '2026-11-21');
    assert.equal(first.changelog, '# Changelog\n\n## Unreleased\n\n## 0.1.1 – 2026-11-21\n\n- A thing.\n');
  });

  it('is refused without a section, or with nothing in it', () => {
    assert.throws(() => releaseNotes('# Changelog\n', '0.2.0', '2026-11-21'), /expected a section/);
    assert.throws(() => releaseNotes('## Unreleased\n\n### Added\n', '0.2.0', '2026-11-21'), /expected a list/);
  });
});

describe('the script tag of a release', () => {
  it('names the version and the integrity', () => {
    const tag = scriptTag('0.2.0', 'sha384-abc');
    assert.match(tag, /kr-pay-button@0\.2\.0\/kr-pay-button\.js" integrity="sha384-abc" crossorigin="anonymous"/);
  });
});
