import type { z } from 'zod';
import { readJson } from './bodies.js';
import { isProblem, type Problem } from './problem.js';
import { findForeignOrigin, findWrongContentType, pageBodyLimitBytes, readText } from './security.js';

/** Reads a JSON request of one of the shop's own pages, or says why it is refused. */
export async function readJsonPost<T>(
  request: Request,
  ownOrigins: readonly string[],
  schema: z.ZodType<T>,
): Promise<{ readonly value: T } | Problem> {
  const refusal = findForeignOrigin(request.headers, ownOrigins) ?? findWrongContentType(request.headers);
  if (refusal) return refusal;
  const body = await readText(request, pageBodyLimitBytes);
  return isProblem(body) ? body : readJson(body.text, schema);
}
