/** What a release makes of the version and of CHANGELOG.md. Pure: `release.ts` reads and writes. */

const versionShape = /^(\d+)\.(\d+)\.(\d+)$/;

/**
 * The next version, checked.
 *
 * @throws Error when it is no `major.minor.patch`, or does not follow the current one.
 */
export function checkVersion(current: string, wanted: string): string {
  const [from, to] = [current, wanted].map((each) => versionShape.exec(each)?.slice(1).map(Number));
  if (!from || !to) throw new Error(`version: expected major.minor.patch, such as 1.2.3, got "${wanted}".`);
  const [major = 0, minor = 0, patch = 0] = from;
  const following = [`${major}.${minor}.${patch + 1}`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`];
  if (!following.includes(wanted)) throw new Error(`version: expected ${following.join(', ')}, got "${wanted}".`);
  return wanted;
}

/**
 * CHANGELOG.md with what was unreleased under the version and the day, and the notes of this release by themselves.
 *
 * @param day `2026-11-21`.
 * @throws Error when there is no "Unreleased" section, or nothing in it.
 */
export function releaseNotes(changelog: string, version: string, day: string): { changelog: string; notes: string } {
  const heading = '## Unreleased\n';
  const start = changelog.indexOf(heading);
  if (start < 0) throw new Error('CHANGELOG.md: expected a section "## Unreleased".');
  const rest = changelog.slice(start + heading.length);
  const end = rest.search(/^## /m);
  const notes = (end < 0 ? rest : rest.slice(0, end)).trim();
  if (!/^[-*] /m.test(notes)) throw new Error('CHANGELOG.md: expected a list of changes under "## Unreleased".');
  const older = end < 0 ? '' : `\n${rest.slice(end)}`;
  return { changelog: `${changelog.slice(0, start)}${heading}\n## ${version} – ${day}\n\n${notes}\n${older}`, notes };
}

/** The tag for the classic file, with its `integrity`, as it stands in the notes. Files never change under a version. */
export function scriptTag(version: string, integrity: string): string {
  return `<script src="https://YOUR-HOST/kr-pay-button@${version}/kr-pay-button.js" integrity="${integrity}" crossorigin="anonymous" defer></script>`;
}
