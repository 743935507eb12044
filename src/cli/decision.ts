/** A file of JSON enters; what the room decided about a tie leaves, or everything that is wrong with the file. */

import * as z from 'zod/mini';
import type { DecisionFault, Failure } from '../failure.ts';
import { type Decision, decisionWays } from '../rank/decision.ts';
import { unwrap } from './exit.ts';
import { readWhole } from './input.ts';
import type { Sources } from './shell.ts';

const words = z.string().check(z.trim(), z.minLength(1));
const labels = z.array(words);

/** `{ "who", "when", "how", "secretBallot", "retained" | "order" }` */
const schema = z
  .strictObject({
    who: words,
    when: words,
    how: z.enum(decisionWays),
    secretBallot: z._default(z.boolean(), false),
    retained: z.optional(labels),
    order: z.optional(labels.check(z.minLength(1))),
  })
  .check(z.refine(({ retained, order }) => (retained === undefined) !== (order === undefined), { path: [] }));

const kinds = {
  who: 'text',
  when: 'text',
  how: 'choice',
  secretBallot: 'boolean',
  retained: 'labels',
  order: 'labels',
} as const;

export const readDecision = (path: string, shell: Sources): Decision =>
  unwrap(parse(path, new TextDecoder().decode(readWhole(path, shell))));

function parse(path: string, text: string): Decision | Failure {
  const json = parseJson(text);
  const read = schema.safeParse(json);
  if (json === undefined) return { failure: 'bad-decision', path, faults: [{ fault: 'not-json' }] };
  if (!read.success) return { failure: 'bad-decision', path, faults: read.error.issues.flatMap(faultsOf) };
  const { retained, order, ...circumstances } = read.data;
  return order === undefined ? { ...circumstances, retained: retained ?? [] } : { ...circumstances, order };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultsOf(issue: z.core.$ZodIssue): readonly DecisionFault[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ fault: 'unknown-key', key }));
  const [key] = issue.path;
  if (key === undefined && issue.code === 'custom') return [{ fault: 'retained-or-order' }];
  const kind = kinds[key as keyof typeof kinds] ?? 'object';
  return [{ fault: 'expected', key: String(key ?? ''), kind, choices: kind === 'choice' ? decisionWays : [] }];
}
