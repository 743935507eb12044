/** Results by number enter; the same results by label leave, as people and files name orientations. */

import type { Orientation } from '../ballots/ballot.ts';
import type { SchemeComparison, SchemeOutcome } from '../rank/compare.ts';
import type { Ranked, Ranking, Tie, TieStep } from '../rank/rank.ts';
import type { Result, SchemeResult, Tally, TieRecord, TieRecordStep } from './result.ts';

interface Roll {
  readonly orientations: readonly Orientation[];
  /** Valid ballots, the base of every share. */
  readonly valid: number;
  /** Whether ballots say which pick is the first. */
  readonly ordered: boolean;
}

type WithLabel = Pick<Tally, 'orientations' | 'bar' | 'ties' | 'schemes' | 'stableCore'>;

export function label({ ranked, bar, ties }: Ranking, compared: SchemeComparison | null, roll: Roll): WithLabel {
  const name = (orientation: number): string => roll.orientations[orientation]?.label ?? '';
  const order = ranked.map(({ orientation }) => orientation);
  return {
    orientations: ranked.map((place) => result(place, roll)),
    bar: { ...bar, tied: bar.tied && { ...bar.tied, orientations: bar.tied.orientations.map(name) } },
    ties: ties.map((tie) => tieRecord(tie, name)),
    schemes: compared && {
      count: schemeResult(compared.schemes.count, order, name),
      borda: schemeResult(compared.schemes.borda, order, name),
      plurality: schemeResult(compared.schemes.plurality, order, name),
    },
    stableCore: compared === null ? null : compared.stableCore.map(name),
  };
}

function result({ orientation, picksAt, points, picks, rank, tied, retained }: Ranked, roll: Roll): Result {
  const { label, code, theme = null } = roll.orientations[orientation] ?? { label: '', code: null };
  const share = roll.valid === 0 ? 0 : Math.round((10_000 * picks) / roll.valid) / 10_000;
  return { label, code, theme, points, picks, picksAt: roll.ordered ? picksAt : null, share, rank, tied, retained };
}

function tieRecord({ orientations, steps, ...tie }: Tie, name: (orientation: number) => string): TieRecord {
  return { orientations: orientations.map(name), ...tie, steps: steps.map((step) => tieRecordStep(step, name)) };
}

/** Numbers of orientations become labels, whatever else the rule saw. */
function tieRecordStep({ rule, values, into }: TieStep, name: (orientation: number) => string): TieRecordStep {
  const named = values.map((value) => ({
    ...value,
    ...('orientation' in value ? { orientation: value.orientation === null ? null : name(value.orientation) } : {}),
    ...('among' in value ? { among: value.among.map(name) } : {}),
  }));
  return { rule, values: named, into: into.map((group) => group.map(name)) } as TieRecordStep;
}

function schemeResult(
  { points, retained, tied }: SchemeOutcome,
  order: readonly number[],
  name: (orientation: number) => string,
): SchemeResult {
  return {
    points: order.map((orientation) => ({ label: name(orientation), points: points[orientation] ?? 0 })),
    retained: retained.map(name),
    tiedAtBar: (tied?.orientations ?? []).map(name),
  };
}
