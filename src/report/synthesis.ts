/** The results of several workshops enter; what they share leaves: orientations that several keep, totals of equal lists. */

import { fold } from '../ballots/fold.ts';
import type { Tally } from '../tally/result.ts';
import { groupBy } from './remarks.ts';

/** What a workshop is called, as far as anyone said. */
type Named = { readonly [Id in 'title' | 'place' | 'date']?: string | null | undefined };

/** What is kept of the Tally of one workshop among many: small, and no voter in it. */
export function digest(tally: Tally, { title = null, place = null, date = null }: Named) {
  const { status, turnout, list, bar, ties, margin, issues, orientations } = tally;
  const { picks, scheme, points, keep } = tally.rules;
  return {
    /** Whether ballots wait for someone to check them: then who is retained is not said. */
    result: status,
    title,
    place,
    date,
    turnout,
    rules: { picks, scheme, points, keep },
    list,
    orientations: orientations.map(({ label, points, picks, rank, retained }) => {
      return { label, points, picks, rank, retained };
    }),
    retained: orientations.flatMap(({ label, retained }) => (retained === 'yes' ? label : [])),
    tiedAtBar: bar.tied?.orientations ?? [],
    /** Ties among orientations that have a point; null where nothing is settled yet. */
    ties: ties.filter(({ points }) => points > 0).length as number | null,
    /** The fewest ballots that, cast otherwise, would change the retained; null where none would. */
    margin: margin.replace.displace,
    issues: issues.length,
  };
}

export type Digest = Readonly<ReturnType<typeof digest>>;

/** Of a workshop that is refused, who voted and what is to be checked: nobody is ranked or retained yet. */
export const withhold = (known: Digest): Digest => {
  return { ...known, orientations: [], retained: [], tiedAtBar: [], ties: null, margin: null };
};

/** A workshop and its result. */
export interface SynthesisPart {
  readonly name: string;
  readonly digest: Digest;
}

export function synthesise(workshops: readonly SynthesisPart[]) {
  // Points mean the same only of the same orientations under the same rules.
  const alike = groupBy(workshops, ({ digest: { rules, orientations } }) => {
    const labels = orientations.map(({ label }) => fold(label)).sort();
    return JSON.stringify([rules.scheme, rules.points, rules.picks, labels]);
  });
  return {
    schema: 'atelier/synthesis@1',
    workshops,
    /** Orientations that several workshops keep. */
    common: findCommon(workshops),
    totals: alike.filter((parts) => parts.length > 1).map(total),
  } as const;
}

export type Synthesis = ReturnType<typeof synthesise>;

/** Labels are compared as ballots are: case, accents and numbering do not count. */
function findCommon(workshops: readonly SynthesisPart[]) {
  const kept = workshops.flatMap(({ name, digest }) => digest.retained.map((label) => ({ label, name })));
  return groupBy(kept, ({ label }) => fold(label))
    .filter((same) => same.length > 1)
    .map((same) => ({ label: same[0].label, workshops: same.map(({ name }) => name) }))
    .sort((a, b) => b.workshops.length - a.workshops.length || byLabel(a, b));
}

/** Workshops that chose from the same list by the same rules: their points added up, most points first. */
function total(parts: readonly SynthesisPart[]) {
  const results = parts.flatMap(({ digest }) => digest.orientations);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    workshops: parts.map(({ name }) => name),
    valid: sum(parts.map(({ digest }) => digest.turnout.valid)),
    orientations: groupBy(results, ({ label }) => fold(label))
      .map((same) => ({
        label: same[0].label,
        points: sum(same.map(({ points }) => points)),
        picks: sum(same.map(({ picks }) => picks)),
        /** How many of the workshops keep it. */
        retainedBy: same.filter(({ retained }) => retained === 'yes').length,
      }))
      .sort((a, b) => b.points - a.points || byLabel(a, b)),
  };
}

type Labelled = { readonly label: string };
const byLabel = (a: Labelled, b: Labelled): number => (fold(a.label) < fold(b.label) ? -1 : 1);
