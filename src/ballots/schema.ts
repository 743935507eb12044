/** The ballot that was asked for, as a schema: whatever a ballot is not of it comes out as a flaw with its place. */

import * as z from 'zod/mini';
import type { BallotRules } from './ballot.ts';
import type { Finding } from './issue.ts';
import { type Flaw, type Pick, unknown } from './layouts.ts';
import type { Lookup } from './orientations.ts';
import type { Table } from './table.ts';

const WHOLE = /^\d{1,9}$/u;
const WEIGHT = /^\s*0*[1-9]\d{0,5}\s*$/u;

/** How many ballots a row stands for; one, where its cell does not say. */
export const timesOf = (cell: string): number => (WEIGHT.test(cell) ? Number(cell) : 1);

/** What the schema sees of a pick: what it says, wherever it stands. */
type SaidPick = Omit<Pick, 'spot' | 'dotsAt'>;

/** The orientation that a pick names; null for none, and where its cell could not be read. */
const orientationOf = ({ text, problem }: SaidPick, lookup: Lookup): number | null =>
  problem === null ? lookup.find(text) : null;

/** What the picks of a ballot lay on each orientation, at its best position; pick by pick where each of them counts. */
export function laidOn(picks: readonly SaidPick[], lookup: Lookup, each: boolean) {
  const laid: { readonly orientation: number; dots: number }[] = [];
  for (const pick of picks) {
    const orientation = orientationOf(pick, lookup);
    if (orientation === null) continue;
    const dots = WHOLE.test(pick.dots ?? '1') ? Number(pick.dots ?? '1') : 0;
    const earlier = each ? undefined : laid.find((other) => other.orientation === orientation);
    if (earlier === undefined) laid.push({ orientation, dots });
    else earlier.dots += dots;
  }
  return laid;
}

/**
 * Makes the schema of the rules and the list, once; it holds as many ballots against them as there are. The flaws of a
 * ballot leave in the order of its cells, those of the whole ballot last.
 */
export function openSchema(rules: BallotRules, lookup: Lookup, table: Table) {
  const {
    ordered,
    byCode,
    sample,
    columns: { picks: places, weight, voter },
  } = table;
  const { picks: asked, minPicks, repeated, maxDots, maxDotsEach, scheme } = rules;
  /** Where no ballot has a number or a name, a label beside a bare number may be a line of the result: «Accueil;3». */
  const mayBeResult = lookup.coded && voter.number === null && voter.address === null && voter.name.length === 0;
  /** «1) …», «2) …» may well say which is the first choice and which the second, where all of them do. */
  const isPlace = (cell: string, at: number) => (lookup.numbered(cell)?.number ?? at + 1) === at + 1;
  const arePlaces =
    ordered && sample.every(({ cells }) => places.every((place, at) => isPlace(cells[place] ?? '', at)));
  const isDotted = ({ dots }: SaidPick) => scheme === 'cumulative' && dots !== null;

  /** Why a label names no orientation, or one as nobody else in its sheet does. */
  const doubtAbout = (text: string): Finding | null => {
    if (lookup.find(text) === null) return unknown(text, lookup);
    // A list that gives no numbers is picked from by its labels, or by the places of its lines: not by both.
    const isMixed = lookup.given && !lookup.coded && (lookup.named(text) !== null) === byCode;
    return isMixed ? { code: 'mixed-numbers' } : null;
  };
  const doubtOf = ({ text, problem }: SaidPick) => problem ?? doubtAbout(text);
  /** A cell that nobody can read may hold any number of picks. */
  const isIllegible = (pick: SaidPick) => {
    const doubt = doubtOf(pick);
    return doubt?.code === 'ambiguous' || (doubt?.code === 'unknown' && doubt.harm !== null);
  };

  const pick = z
    .object({
      text: z.string(),
      dots: z.nullable(z.string().check(z.refine((dots) => WHOLE.test(dots), { params: { code: 'bad-points' } }))),
      problem: z.custom<Finding | null>(),
    })
    .check(
      z.superRefine((said, context) => {
        const doubt = doubtOf(said);
        if (doubt !== null) report(context, doubt);
      }),
    );
  const picks = z.array(pick).check(
    z.superRefine((said, context) => {
      const named = said.map((one) => orientationOf(one, lookup));
      for (const [at, one] of said.entries()) {
        const orientation = named[at] ?? null;
        if (orientation === null) continue;
        const name = lookup.label(orientation);
        if (repeated !== 'each' && named.indexOf(orientation) < at)
          report(context, { code: 'repeated', orientation: name, dots: isDotted(one) }, at);
        const told = lookup.numbered(one.text);
        if (told !== null && told.place !== orientation && !arePlaces) {
          const other = lookup.label(told.place);
          report(context, { code: 'contradiction', number: told.number, orientation: name, other }, at);
        }
      }
      if (mayBeResult) {
        const isLabel = said.map(({ text }) => lookup.named(text) !== null);
        const bare = said.findIndex(({ text }, at) => named[at] !== null && !isLabel[at] && WHOLE.test(text.trim()));
        if (bare >= 0 && isLabel.includes(true)) report(context, { code: 'mixed-numbers' }, bare);
      }
      const laid = laidOn(said, lookup, false);
      for (const { orientation, dots } of laid) {
        const most = maxDotsEach ?? Infinity;
        if (dots > most)
          report(context, { code: 'excess-dots-each', orientation: lookup.label(orientation), dots, most });
      }
      const dots = laid.reduce((sum, one) => sum + one.dots, 0);
      if (maxDots !== null && dots > maxDots) report(context, { code: 'excess-dots', dots, most: maxDots });
      const picked = repeated === 'each' ? said.length : laid.length + named.filter((one) => one === null).length;
      // Whoever lays all the dots on one has said everything.
      const open = said.some((one) => isIllegible(one) || isDotted(one));
      if (picked === 0) report(context, { code: 'blank' });
      else if (picked < minPicks && !open) report(context, { code: 'incomplete', picks: picked, asked: minPicks });
      else if (asked !== 'all' && picked > asked) report(context, { code: 'extra', picks: picked, asked });
    }),
  );
  const times = () => z.string().check(z.refine((cell) => WEIGHT.test(cell), { params: { code: 'bad-weight' } }));
  const schema = z.object({ weight: weight === null ? z.null() : times(), picks });

  return (said: readonly Pick[], cells: readonly string[]): readonly Flaw[] => {
    const result = schema.safeParse({ weight: weight === null ? null : (cells[weight] ?? ''), picks: said });
    const found = (result.error?.issues ?? []).map((issue): Flaw & { readonly at: number } => {
      const [part, place = Infinity, cell] = issue.path;
      const finding = (issue as z.core.$ZodIssueCustom).params as unknown as Finding;
      if (part === 'weight' && weight !== null) return { spot: { row: 0, place: weight }, text: null, finding, at: -1 };
      const at = Number(place);
      const { spot = null, text = null, dots = null, dotsAt } = said[at] ?? {};
      // The rank stands in a cell of its own, and so may the dots.
      if (cell === 'dots' && spot) return { spot: { ...spot, place: dotsAt ?? spot.place }, text: dots, finding, at };
      return { spot, text: finding.code === 'bad-rank' ? null : text, finding, at };
    });
    return found.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at));
  };
}

const report = (context: z.core.$RefinementCtx<unknown>, finding: Finding, pick?: number): void => {
  context.addIssue({ code: 'custom', path: pick === undefined ? [] : [pick], params: finding });
};
