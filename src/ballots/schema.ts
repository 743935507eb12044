/** What one ballot says enters; every way in which it is not the ballot that was asked for leaves, never the first only. */

import * as z from 'zod/mini';
import type { Finding } from './issue.ts';
import type { Flaw, Marks, Pick } from './layouts/layout.ts';
import type { Lookup } from './orientations.ts';
import type { BallotRules } from './rules.ts';
import { harmOf } from './spreadsheet.ts';

/** What was asked of whoever filled in a ballot. */
export interface Asked {
  readonly rules: BallotRules;
  readonly lookup: Lookup;
  readonly ordered: boolean;
}

/** The ballot that was asked for: as many different orientations of the list as the rules say, the first choice first. */
const ballot = z.object({ picks: z.custom<readonly Pick[]>(), asked: z.custom<Asked>() }).check((context) => {
  const { lookup, ordered, rules } = context.value.asked;
  const { picks: asked, minPicks, repeated, maxDots, maxDotsEach } = rules;
  const flaw = (pick: number | null, finding: Finding) => {
    context.issues.push({ code: 'custom', input: context.value, path: pick === null ? [] : [pick], params: finding });
  };
  const { picks } = context.value;
  const seen = new Map<number, number>();
  let unknown = 0;
  /** A cell that nobody can read may hold any number of picks. */
  let unread = false;
  for (const [position, { text, dots, problem }] of picks.entries()) {
    const orientation = problem === null ? lookup.find(text) : null;
    if (orientation === null) {
      const finding = problem ?? { code: 'unknown', suggestions: lookup.suggest(text), harm: harmOf(text) };
      unknown += 1;
      unread ||= finding.code === 'ambiguous' || (finding.code === 'unknown' && finding.harm !== null);
      flaw(position, finding);
      continue;
    }
    const label = lookup.label(orientation);
    if (seen.has(orientation) && repeated !== 'each') flaw(position, { code: 'repeated', orientation: label });
    const told = lookup.numbered(text);
    // «1) …» before a first choice may well say that it is the first.
    if (told !== null && told.place !== orientation && !(ordered && told.number === position + 1)) {
      flaw(position, {
        code: 'contradiction',
        number: told.number,
        orientation: label,
        other: lookup.label(told.place),
      });
    }
    const readable = /^\d{1,9}$/u.test(dots ?? '1');
    if (!readable) flaw(position, { code: 'bad-points' });
    seen.set(orientation, (seen.get(orientation) ?? 0) + (readable ? Number(dots ?? '1') : 0));
  }
  for (const [orientation, laid] of seen) {
    if (maxDotsEach === null || laid <= maxDotsEach) continue;
    flaw(null, { code: 'excess-dots-each', orientation: lookup.label(orientation), dots: laid, most: maxDotsEach });
  }
  const laid = [...seen.values()].reduce((sum, on) => sum + on, 0);
  if (maxDots !== null && laid > maxDots) flaw(null, { code: 'excess-dots', dots: laid, most: maxDots });
  const picked = repeated === 'each' ? picks.length : seen.size + unknown;
  if (picked === 0) flaw(null, { code: 'blank' });
  // Whoever lays all the dots on one orientation has said everything.
  else if (picked < minPicks && !unread && !(repeated === 'each' && picks.some(({ dots }) => dots !== null)))
    flaw(null, { code: 'incomplete', picks: picked, asked: minPicks });
  else if (asked !== 'all' && picked > asked) flaw(null, { code: 'extra', picks: picked, asked });
});

/** Holds one ballot against the schema. */
export function findFlaws(asked: Asked, marks: Marks): readonly Flaw[] {
  const result = ballot.safeParse({ picks: marks.picks, asked });
  if (result.success) return marks.flaws;
  const flaws = result.error.issues.map((issue): Flaw => {
    const pick = typeof issue.path[0] === 'number' ? marks.picks[issue.path[0]] : undefined;
    const finding = (issue as unknown as { readonly params: Finding }).params;
    if (pick === undefined) return { spot: null, text: null, finding };
    const { spot, text, dots, dotsAt } = pick;
    // The rank stands in a cell of its own.
    if (finding.code === 'bad-rank') return { spot, text: null, finding };
    if (finding.code !== 'bad-points') return { spot, text, finding };
    return { spot: { row: spot.row, place: dotsAt ?? spot.place }, text: dots, finding };
  });
  return [...marks.flaws, ...flaws];
}
