/** The results of several workshops enter; one document about all of them leaves: side by side, and what they share. */

import { fold } from '../ballots/fold.ts';
import type { Messages } from '../messages/messages.ts';
import type { Digest } from './digest.ts';
import type { Block, Column, Report, Table } from './document.ts';
import { heading, list, paragraph, text } from './inline.ts';
import { shown } from './ranking.ts';

/** A workshop and its result. */
export interface Part {
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
  readonly workshops: readonly Part[];
  readonly common: readonly Common[];
  readonly totals: readonly Total[];
}

export function synthesise(workshops: readonly Part[]): Synthesis {
  return { schema: 'atelier/synthesis@1', workshops, common: findCommon(workshops), totals: addUp(workshops) };
}

/** Labels are compared as ballots are: case, accents and numbering do not count. */
function findCommon(workshops: readonly Part[]): readonly Common[] {
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
function addUp(workshops: readonly Part[]): readonly Total[] {
  const groups = new Map<string, Part[]>();
  for (const part of workshops) {
    const { rules, orientations } = part.digest;
    const labels = orientations.map(({ label }) => fold(label)).sort();
    const key = JSON.stringify([rules.scheme, rules.points, rules.picks, labels]);
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()].filter((parts) => parts.length > 1).map(total);
}

function total(parts: readonly Part[]): Total {
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

/** The synthesis as a document. */
export function writeSynthesis(
  { workshops, common, totals }: Synthesis,
  left: readonly string[],
  messages: Messages,
): Report {
  const { synthesis, minutes, lang } = messages;
  return {
    lang,
    title: synthesis.title,
    organisation: null,
    subject: synthesis.title,
    author: null,
    date: null,
    blocks: [
      paragraph(synthesis.lead(workshops), 'lead'),
      ...(workshops.length === 0 ? [] : [heading(synthesis.results), sideBySide(workshops, messages)]),
      heading(synthesis.common),
      ...(common.length === 0
        ? [paragraph(synthesis.noneCommon)]
        : [list(common.map(({ label, workshops }) => synthesis.keptBy(shown(label, messages), workshops)))]),
      ...totals.flatMap((one) => totalBlocks(one, messages)),
      ...(left.length === 0 ? [] : [heading(synthesis.left), paragraph(synthesis.leftIntro), list(left)]),
    ],
    footer: [text(synthesis.title)],
    pageNumber: minutes.pageNumber,
  };
}

const column = (heading: string, weight: number, align: Column['align'] = 'left', header = false): Column => ({
  heading: [text(heading)],
  align,
  weight,
  ...(header ? { header } : {}),
});

const table = (title: string, columns: readonly Column[], rows: readonly (readonly string[])[]): Table => ({
  kind: 'table',
  title,
  description: title,
  columns,
  rows: rows.map((cells) => ({ cells: cells.map((cell) => [paragraph(cell)]) })),
});

function sideBySide(workshops: readonly Part[], messages: Messages): Table {
  const { synthesis, batch, words } = messages;
  return table(
    synthesis.results,
    [
      column(batch.columns.workshop, 30, 'left', true),
      column(batch.columns.valid, 14, 'right'),
      column(batch.columns.retained, 56),
    ],
    workshops.map(({ name, digest: { turnout, retained, tiedAtBar } }) => [
      name,
      words.integer(turnout.valid),
      [
        ...retained.map((label) => shown(label, messages)),
        ...(tiedAtBar.length > 0 ? [batch.tied(tiedAtBar.map((label) => shown(label, messages)))] : []),
      ].join(' ; '),
    ]),
  );
}

function totalBlocks({ workshops, valid, orientations }: Total, messages: Messages): readonly Block[] {
  const { synthesis, words } = messages;
  return [
    heading(synthesis.total),
    paragraph(synthesis.totalIntro(workshops, valid)),
    table(
      synthesis.total,
      [
        column(synthesis.columns.orientation, 52, 'left', true),
        column(synthesis.columns.points, 14, 'right'),
        column(synthesis.columns.picks, 14, 'right'),
        column(synthesis.columns.retainedBy, 20, 'right'),
      ],
      orientations.map(({ label, points, picks, retainedBy }) => [
        shown(label, messages),
        words.integer(points),
        words.integer(picks),
        words.integer(retainedBy),
      ]),
    ),
  ];
}
