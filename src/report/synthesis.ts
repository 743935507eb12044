/** The results of several workshops enter; what they share leaves: orientations that several keep, totals of equal lists. */

import { fold } from '../ballots/fold.ts';
import type { Digest } from './digest.ts';

/** A workshop and its result. */
export interface SynthesisPart {
  readonly name: string;
  readonly digest: Digest;
}

/** An orientation that several workshops keep. */
export interface Common {
  readonly label: string;
  readonly workshops: readonly string[];
}

/** Workshops that chose from the same list by the same rules: their points can be added up. */
export interface Total {
  readonly workshops: readonly string[];
  readonly valid: number;
  /** Most points first; equal points in the order of the labels. */
  readonly orientations: readonly {
    readonly label: string;
    readonly points: number;
    readonly picks: number;
    /** How many of the workshops keep it. */
    readonly retainedBy: number;
  }[];
}

export interface Synthesis {
  readonly schema: 'atelier/synthesis@1';
  readonly workshops: readonly SynthesisPart[];
  readonly common: readonly Common[];
  readonly totals: readonly Total[];
}

export function synthesise(workshops: readonly SynthesisPart[]): Synthesis {
  return { schema: 'atelier/synthesis@1', workshops, common: findCommon(workshops), totals: addUp(workshops) };
}

/** Labels are compared as ballots are: case, accents and numbering do not count. */
function findCommon(workshops: readonly SynthesisPart[]): readonly Common[] {
  const kept = new Map<string, { label: string; workshops: string[] }>();
  for (const { name, digest } of workshops) {
    for (const label of digest.retained) {
      const common = kept.get(fold(label)) ?? { label, workshops: [] };
      common.workshops.push(name);
      kept.set(fold(label), common);
    }
  }
  return [...kept.values()]
    .filter(({ workshops }) => workshops.length > 1)
    .sort((a, b) => b.workshops.length - a.workshops.length || byLabel(a, b));
}

/** Points are added up only where they mean the same: the same orientations, the same rules. */
function addUp(workshops: readonly SynthesisPart[]): readonly Total[] {
  const groups = new Map<string, SynthesisPart[]>();
  for (const part of workshops) {
    const { rules, orientations } = part.digest;
    const labels = orientations.map(({ label }) => fold(label)).sort();
    const key = JSON.stringify([rules.scheme, rules.points, rules.picks, labels]);
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()].filter((parts) => parts.length > 1).map(total);
}

function total(parts: readonly SynthesisPart[]): Total {
  const sums = new Map<string, { label: string; points: number; picks: number; retainedBy: number }>();
  for (const { digest } of parts) {
    for (const { label, points, picks, retained } of digest.orientations) {
      const sum = sums.get(fold(label)) ?? { label, points: 0, picks: 0, retainedBy: 0 };
      sum.points += points;
      sum.picks += picks;
      sum.retainedBy += retained === 'yes' ? 1 : 0;
      sums.set(fold(label), sum);
    }
  }
  return {
    workshops: parts.map(({ name }) => name),
    valid: parts.reduce((sum, { digest }) => sum + digest.turnout.valid, 0),
    orientations: [...sums.values()].sort((a, b) => b.points - a.points || byLabel(a, b)),
  };
}

const byLabel = (a: { readonly label: string }, b: { readonly label: string }): number =>
  fold(a.label) < fold(b.label) ? -1 : 1;
