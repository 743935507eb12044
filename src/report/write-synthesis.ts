/** What several workshops share enters; the document about all of them leaves: first what they share, then side by side. */

import type { Messages } from '../messages/messages.ts';
import type { Block, Report, ReportTable } from './document.ts';
import {
  cell,
  column,
  gauge,
  header,
  heading,
  list,
  paragraph,
  paragraphs,
  quiet,
  row,
  strong,
  table,
} from './inline.ts';
import { type Synthesis, type SynthesisPart, synthesise } from './synthesis.ts';
import { typesetAll } from './typography.ts';

/** `left` are the workshops that could not be counted. */
export function writeSynthesis(parts: readonly SynthesisPart[], left: readonly string[], messages: Messages): Report {
  const { synthesis, result, lang } = messages;
  const { workshops, common, totals } = synthesise(nameEach(parts, messages));
  const all = workshops.map(({ name }) => name);
  const valid = workshops.reduce((sum, { digest }) => sum + digest.turnout.valid, 0);
  return typesetAll<Report>(
    {
      lang,
      title: synthesis.title,
      subject: synthesis.title,
      blocks: [
        paragraph(synthesis.lead(all.length, valid), 'lead'),
        heading(synthesis.common),
        common.length === 0 ? paragraph(synthesis.noneCommon) : commonTable(common, all, messages),
        ...totals.flatMap((one) => totalBlocks(one, all.length, messages)),
        ...(all.length === 0 ? [] : [heading(synthesis.results), sideBySide(workshops, messages)]),
        ...(left.length === 0 ? [] : [heading(synthesis.left), paragraph(synthesis.leftIntro), list(left)]),
      ],
      pageNumber: result.pageNumber,
    },
    lang,
  );
}

/** Each workshop under the name that a reader gives it: its title, less «compte rendu», with where its ballots lie if another has
 * that title too. Ballots alone in their folder are called by the folder. */
const nameEach = (workshops: readonly SynthesisPart[], { paper }: Messages): readonly SynthesisPart[] => {
  const paths = workshops.map(({ name }) => name.replace(/\.[^./]*$/u, ''));
  const titles = workshops.map(({ digest: { title } }) => title && paper.workshop(title));
  return workshops.map((one, at) => {
    const path = paths[at] ?? '';
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    const inside = paths.filter((other) => other === folder || other.startsWith(`${folder}/`));
    const where = inside.length === 1 ? folder : path;
    const title = titles[at] ?? null;
    const isAlone = titles.indexOf(title) === titles.lastIndexOf(title);
    return { ...one, name: title === null ? where : isAlone ? title : `${title} (${where})` };
  });
};

function commonTable(common: Synthesis['common'], all: readonly string[], messages: Messages): ReportTable {
  const { synthesis, words } = messages;
  const { columns } = synthesis;
  return table(
    synthesis.common,
    [header(columns.orientation), column(columns.workshops, 'right'), column(''), column(columns.which, 'left', true)],
    common.map(({ label, workshops }) => {
      const { length } = workshops;
      const which = quiet(synthesis.which(workshops, all.length));
      return row([label, words.integer(length), gauge(length, all.length), [which]]);
    }),
  );
}

function totalBlocks(
  { workshops, valid, orientations }: Synthesis['totals'][number],
  all: number,
  messages: Messages,
): readonly Block[] {
  const { synthesis, words } = messages;
  const { columns } = synthesis;
  const most = Math.max(...orientations.map(({ points }) => points));
  // Where each pick is one point, how many picked says nothing more.
  const worthOne = orientations.every(({ points, picks }) => points === picks);
  const numbers = [...(worthOne ? [] : [columns.picks]), columns.retainedBy].map((one) => column(one, 'right'));
  const rows = orientations.map(({ label, points, picks, retainedBy }) => {
    const by = retainedBy === 0 ? '–' : synthesis.many(retainedBy);
    const cited = worthOne ? [] : [words.integer(picks)];
    return row([label, words.integer(points), gauge(points, most), ...cited, by]);
  });
  return [
    heading(synthesis.total),
    paragraph(synthesis.totalIntro(workshops, all, valid)),
    table(
      synthesis.total,
      [header(columns.orientation), column(columns.points, 'right'), column(''), ...numbers],
      rows,
    ),
    paragraph(synthesis.totalNote, 'note'),
  ];
}

function sideBySide(workshops: readonly SynthesisPart[], messages: Messages): ReportTable {
  const { synthesis, batch, words } = messages;
  const { columns } = batch;
  return table(
    synthesis.results,
    [header(columns.workshop, false), column(columns.valid, 'right'), column(columns.retained, 'left', true)],
    workshops.map(({ name, digest: { turnout, retained, tiedAtBar, place, date } }) => {
      const when = [place, date && words.date(date)].filter((part) => part !== null).join(', ');
      const called = [paragraph([strong(name)]), ...(when === '' ? [] : [paragraph([quiet(when)])])];
      const open = tiedAtBar.length > 0 ? [paragraph([quiet(batch.tied(tiedAtBar))])] : [];
      return { cells: [called, cell(words.integer(turnout.valid)), [...paragraphs(retained), ...open]] };
    }),
  );
}
