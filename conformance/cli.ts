#!/usr/bin/env node
import { runCommand } from './run-command.js';

// Whoever reads the report may stop early, such as `head`.
process.stdout.on('error', () => process.exit(2));

process.exitCode = await runCommand(process.argv.slice(2), {
  colors: process.stdout.isTTY && !process.env['NO_COLOR'],
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});
