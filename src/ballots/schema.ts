/** The ballot that was asked for, as a schema: whatever a ballot is not of it comes out as a finding with its place. */

import * as z from 'zod/mini';
import type { BallotRules } from './ballot.ts';
import type { Finding } from './issue.ts';
import type { Flaw, Marks, Pick } from './layouts.ts';
import { harmOf } from './marks.ts';
import type { Lookup } from './orientations.ts';

/** What was asked of whoever filled in a ballot. */
export interface Asked {
  readonly rules: BallotRules;
  readonly lookup: Lookup;
  /** Whether the picks of this sheet stand in order. */
  readonly ordered: boolean;
  /** Whether picks are the numbers of a list that gives its orientations none. */
  readonly numbered: boolean;
}

/** A schema that holds each ballot against the rules and the list; it is made once, and validates as many as there are. */
export function ballotSchema({ rules, lookup, ordered, numbered }: Asked) {
  const { picks: asked, minPicks, repeated, maxDots, maxDotsEach, scheme } = rules;
  const isDotted = ({ dots }: Pick) => scheme === 'cumulative' && dots !== null;
  const orientationOf = ({ text, problem }: Pick) => (problem === null ? lookup.find(text) : null);

  const label = z.string().check(
    z.superRefine((text, context) => {
      if (lookup.find(text) === null)
        report(context, { code: 'unknown', suggestions: lookup.suggest(text), harm: harmOf(text) });
      else if (lookup.given && numbered && lookup.named(text) !== null) report(context, { code: 'mixed-numbers' });
      else if (lookup.given && !numbered && !lookup.coded && lookup.named(text) === null)
        report(context, { code: 'mixed-numbers' });
    }),
  );
  const dots = z.nullable(z.string().check(z.regex(/^\d{1,9}$/u)));
  const problem = z.custom<Finding | null>().check(
    z.superRefine((found, context) => {
      if (found !== null) report(context, found);
    }),
  );
  const readable = z.object({ text: label, dots, problem: z.null() });
  /** A cell that the layout could not read is no label that the list could know. */
  const unreadable = z.object({ text: z.string(), dots: z.nullable(z.string()), problem });
  const pick = z.unknown().check(
    z.superRefine((value, context) => {
      const schema = (value as Pick).problem === null ? readable : unreadable;
      for (const issue of schema.safeParse(value).error?.issues ?? []) {
        context.addIssue({ code: 'custom', path: issue.path, params: findingOf(issue) });
      }
    }),
  );
  const picks = z.array(pick).check(
    z.superRefine((values, context) => {
      const said = values as readonly Pick[];
      const laid = new Map<number, number>();
      for (const [position, one] of said.entries()) {
        const orientation = orientationOf(one);
        if (orientation === null) continue;
        const name = lookup.label(orientation);
        if (laid.has(orientation) && repeated !== 'each')
          report(context, { code: 'repeated', orientation: name, dots: isDotted(one) }, position);
        const told = lookup.numbered(one.text);
        // «1) …» before a first choice may well say that it is the first.
        if (told !== null && told.place !== orientation && !(ordered && told.number === position + 1)) {
          report(
            context,
            { code: 'contradiction', number: told.number, orientation: name, other: lookup.label(told.place) },
            position,
          );
        }
        laid.set(
          orientation,
          (laid.get(orientation) ?? 0) + (/^\d{1,9}$/u.test(one.dots ?? '1') ? Number(one.dots ?? '1') : 0),
        );
      }
      for (const [orientation, dots] of laid) {
        if (maxDotsEach !== null && dots > maxDotsEach) {
          report(context, {
            code: 'excess-dots-each',
            orientation: lookup.label(orientation),
            dots,
            most: maxDotsEach,
          });
        }
      }
      const all = [...laid.values()].reduce((sum, dots) => sum + dots, 0);
      if (maxDots !== null && all > maxDots) report(context, { code: 'excess-dots', dots: all, most: maxDots });
      const picked =
        repeated === 'each' ? said.length : laid.size + said.filter((one) => orientationOf(one) === null).length;
      // A cell that nobody can read may hold any number of picks; whoever lays all the dots on one has said everything.
      const open = said.some((one) => isIllegible(one, lookup) || isDotted(one));
      if (picked === 0) report(context, { code: 'blank' });
      else if (picked < minPicks && !open) report(context, { code: 'incomplete', picks: picked, asked: minPicks });
      else if (asked !== 'all' && picked > asked) report(context, { code: 'extra', picks: picked, asked });
    }),
  );
  const weight = z.nullable(z.string().check(z.regex(/^\s*0*[1-9]\d{0,5}\s*$/u)));
  return z.object({ picks, weight });
}

type RefinementContext = z.core.$RefinementCtx<unknown>;

const report = (context: RefinementContext, finding: Finding, pick?: number): void => {
  context.addIssue({ code: 'custom', path: pick === undefined ? [] : [pick], params: finding });
};

/** What zod says of itself is that a text has not the form of a number. */
const findingOf = (issue: z.core.$ZodIssue): Finding => {
  if (issue.code === 'custom' && issue.params !== undefined) return issue.params as unknown as Finding;
  return { code: issue.path[0] === 'weight' ? 'bad-weight' : 'bad-points' };
};

const isIllegible = ({ text, problem }: Pick, lookup: Lookup): boolean =>
  problem === null
    ? lookup.find(text) === null && harmOf(text) !== null
    : problem.code === 'ambiguous' || (problem.code === 'unknown' && problem.harm !== null);

/** Holds one ballot against the schema; its flaws leave in the order of the cells, those of the whole ballot last. */
export function findFlaws(
  schema: ReturnType<typeof ballotSchema>,
  { picks, flaws }: Marks,
  weight: string | null,
  weightAt: number | null,
): readonly Flaw[] {
  const result = schema.safeParse({ picks, weight });
  if (result.success) return flaws;
  const found = result.error.issues.map((issue): Flaw & { readonly at: number } => {
    const finding = findingOf(issue);
    if (issue.path[0] === 'weight')
      return { spot: weightAt === null ? null : { row: 0, place: weightAt }, text: null, finding, at: -1 };
    const at = typeof issue.path[1] === 'number' ? issue.path[1] : Infinity;
    const pick = picks[at];
    if (pick === undefined) return { spot: null, text: null, finding, at };
    const { spot, text, dots, dotsAt } = pick;
    // The rank stands in a cell of its own, and so may the dots.
    if (finding.code === 'bad-rank') return { spot, text: null, finding, at };
    if (finding.code !== 'bad-points') return { spot, text, finding, at };
    return { spot: { row: spot.row, place: dotsAt ?? spot.place }, text: dots, finding, at };
  });
  return [...flaws, ...found.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at))];
}
