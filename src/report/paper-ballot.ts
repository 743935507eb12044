/** The orientations and the rules announced enter; ballots to print leave, as many as a sheet of paper holds. */

import type { Orientation } from '../ballots/ballot.ts';
import type { Messages } from '../messages/messages.ts';
import type { Rules } from '../tally/rules.ts';
import type { Block, Report, ReportTable } from './document.ts';
import { list, paragraph, quiet, sideBySide, strong, text } from './inline.ts';
import type { Occasion } from './material.ts';
import { typesetAll } from './typography.ts';

/** Ballots on a sheet, the most first: how many lines of labels each has room for, and how many letters a line holds. */
const SIZES = [
  { beside: 2, below: 2, lines: 8, letters: 36 },
  { beside: 1, below: 2, lines: 10, letters: 80 },
] as const;

export function writePaperBallots(
  orientations: readonly Orientation[],
  rules: Rules,
  occasion: Occasion,
  messages: Messages,
): Report {
  const { paper, lang } = messages;
  const workshop = occasion.title && paper.workshop(occasion.title);
  const linesOf = (letters: number) =>
    orientations.reduce((sum, { label }) => sum + Math.ceil(label.length / letters), 0);
  const { beside, below } = SIZES.find(({ lines, letters }) => linesOf(letters) <= lines) ?? { beside: 1, below: 1 };
  const ballot = [
    ...tellWhere(workshop, occasion, messages),
    paragraph([strong(tellHow(rules, orientations.length, messages))]),
    // A list without codes is numbered by its order, and so is the sheet that the ballots are typed into.
    list(
      orientations.map(({ code, label }, place) => `${code ?? messages.words.integer(place + 1)}\u2002${label}`),
      '□',
    ),
    paragraph([text(paper.secret), { kind: 'break' }, text(paper.number)], 'note'),
  ];
  const row: ReportTable = {
    ...sideBySide(Array<readonly Block[]>(beside).fill(ballot), beside),
    title: paper.subject,
    description: paper.description(orientations.length),
  };
  return typesetAll<Report>(
    {
      lang,
      title: workshop === undefined ? paper.subject : paper.title(workshop),
      untitled: true,
      subject: paper.subject,
      author: occasion.secretary ?? occasion.organisation,
      date: occasion.date,
      blocks: below === 1 ? [row] : [row, { kind: 'rule' }, row],
      pageNumber: '',
    },
    lang,
  );
}

/** For what, where, when and who asks: a ballot that lies about says where it belongs. */
function tellWhere(workshop: string | undefined, { organisation, place, date }: Occasion, messages: Messages) {
  const { paper, words } = messages;
  const about = [workshop, place, date && words.date(date)].filter((part) => part !== undefined);
  return [
    paragraph([strong(about.length === 0 ? paper.subject : `${paper.subject} – ${about.join(', ')}`)]),
    ...(organisation === undefined ? [] : [paragraph([quiet(organisation)])]),
  ];
}

/** What a voter does, under the rules by which the ballot will be read. */
function tellHow(rules: Rules, orientations: number, messages: Messages) {
  const { scheme, ordered, picks, minPicks, maxDots, maxDotsEach, incomplete, extra } = rules;
  const { paper } = messages;
  if (scheme === 'cumulative') return paper.dots(maxDots, maxDotsEach);
  const [more, fewer] = [extra === 'reject' && picks !== 'all', incomplete === 'reject'];
  const most = picks === 'all' ? orientations : Math.min(picks, orientations);
  if (ordered && most > 1) return paper.rank(most, more, fewer);
  return paper.tick(picks === 'all' ? picks : most, minPicks, more, fewer);
}
