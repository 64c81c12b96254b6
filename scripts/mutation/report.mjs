/** What a run of Stryker came to, and the page that tells it. No side effects here. */

const folded = (text) => text.replace(/\s+/g, ' ').trim();

/** The mutated piece of a source, on one line. */
function pieceOf(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return folded(lines.join('\n'));
}

/**
 * Sums Stryker's report up: how many mutants, how many the tests noticed (by a failure, or because nothing ended), and
 * which ones they did not: the file, the line as it stands there, what was replaced and by what.
 */
export function summarize(report) {
  const mutants = Object.entries(report.files).flatMap(([file, { source, mutants: list }]) =>
    list.map((mutant) => ({ file, source, ...mutant })),
  );
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const survivors = mutants
    .filter(({ status }) => !['Killed', 'Timeout'].includes(status))
    .map(({ file, source, location, replacement }) => ({
      file,
      line: folded(source.split('\n')[location.start.line - 1]),
      from: pieceOf(source, location),
      to: folded(replacement),
    }));
  return { mutants: mutants.length, failed: count('Killed'), endless: count('Timeout'), survivors };
}

/** The share of mutants that were noticed, in percent. */
export const scoreOf = ({ mutants, survivors }) => ((mutants - survivors.length) / mutants) * 100;

const explains = (explanation, survivor) =>
  explanation.file === survivor.file &&
  (explanation.line === undefined || explanation.line === survivor.line) &&
  explanation.changes.some(([from, to]) => from === survivor.from && to === survivor.to);

/** What is missing in the explanations, and what in them is about no survivor. One sentence each. */
export function findGaps(results, explanations) {
  const survivors = Object.values(results).flatMap((result) => result.survivors);
  const unexplained = survivors.filter((survivor) => !explanations.some((each) => explains(each, survivor)));
  const idle = explanations.flatMap((explanation) =>
    explanation.changes
      .filter((change) => !survivors.some((survivor) => explains({ ...explanation, changes: [change] }, survivor)))
      .map((change) => ({ ...explanation, change })),
  );
  return [
    ...unexplained.map(({ file, line, from, to }) => `Not explained: ${file}\n  ${line}\n  ${from}\n  ${to}`),
    ...idle.map(({ file, change: [from, to] }) => `Explained, but no survivor: ${file}\n  ${from}\n  ${to}`),
  ];
}

const percent = (share) => `${share.toFixed(1)} %`;

function tableOf(modules, results) {
  const done = modules.filter(({ name }) => results[name]);
  const rows = done.map(({ name, goal }) => {
    const result = results[name];
    const { mutants, failed, endless, survivors, date, seconds } = result;
    const time = `${Math.round(seconds / 6) / 10} min`;
    return [name, mutants, failed, endless, survivors.length, percent(scoreOf(result)), `${goal} %`, date, time];
  });
  const sum = (read) => done.reduce((total, { name }) => total + read(results[name]), 0);
  const survivors = done.flatMap(({ name }) => results[name].survivors);
  const mutants = sum((result) => result.mutants);
  const total = [mutants, sum((result) => result.failed), sum((result) => result.endless), survivors.length];
  rows.push(['**all**', ...total, percent(scoreOf({ mutants, survivors })), '85 %', '', '']);
  const head = ['module', 'mutants', 'a test failed', 'never ended', 'survived', 'score', 'goal', 'date', 'took'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const code = (text) => (text === '' ? '_nothing_' : `\`\`${text.startsWith('`') ? ` ${text} ` : text}\`\``);

function sectionOf({ name, mutate }, explanations) {
  const own = explanations.filter(({ file }) => mutate.includes(file));
  if (!own.length) return '';
  const items = own.map(({ file, changes, why }) => {
    const list = changes.map(([from, to]) => `  - ${code(from)} → ${code(to)}`).join('\n');
    return `- \`${file}\`: ${why}\n\n${list}`;
  });
  return `### ${name[0].toUpperCase()}${name.slice(1)}\n\n${items.join('\n\n')}\n`;
}

/** The page `docs/mutation.md`. */
export function pageOf(modules, results, explanations) {
  return `# Mutation tests

<!-- Written by \`npm run mutation\`. The reasons are from scripts/mutation/survivors.mjs. -->

Stryker changes the code in one place, such as \`<\` to \`<=\`, and runs the tests. If none fails, the mutant survives: either
a test is missing, or the change makes no difference. The code that decides is tested so: \`scripts/mutation/modules.mjs\`
lists it, with the tests that judge it. They are the tests that the browsers run; here node runs them, because a mutant then
takes a fraction of a second. The score is the share of all mutants that were noticed, the ones that make no difference included.

\`npm run mutation\` mutates all of it, \`npm run mutation -- flow settings\` these modules, \`npm run mutation -- --page\` only
writes this page. It ends with an error where a survivor is not explained, and where a score is below its goal.

${tableOf(modules, results)}

## Survivors

Why each of them makes no difference, or is left as it is. A piece of code and what it was replaced by:

${modules.map((module) => sectionOf(module, explanations)).join('\n')}`;
}
