/** Why the rules announced cannot be applied, or the decision of the room, and the way out. */

import type { DecisionFault } from '../../failure.ts';
import type { Messages } from '../messages.ts';
import { list, many, quote } from './words.ts';

const KIND = {
  object: 'a JSON object',
  text: 'a text',
  labels: 'a list of labels',
  boolean: 'true or false',
  choice: 'one of the choices',
} as const;

const decisionFault = (fault: DecisionFault): string => {
  switch (fault.fault) {
    case 'not-json':
      return 'this is no JSON';
    case 'unknown-key':
      return `unknown key ${quote(fault.key)}`;
    case 'retained-or-order':
      return 'either "retained" or "order" is needed';
    case 'expected':
      return fault.kind === 'object'
        ? `${KIND.object} is needed`
        : `"${fault.key}" must be ${fault.choices.length > 0 ? list(fault.choices, 'or') : KIND[fault.kind]}`;
  }
};

export const ruleFailures = {
  'unordered-ballots': ({ source, scheme }) => ({
    what: `${source}: these ballots have no order of preference, the scheme ${scheme} needs one.`,
    hint: 'Count with --scheme count.',
  }),
  'unordered-tie-break': ({ source, rule }) => ({
    what: `${source}: these ballots have no order of preference, the rule ${rule} needs one.`,
    hint: 'Take this rule out of --tie-break.',
  }),
  'no-dots': ({ source }) => ({
    what: `${source}: no column of points or dots, where another file has some.`,
    hint: 'Name them “Points 1”, “Points 2”… beside the choices, or count with --scheme count.',
  }),
  'decision-no-tie': ({ named }) => ({
    what: `The decision taken in the room (${list(named.map(quote))}) answers no tie of this count.`,
    hint: 'Check the decision file, or leave out --decision.',
  }),
  'decision-wrong-orientations': ({ named, ties }) => ({
    what: `The decision taken in the room (${list(named.map(quote))}) is not about those tied.`,
    hint: `Tied: ${ties.map((tie) => list(tie.map(quote))).join('; ')}.`,
  }),
  'decision-wrong-number': ({ named, expected: places }) => ({
    what: `The decision taken in the room names ${many(named, 'orientation')}, ${places} are needed.`,
    hint: 'Check the decision file.',
  }),
  'draw-without-seed': () => ({
    what: 'Drawing lots needs a seed.',
    hint: 'Add --seed and a number announced in the room (dice, for example).',
  }),
  'seed-without-draw': () => ({
    what: '--seed serves drawing lots only, and no draw is asked for.',
    hint: 'Add --tie-break draw, or remove --seed.',
  }),
  'unlisted-tie-break': ({ rule }) => ({
    what: `The rule ${rule} goes by the list of orientations, and no list was given.`,
    hint: 'Give it with --orientations, in the order in which it was announced.',
  }),
  'points-and-scheme': () => ({
    what: '--points and --scheme both say what a pick is worth.',
    hint: 'Keep one of them.',
  }),
  'trace-and-json': () => ({
    what: '--trace and --json both write on standard output.',
    hint: 'Keep --trace and write the JSON with -o result.json.',
  }),
  'dots-not-counted': ({ option }) => ({
    what: `${option} limits dots, which this scheme does not count.`,
    hint: 'Add --scheme cumulative, or remove this limit.',
  }),
  'bad-decision': ({ path, faults }) => ({
    what: `${path}: ${faults.map(decisionFault).join('; ')}.`,
    hint: 'For example: {"who": "the assembly", "when": "27 March 2026", "how": "vote", "secretBallot": false, "retained": ["Garden"]}',
  }),
} satisfies Partial<Messages['failures']>;
