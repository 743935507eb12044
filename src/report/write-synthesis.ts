/** What several workshops share enters; the document about all of them leaves: first what they share, then side by side. */

import type { Messages } from '../messages/messages.ts';
import type { Block, Report, ReportTable } from './document.ts';
import { cell, column, header, heading, list, paragraph, quiet, row, strong, table } from './inline.ts';
import type { Synthesis, SynthesisPart } from './synthesis.ts';
import { typesetReport } from './typography.ts';

/** `left` are the workshops that could not be counted. */
export function writeSynthesis(whole: Synthesis, left: readonly string[], messages: Messages): Report {
  const { synthesis, result, lang } = messages;
  const { workshops, common, totals } = whole;
  const called = callAll(workshops);
  const valid = workshops.reduce((sum, { digest }) => sum + digest.turnout.valid, 0);
  return typesetReport({
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
      ...totals.flatMap((one) => totalBlocks(one, called, left.length === 0, messages)),
      ...(workshops.length === 0 ? [] : [heading(synthesis.results), sideBySide(workshops, called, messages)]),
      ...(left.length === 0 ? [] : [heading(synthesis.left), paragraph(synthesis.leftIntro), list(left)]),
    ],
    pageNumber: result.pageNumber,
  });
}

type Called = ReadonlyMap<string, string>;

/** What a reader calls each workshop, by its name in the batch: its title, with its place where two have one title, else
 * where its ballots lie. */
function callAll(workshops: readonly SynthesisPart[]): Called {
  const placed = ({ digest: { title, place } }: SynthesisPart) => (place === null ? title : `${title}, ${place}`);
  const times = (called: string | null) =>
    workshops.filter((one) => one.digest.title === called || placed(one) === called).length;
  const tail = /\/[^/]+$/u.exec(workshops[0]?.name ?? '')?.[0] ?? '';
  const shared = workshops.length > 1 && tail !== '' && workshops.every(({ name }) => name.endsWith(tail));
  return new Map(
    workshops.map((one) => {
      const { name, digest } = one;
      // «nord» for nord/bulletins.csv, where all the files have one name.
      const where = shared ? name.slice(0, -tail.length) : name.replace(/\.[^./]*$/u, '');
      if (digest.title === null) return [name, where];
      const alone = [digest.title, placed(one)].find((called) => times(called) === 1);
      return [name, alone ?? `${digest.title} (${where})`];
    }),
  );
}

const namesOf = (workshops: readonly string[], called: Called) => workshops.map((name) => called.get(name) ?? name);

function commonTable(common: Synthesis['common'], called: Called, messages: Messages): ReportTable {
  const { synthesis, words } = messages;
  const all = [...called.values()];
  const { columns } = synthesis;
  return table(
    synthesis.common,
    [header(columns.orientation), column(columns.workshops, 'right'), column(''), column(columns.which, 'left', true)],
    common.map(({ label, workshops }) =>
      row([
        label,
        words.integer(workshops.length),
        [{ kind: 'gauge', value: workshops.length, max: all.length }],
        [quiet(synthesis.which(namesOf(workshops, called), all))],
      ]),
    ),
  );
}

function totalBlocks(
  { workshops, valid, orientations }: Synthesis['totals'][number],
  called: Called,
  whole: boolean,
  messages: Messages,
): readonly Block[] {
  const { synthesis, words } = messages;
  const { columns } = synthesis;
  const title = synthesis.total(whole && workshops.length === called.size);
  const most = Math.max(...orientations.map(({ points }) => points));
  // A column that says the same again tells nobody anything.
  const worthOne = orientations.every(({ points, picks }) => points === picks);
  return [
    heading(title),
    paragraph(synthesis.totalIntro(namesOf(workshops, called), called.size, valid)),
    table(
      title,
      [
        header(columns.orientation),
        column(columns.points, 'right'),
        column(''),
        ...(worthOne ? [] : [column(columns.picks, 'right')]),
        column(columns.retainedBy, 'right'),
      ],
      orientations.map(({ label, points, picks, retainedBy }) =>
        row([
          label,
          words.integer(points),
          [{ kind: 'gauge', value: points, max: most }],
          ...(worthOne ? [] : [words.integer(picks)]),
          retainedBy === 0 ? '–' : synthesis.many(retainedBy),
        ]),
      ),
    ),
    paragraph(synthesis.totalNote, 'note'),
  ];
}

function sideBySide(workshops: readonly SynthesisPart[], called: Called, messages: Messages): ReportTable {
  const { synthesis, batch, words } = messages;
  const { columns } = batch;
  return table(
    synthesis.results,
    [header(columns.workshop, false), column(columns.valid, 'right'), column(columns.retained, 'left', true)],
    workshops.map(({ name, digest: { turnout, retained, tiedAtBar, place, date } }) => {
      const title = called.get(name) ?? name;
      const where = place !== null && title.includes(place) ? null : place;
      const when = [where, date && words.date(date)].filter((part) => part !== null).join(', ');
      return {
        cells: [
          [paragraph([strong(title)]), ...(when === '' ? [] : [paragraph([quiet(when)])])],
          cell(words.integer(turnout.valid)),
          [
            ...retained.map((label) => paragraph(label)),
            ...(tiedAtBar.length > 0 ? [paragraph([quiet(batch.tied(tiedAtBar))])] : []),
          ],
        ],
      };
    }),
  );
}
