/** The words of the compte rendu and of what a workshop file puts into it. */

import type { Messages } from '../messages.ts';
import { rankStyles, tieBreaks } from './result.ts';
import { integer, list, many, percent, quote, words } from './words.ts';

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const minutes: Messages['minutes'] = {
  title: 'Workshop minutes',
  subject: 'Priority orientations',
  lead: (place, date, hours) => [place, date, hours].filter((part) => part !== null).join(', '),
  theme: 'Theme',
  themeLine: (theme) => `Theme: ${theme}`,
  details: 'The count in detail',
  turnout: 'Turnout',
  turnoutSentence: ({ valid, incomplete, blank, spoilt, setAside, held }) => {
    const aside = setAside - held;
    return `${many(valid + blank + spoilt, 'voter')}: ${many(valid, 'valid ballot')}${incomplete > 0 ? ` (${incomplete} of them incomplete)` : ''}, ${blank} blank and ${spoilt} spoilt.${aside > 0 ? ` ${many(aside, 'ballot')} set aside from the count.` : ''}`;
  },
  totals: (dots) =>
    `The dots were counted in the room, orientation by orientation: ${many(dots, 'dot')} in all, with no ballot that could be checked.`,
  dotByDot: { name: 'totals', sentence: 'each dot is worth 1 point to the orientation on which it was put' },
  nothing: 'No orientation was picked.',
  ranking: 'Priority orientations',
  rankingIntro: (picks, orientations) =>
    `Each participant was asked to pick ${many(picks, 'orientation')} out of the ${integer(orientations)} proposed. The table ranks them by points.`,
  tableTitle: 'Ranking of the orientations',
  tableDescription: (orientations, keep) =>
    `One row an orientation, the most picked first: rank, label, points, share of the voters. ${many(orientations, 'orientation')}, ${many(keep, 'place')}.`,
  columns: { rank: 'Rank', orientation: 'Orientation', points: 'Points', cited: 'Support' },
  citedBy: (picks, valid, allVoters) =>
    `picked by ${integer(picks)} of ${integer(valid)} ${allVoters ? 'voters' : 'valid ballots'} (${percent(picks, valid)})`,
  bar: (retained) => (retained === 0 ? 'No orientation retained' : `${many(retained, 'orientation')} retained`),
  tiedAtBar: (orientations, places) =>
    `Undecided: ${many(orientations, 'orientation')} tied for ${many(places, 'place')}`,
  retained: (labels, keep) => {
    const names = list(labels.map(quote));
    if (labels.length === 0) return 'No orientation is retained at this stage.';
    if (labels.length === 1) return `The orientation ${names} is retained.`;
    return labels.length === keep
      ? `The first ${integer(keep)} orientations are retained: ${names}.`
      : `${many(labels.length, 'orientation')} are retained: ${names}.`;
  },
  fewer: (cited, keep) =>
    cited === 0 ? 'No orientation got any points.' : `Fewer than ${many(keep, 'orientation')} got any points.`,
  ties: 'Ties',
  tie: (orientations, points) => `${list(orientations.map(quote))} are tied with ${many(points, 'point')}.`,
  tieStep: (rule, values) => `${capital(rule)}: ${values.join(', ')}.`,
  tieInto: (into) =>
    into.length === 1
      ? 'This rule does not separate them.'
      : `Resulting order: ${into.map((group) => list(group.map(quote))).join(', then ')}.`,
  drawing: (seed, fromBallots) =>
    `Lots drawn with the seed ${quote(seed)}${fromBallots ? ' (SHA-256 of the sorted list of ballots)' : ''}. Each lot is the SHA-256 of the seed, a comma and the number of the lot, read as a number; the remainder of its division by the number of orientations still in says which is drawn, counting from 0.`,
  castingVote:
    'Note: a chair’s casting vote cannot settle a secret ballot (court of appeal of Bordeaux, 12 January 2017, no. 14/06746). Check the statutes before relying on this decision.',
  tieSettled: 'The tie is settled.',
  tieShared: 'They share the same rank.',
  tieAtBar: (labels, places) =>
    `Tied at the bar: ${many(places, 'place')} for ${list(labels.map(quote))}. None is retained automatically, the decision is the participants’.`,
  method: 'Method',
  methodSentence: ({ rankStyle, tieBreak }, scheme) =>
    `${capital(scheme.name)}: ${scheme.sentence}; ${rankStyles[rankStyle]}${
      tieBreak.length === 0
        ? ''
        : `; in case of a tie, ${tieBreak.map((rule) => tieBreaks[rule].sentence).join('; if it remains, ')}`
    }.`,
  inferred: 'The list of orientations was made from the ballots: an orientation that nobody picked is not in it.',
  incomplete: {
    count: () => 'An incomplete ballot gives each of its picks the points of its rank.',
    modified: (points) =>
      `An incomplete ballot gives less: a lone pick is worth ${many(points.findLast((value) => value > 0) ?? 0, 'point')}, the least that a pick which counts can earn.`,
    reject: () => 'An incomplete ballot is spoilt.',
  },
  gap: 'A pick left empty costs nothing: the later picks of the ballot move up.',
  picksAreDots: 'Each pick written is one dot; a ballot may lay several on the same orientation.',
  repeats: 'An orientation written several times on a ballot gets the points of each of these places.',
  dotsIgnored: 'The points or dots written beside the picks are not part of this count.',
  setAside: 'Ballots not counted',
  setAsideIntro: 'By line of the file, without names:',
  setAsideLine: (source, line, outcome, reasons) =>
    `${source === null ? '' : `${source}, `}line ${integer(line)}: ${words.outcome(outcome, 1)} (${list(reasons)})`,
  footer: (name, sha256) => `${name} – SHA-256 ${sha256}`,
  otherSources: (count) => `and ${many(count, 'other file')}`,
  pageNumber: 'page {page} of {pages}',
};

