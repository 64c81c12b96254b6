// Keeps ARCHITECTURE.md true: every room of src/ stands in its table with a level, and a room imports only from rooms
// of lower levels or from itself, type imports and import() included. Packages are named per room, too.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path/posix';

const files = readdirSync('src', { recursive: true })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'));
const roomOf = (file) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, ''));

/** Rows such as: | 3 | `consent` | what it decides | `lit` |. */
const rooms = new Map();
for (const line of readFileSync('ARCHITECTURE.md', 'utf8').split('\n')) {
  const [, level, room, , packages] = /^\| (\d+) +\| `([\w-]+)`[^|]*\|([^|]*)\|([^|]*)\|/.exec(line) ?? [];
  if (room)
    rooms.set(room, { level: Number(level), packages: [...packages.matchAll(/`([^`]+)`/g)].map(([, name]) => name) });
}

const problems = [];
const seen = new Set();
for (const file of files) {
  const room = roomOf(file);
  seen.add(room);
  const own = rooms.get(room);
  if (!own) {
    problems.push(`${file}: ARCHITECTURE.md names no room "${room}"`);
    continue;
  }
  const code = readFileSync(join('src', file), 'utf8');
  for (const [, target] of code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (!target.startsWith('.')) {
      if (!own.packages.some((name) => target === name || target.startsWith(`${name}/`)))
        problems.push(`${file}: imports ${target}, which ARCHITECTURE.md does not give to "${room}"`);
      continue;
    }
    const other = roomOf(relative('src', normalize(join('src', dirname(file), target))));
    if (other.startsWith('..')) problems.push(`${file}: imports ${target} from outside src`);
    else if (other.replace(/\.js$/, '') !== room) {
      const below = rooms.get(other.replace(/\.js$/, ''));
      if (!below) problems.push(`${file}: imports from "${other}", which ARCHITECTURE.md does not name`);
      else if (below.level >= own.level)
        problems.push(
          `${file}: "${room}" (level ${own.level}) imports "${other}" (level ${below.level}); expected a lower level`,
        );
    }
  }
}
for (const room of rooms.keys())
  if (!seen.has(room)) problems.push(`ARCHITECTURE.md: there is no room "${room}" in src/`);
if (!rooms.size) problems.push('ARCHITECTURE.md: expected a table of rooms with levels, found none');

// The conformance kit is a program without dependencies that leans on src/ and on nothing else of ours.
for (const file of filesIn('conformance')) {
  const code = readFileSync(file, 'utf8');
  for (const [, target] of code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const at = target.startsWith('.') ? normalize(join(dirname(file), target)) : target;
    if (!/^(?:conformance\/|src\/|node:)/.test(at))
      problems.push(`${file}: imports ${target}; expected a file of conformance or src, or a module of Node.js`);
  }
}

for (const file of [...files.map((name) => `src/${name}`), ...filesIn('demo'), ...filesIn('conformance')]) {
  const lines = readFileSync(file, 'utf8').split('\n').length - 1;
  if (lines > 260) problems.push(`${file}: ${lines} lines; expected about 250 at most`);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(ts|css|html)$/.test(name));
}

for (const problem of problems) console.error(problem);
if (!problems.length) console.log(`levels: ${rooms.size} rooms, ${files.length} files, imports go one way`);
process.exit(problems.length ? 1 : 0);
