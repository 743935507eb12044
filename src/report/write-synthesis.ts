/** What several workshops share enters; the document about all of them leaves: first what they share, then side by side. */

import type { Messages } from '../messages/messages.ts';
import type { Digest } from './digest.ts';
import type { Block, Inline, Report, ReportColumn, ReportTable } from './document.ts';
import { heading, list, paragraph, quiet, strong, text } from './inline.ts';
import type { Common, Synthesis, SynthesisPart, Total } from './synthesis.ts';
import { shown } from './typography.ts';

/** `left` are the workshops that could not be counted. */
export function writeSynthesis(
  { workshops, common, totals }: Synthesis,
  left: readonly string[],
  messages: Messages,
): Report {
  const { synthesis, result, lang } = messages;
  const called = callAll(workshops);
  const valid = workshops.reduce((sum, { digest }) => sum + digest.turnout.valid, 0);
  return {
    lang,
    title: synthesis.title,
    organisation: null,
    subject: synthesis.title,
    author: null,
    date: null,
    blocks: [
      paragraph(synthesis.lead(workshops.length, valid), 'lead'),
      heading(synthesis.common),
      common.length === 0 ? paragraph(synthesis.noneCommon) : commonTable(common, called, messages),
      ...totals.flatMap((one) => totalBlocks(one, called, messages)),
      ...(workshops.length === 0 ? [] : [heading(synthesis.results), sideBySide(workshops, called, messages)]),
      ...(left.length === 0 ? [] : [heading(synthesis.left), paragraph(synthesis.leftIntro), list(left)]),
    ],
    pageNumber: result.pageNumber,
  };
}

/** By the name of the batch, what a reader calls each workshop: by its title, else by where it lies. */
function callAll(workshops: readonly SynthesisPart[]): ReadonlyMap<string, string> {
  const short = new Map(shorten(workshops.map(({ name }) => name)));
  const times = new Map<string, number>();
  const count = (called: string) => times.set(called, (times.get(called) ?? 0) + 1);
  const titled = ({ title, place }: Digest) => (place === null ? title : `${title}, ${place}`);
  for (const { digest } of workshops) if (digest.title !== null) count(digest.title);
  for (const { digest } of workshops) if (digest.title !== null && digest.place !== null) count(titled(digest) ?? '');
  const alone = (called: string | null): called is string => called !== null && times.get(called) === 1;
  return new Map(
    workshops.map(({ name, digest }) => {
      const where = short.get(name) ?? name;
      const called = [digest.title, titled(digest)].find(alone);
      return [name, called ?? (digest.title === null ? where : `${digest.title} (${where})`)];
    }),
  );
}

/** Without the ending, and without the name of the file where all have the same: «nord» for nord/bulletins.csv. */
function shorten(names: readonly string[]): readonly (readonly [string, string])[] {
  const tail = /\/[^/]+$/u.exec(names[0] ?? '')?.[0] ?? '';
  const shared = names.length > 1 && tail !== '' && names.every((name) => name.endsWith(tail));
  return names.map((name) => [name, shared ? name.slice(0, -tail.length) : name.replace(/\.[^./]*$/u, '')]);
}

type Called = ReadonlyMap<string, string>;
const namesOf = (workshops: readonly string[], called: Called) => workshops.map((name) => called.get(name) ?? name);

const column = (
  heading: string,
  weight: number,
  align: ReportColumn['align'] = 'left',
  header = false,
): ReportColumn => ({
  heading: heading === '' ? [] : [text(heading)],
  align,
  weight,
  ...(header ? { header } : {}),
});

type Cell = readonly Block[];
const cell = (words: string | readonly Inline[]): Cell => [paragraph(words)];

const table = (title: string, columns: readonly ReportColumn[], rows: readonly (readonly Cell[])[]): ReportTable => ({
  kind: 'table',
  title,
  description: title,
  columns,
  rows: rows.map((cells) => ({ cells })),
});

function commonTable(common: readonly Common[], called: Called, messages: Messages): ReportTable {
  const { synthesis, words } = messages;
  const all = [...called.values()];
  return table(
    synthesis.common,
    [
      column(synthesis.columns.orientation, 38, 'left', true),
      column(synthesis.columns.workshops, 13, 'right'),
      column('', 17),
      column(synthesis.columns.which, 32),
    ],
    common.map(({ label, workshops }) => [
      cell(shown(label, messages)),
      cell(words.integer(workshops.length)),
      cell([{ kind: 'gauge', value: workshops.length, max: all.length }]),
      cell([quiet(synthesis.which(namesOf(workshops, called), all))]),
    ]),
  );
}

function totalBlocks({ workshops, valid, orientations }: Total, called: Called, messages: Messages): readonly Block[] {
  const { synthesis, words } = messages;
  const most = Math.max(...orientations.map(({ points }) => points));
  // A column that says the same again tells nobody anything.
  const worthOne = orientations.every(({ points, picks }) => points === picks);
  return [
    heading(synthesis.total(workshops.length === called.size)),
    paragraph(synthesis.totalIntro(namesOf(workshops, called), called.size, valid)),
    table(
      synthesis.total(workshops.length === called.size),
      [
        column(synthesis.columns.orientation, 42, 'left', true),
        column(synthesis.columns.points, 11, 'right'),
        column('', 17),
        ...(worthOne ? [] : [column(synthesis.columns.picks, 13, 'right')]),
        column(synthesis.columns.retainedBy, 17, 'right'),
      ],
      orientations.map(({ label, points, picks, retainedBy }) => [
        cell(shown(label, messages)),
        cell(words.integer(points)),
        cell([{ kind: 'gauge', value: points, max: most }]),
        ...(worthOne ? [] : [cell(words.integer(picks))]),
        cell(retainedBy === 0 ? '–' : synthesis.many(retainedBy)),
      ]),
    ),
    paragraph(synthesis.totalNote, 'note'),
  ];
}

function sideBySide(workshops: readonly SynthesisPart[], called: Called, messages: Messages): ReportTable {
  const { synthesis, batch, words } = messages;
  return table(
    synthesis.results,
    [
      column(batch.columns.workshop, 30, 'left', true),
      column(batch.columns.valid, 14, 'right'),
      column(batch.columns.retained, 56),
    ],
    workshops.map(({ name, digest: { turnout, retained, tiedAtBar, place, date } }) => {
      const when = [place, date && words.date(date)].filter((part) => part !== null).join(', ');
      const tied = tiedAtBar.map((label) => shown(label, messages));
      return [
        [paragraph([strong(called.get(name) ?? name)]), ...(when === '' ? [] : [paragraph([quiet(when)])])],
        cell(words.integer(turnout.valid)),
        [
          ...retained.map((label) => paragraph(shown(label, messages))),
          ...(tied.length > 0 ? [paragraph([quiet(batch.tied(tied))])] : []),
        ],
      ];
    }),
  );
}