export const sheet: Messages['sheet'] = {
  title: 'Ranking',
  headings: ['Rank', 'Tied', 'Orientation', 'Code', 'Points', 'Ballots', 'Share (%)', 'Retained'],
  yes: 'yes',
  no: 'no',
  retained: { yes: 'yes', no: 'no', 'tied-at-bar': 'tied at the bar' },
};

export const workshop: Messages['workshop'] = {
  roles: (chair, secretary) =>
    [chair === null ? null : `Facilitator: ${chair}`, secretary === null ? null : `Minutes by: ${secretary}`]
      .filter((part) => part !== null)
      .join(' – '),
  participants: 'Participants',
  excused: () => 'Apologies',
  next: 'Next steps',
  nextSentence: ({ title, date, hours, place }, retained) => {
    const meeting = title ?? 'next workshop';
    const when = [date === null ? null : /^\d/u.test(date) ? `on ${date}` : date, hours, place].filter(
      (part) => part !== null,
    );
    const details = when.length === 0 ? '' : `, ${when.join(', ')}`;
    if (retained === 0)
      return `The ${meeting} will be held${details === '' ? ' on a date to be set' : details}.`.replace(
        'held,',
        'held',
      );
    return `The ${retained < 2 ? 'orientation' : `${retained} orientations`} retained will be taken up at the ${meeting}${details}.`;
  },
  objectives: (count) => (count < 2 ? 'Its objective:' : 'Its objectives:'),
  contents: 'Contents',
  chart: 'Points by orientation',
  chartDescription: (bars) =>
    `Bar chart, from the orientation with most points to the one with fewest: ${list(
      bars.map(({ label, value }) => `${label}, ${many(value, 'point')}`),
    )}.`,
  table: (headings) => list(headings.filter((heading) => heading.trim() !== '')) || 'Table',
  tableDescription: (headings) =>
    `Table of ${many(headings.length, 'column')}: ${list(headings.filter((heading) => heading.trim() !== ''))}.`,
  attendance: (points, ballots, present) =>
    `${many(points, 'point')} from ${many(ballots, 'ballot')}, and ${many(present, 'person present', 'people present')}: these numbers differ. Check the list of participants, or say in the text who voted.`,
};
