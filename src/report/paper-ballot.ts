/** The orientations and the rules announced enter; ballots to print leave, as many as a sheet of paper holds. */

import type { Orientation } from '../ballots/ballot.ts';
import type { Messages } from '../messages/messages.ts';
import type { Rules } from '../tally/result.ts';
import type { Block, Report, ReportColumn, ReportRow } from './document.ts';
import { heading, paragraph, strong, text } from './inline.ts';
import type { Occasion } from './material.ts';
import { shown } from './typography.ts';

/** Lines of labels up to which two ballots stand on one sheet, and letters that such a line holds. */
const MOST_LINES = 6;
const LETTERS_A_LINE = 75;

export function writePaperBallots(
  orientations: readonly Orientation[],
  rules: Rules,
  occasion: Occasion,
  messages: Messages,
): Report {
  const { paper, lang } = messages;
  const workshop = occasion.title === null ? null : shown(paper.workshop(occasion.title), messages);
  const labels = orientations.map(({ label }) => shown(label, messages));
  const ballot = ballotBlocks(workshop, orientations, labels, rules, occasion, messages);
  const lines = labels.reduce((sum, { length }) => sum + Math.ceil(length / LETTERS_A_LINE), 0);
  return {
    lang,
    title: workshop === null ? paper.subject : paper.title(workshop),
    untitled: true,
    organisation: null,
    subject: paper.subject,
    author: occasion.secretary ?? occasion.organisation,
    date: occasion.date,
    blocks: lines > MOST_LINES ? ballot : [...ballot, { kind: 'rule' }, ...ballot],
    footer: [],
    pageNumber: '',
  };
}

function ballotBlocks(
  workshop: string | null,
  orientations: readonly Orientation[],
  labels: readonly string[],
  rules: Rules,
  { place, date }: Occasion,
  messages: Messages,
): readonly Block[] {
  const { paper, words } = messages;
  const where = [workshop, place && shown(place, messages), date && words.date(date)]
    .filter((part) => part !== null)
    .join(', ');
  const coded = orientations.some(({ code }) => code !== null);
  const column = (heading: string, weight: number): ReportColumn => ({
    heading: [text(heading)],
    align: 'left',
    weight,
  });
  const rows = orientations.map(
    ({ code }, at): ReportRow => ({
      cells: [
        [paragraph([{ kind: 'box' }])],
        ...(coded ? [[paragraph(code ?? '')]] : []),
        [paragraph(labels[at] ?? '')],
      ],
    }),
  );
  return [
    heading(paper.subject),
    ...(where === '' ? [] : [paragraph(where, 'lead')]),
    paragraph([strong(tellHow(rules, orientations.length, messages))]),
    {
      kind: 'table',
      title: paper.table,
      description: paper.description(orientations.length),
      columns: [column(paper.box, 0), ...(coded ? [column(paper.code, 0)] : []), column(paper.orientation, 1)],
      rows,
    },
    paragraph(paper.secret, 'note'),
    paragraph(paper.number, 'note'),
  ];
}

/** What a voter does, under the rules by which the ballot will be read. */
function tellHow(rules: Rules, orientations: number, messages: Messages) {
  const { scheme, ordered, picks, minPicks, maxDots, maxDotsEach, incomplete, extra } = rules;
  const { paper } = messages;
  if (scheme === 'cumulative') return paper.dots(maxDots, maxDotsEach);
  const [more, fewer] = [extra === 'reject' && picks !== 'all', incomplete === 'reject'];
  const most = picks === 'all' ? orientations : picks;
  return ordered && most > 1 ? paper.rank(most, more, fewer) : paper.tick(picks, minPicks, more, fewer);
}
