import { check, type Result } from './check.js';
import { readCommand } from './command-line.js';
import { realTools, type CheckOptions, type Tools } from './options.js';
import type { Chapter } from './rules/all.js';
import { jsonReport, resultLines, summaryLine } from './report.js';

/** Where a run prints. */
export interface Terminal {
  readonly colors: boolean;
  print(text: string): void;
  complain(text: string): void;
}

/** Exit codes: every rule that was tried holds, one does not, the check could not be made. */
type ExitCode = 0 | 1 | 2;

/** Does what the words of the command line ask for. Never rejects. */
export async function runCommand(words: readonly string[], terminal: Terminal, tools = realTools): Promise<ExitCode> {
  const command = await readCommand(words);
  if (command.type === 'help') {
    terminal.print(command.text);
    return 0;
  }
  if (command.type === 'wrong') {
    terminal.complain(`${command.message}\nMore: kr-pay-button --help`);
    return 2;
  }
  try {
    return await report(command.options, command.json, terminal, tools);
  } catch (error) {
    terminal.complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

async function report(
  options: CheckOptions,
  json: boolean,
  { colors, print, complain }: Terminal,
  tools: Tools,
): Promise<ExitCode> {
  const { endpoint } = options.settings;
  let chapter: Chapter | undefined;
  if (!json) print(headline(options));
  const { results, reached } = await check(options, tools, (result) => {
    if (json) return;
    if (chapter !== result.chapter) print(`\n${result.chapter.title}`);
    ({ chapter } = result);
    print(resultLines(result, colors));
  });
  print(json ? jsonReport(endpoint, results) : `\n${summaryLine(results)}`);
  if (!reached) complain(`${endpoint} did not answer.`);
  return reached ? exitCodeOf(results) : 2;
}

const exitCodeOf = (results: readonly Result[]): ExitCode =>
  results.some(({ outcome }) => outcome === 'fail') ? 1 : 0;

/** What is checked, in one line. */
function headline({ settings }: CheckOptions): string {
  const { endpoint, orderId, amount, method, mode } = settings;
  const facts = [orderId && `order ${orderId}`, amount !== undefined && `${amount} won`, method, `mode ${mode}`];
  return `${endpoint}\n${facts.filter(Boolean).join(', ')}`;
}
