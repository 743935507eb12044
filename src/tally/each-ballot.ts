/** A Tally and the ballots once more enter; the count leaves ballot by ballot, as one would redo it by hand or elsewhere. */

import type { Ballot } from '../ballots/ballot.ts';
import { listOf } from '../ballots/infer.ts';
import type { IssueCode, Outcome } from '../ballots/issue.ts';
import type { Lookup } from '../ballots/orientations.ts';
import { readBallots } from '../ballots/read.ts';
import type { Sheet } from '../ballots/sheet.ts';
import { weigh } from '../count/count.ts';
import { ballotsText } from '../rank/draw.ts';
import type { Tally } from './result.ts';

/** One ballot, by its line and never by a name. */
export interface BallotStep {
  readonly source: string;
  readonly line: number;
  readonly outcome: Outcome;
  /** In what it is not the ballot that was asked for. */
  readonly reasons: readonly IssueCode[];
  /** What it gave to each of its picks, and what these have after it. */
  readonly gave: readonly { readonly label: string; readonly points: number; readonly total: number }[];
}

/**
 * Hands on every ballot in the order of the files.
 * @returns the text whose SHA-256 is the seed, where lots were drawn with a seed made of the ballots; else null
 */
export function trace(
  sheets: readonly Sheet[],
  list: Lookup | null,
  { rules, ties, orientations }: Tally,
  each: (step: BallotStep) => void,
): string | null {
  const known = list ?? listOf(orientations.map(({ label, code }) => ({ label, code, aliases: [] })));
  const names = known.orientations.map(({ label }) => label);
  const totals = names.map(() => 0);
  const { ballots } = readBallots(sheets, known, rules, ({ sheet, row, outcome, verdict, duplicate, times }) => {
    const counted = (outcome === 'counted' && verdict.picks) || [];
    const weights = weigh({ picks: counted, dots: verdict.dots, times }, rules);
    const gave = counted.map((pick, place) => {
      const points = times * (weights[place] ?? 0);
      const total = (totals[pick] ?? 0) + points;
      totals[pick] = total;
      return { label: names[pick] ?? '', points, total };
    });
    const flaws = [...new Set(verdict.flaws.map(({ finding }) => finding.code))];
    const reasons = duplicate ? [...flaws, 'duplicate' as const] : flaws;
    each({ source: sheet.source, line: row.line, outcome, reasons, gave });
  });
  const drawn = ties.some(({ steps }) => steps.some(({ rule }) => rule === 'draw'));
  return drawn && rules.seed === 'ballots' ? ballotsText(ballots, names, rules.ordered) : null;
}

/** The ballots as they counted, for other programs; null where dots were added up without any ballot to hand on. */
export function castBallots(sheets: readonly Sheet[], list: Lookup | null, tally: Tally) {
  if (tally.sources.some(({ totals }) => totals !== undefined)) return null;
  const { ordered, keep, scheme, repeated } = tally.rules;
  const { orientations, ballots } = readBallots(sheets, list, tally.rules);
  const laid = ({ picks, dots }: Ballot, one: number): number =>
    picks.reduce((sum, pick, at) => sum + (pick === one ? (dots?.[at] ?? 1) : 0), 0);
  const dotted = scheme === 'cumulative' || repeated === 'each';
  const scored = dotted && ballots.some((ballot) => ballot.picks.some((pick) => laid(ballot, pick) !== 1));
  return {
    ordered,
    keep,
    blank: tally.turnout.blank,
    /** In the order of the list. */
    options: orientations.flatMap(({ label }) => tally.orientations.find((result) => result.label === label) ?? []),
    ballots: ballots.map((ballot) => {
      // Places in the list of options, best first where they are in order.
      const picks = [...new Set(ballot.picks)];
      // Dots or repeated picks on each of them; null where every pick of every ballot is one mark.
      const scores = scored ? picks.map((pick) => laid(ballot, pick)) : null;
      return { picks, scores, times: ballot.times };
    }),
  };
}

export type CastBallots = NonNullable<ReturnType<typeof castBallots>>;
