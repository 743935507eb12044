/** The words of a result: on the screen, in the minutes and in their annex. */

import type { Messages } from '../messages.ts';
import { capital, integer, list, many, quote, quoted, words } from './words.ts';

const none = (count: number, what: string): string => `${count === 0 ? 'none' : integer(count)} ${what}`;

const fate = (alike: 'all' | 'none', among: readonly string[] | null): string =>
  among === null
    ? { all: 'all are retained', none: 'none is retained' }[alike]
    : `${quoted(among)} are ${alike === 'all' ? '' : 'not '}retained`;

const MEANS = { draw: 'by lot', vote: 'by a vote', chair: 'by casting vote' };

export const result: Messages['result'] = {
  title: 'Workshop minutes',
  subject: 'Priority orientations',
  pageNumber: 'page {page} of {pages}',
  theme: (theme) => `Theme – ${theme}`,
  headings: {
    ranking: 'Ranking of the orientations',
    count: 'The count',
    turnout: 'The count',
    next: 'Next steps',
    participants: 'Participants',
    files: 'Files counted',
    method: 'Method',
    'set-aside': 'Ballots not counted',
    ties: 'Ties',
    sureness: 'How firm the result is',
  },
  headingRetained: (lone) => (lone ? 'Orientation retained' : 'Orientations retained'),
  annex: 'Record of the count',

  turnout: ({ valid, incomplete, blank, spoilt, setAside, held }, weighted) => {
    const all = valid + blank + spoilt;
    const of = incomplete > 0 ? ` (${integer(incomplete)} of them incomplete)` : '';
    const others = blank + spoilt === 0 ? 'none blank or spoilt' : list([none(blank, 'blank'), none(spoilt, 'spoilt')]);
    return [
      `${many(all, weighted ? 'ballot' : 'voter')}: ${valid === 0 ? 'no valid ballot' : weighted ? `${integer(valid)} valid` : many(valid, 'valid ballot')}${of}, ${others}.`,
      ...(setAside > held ? [`${many(setAside - held, 'ballot')} set aside from the count.`] : []),
      ...(held > 0 ? [`${many(held, 'ballot')} on hold.`] : []),
    ].join(' ');
  },
  totals: (points) => `${many(points, 'point')} counted orientation by orientation, without ballots.`,
  dotByDot: { name: 'totals', sentence: 'each vote or dot is worth 1 point to its orientation' },
  incomplete: {
    count: () => 'On an incomplete ballot, each pick earns the points of its rank.',
    modified: (points) =>
      `An incomplete ballot gives less: a single pick is worth ${many(points.findLast((value) => value > 0) ?? 0, 'point')}, the least that a counted pick can earn.`,
    reject: () => 'An incomplete ballot is spoilt.',
  },
  picksAreDots: 'Each pick is one dot; a ballot may put several on the same orientation.',
  repeats: 'An orientation written several times on a ballot earns the points of each of its places.',

  columns: { rank: 'Rank', orientation: 'Orientation', points: 'Points' },
  share: (valid, allVoters) =>
    valid < 2 ? 'Share' : `Share of the ${integer(valid)} ${allVoters ? 'voters' : 'valid ballots'}`,
  bar: (retained, sofar) =>
    sofar ? `Ahead so far: ${many(retained, 'orientation')}` : `${many(retained, 'orientation')} retained`,
  openBar: (orientations, places, sofar) =>
    `${sofar ? 'So far' : 'To be settled'}: ${many(orientations, 'orientation')} tied${places === null ? '' : ` for ${many(places, 'place')}`}`,
  nothing: 'No orientation was picked.',

  retained: (labels) => (labels.length === 0 ? 'No orientation is retained.' : `Retained: ${quoted(labels)}.`),
  wonBy: (means) => `(tie settled ${means})`,
  open: (labels, places) =>
    `Still to be settled, ${places === null ? 'theme by theme' : `for ${many(places, 'place')}`}: ${quoted(labels)} are tied.`,

  decide: {
    advice:
      'Once the room has decided, add to the head of the workshop file (atelier init makes one), then start again:',
    example: 'decision: {when: 2026-03-27, how: vote, retained: [Shared garden]}',
  },
  tie: (labels, points, places) =>
    `${quoted(labels)} are tied with ${many(points, 'point')}${places === null ? '' : `, for ${many(places, 'place')}`}.`,
  tieInto: (into) =>
    into.length === 1 ? 'This rule does not separate them.' : `Resulting order: ${into.map(quoted).join(', then ')}.`,
  drawn: (seed) => `Lots were drawn with the seed ${quote(seed)}.`,
  atBar: (alike, among) => `As announced, ${fate(alike, among)}.`,
  decided: ({ how, manner, who, when, retained, alike }, among) => {
    const told = `${manner ?? MEANS[how]}${who && `, ${who}`}`;
    const outcome =
      alike === null ? `${quoted(retained)} ${retained.length === 1 ? 'is' : 'are'} retained` : fate(alike, among);
    return `Decided at the meeting ${words.onDay(when)} (${told}): ${outcome}.`;
  },
  decidedBy: MEANS,
  castingVote:
    'Note: a chair’s casting vote cannot settle a secret ballot (court of appeal of Bordeaux, 12 January 2017, no. 14/06746). Check your statutes before relying on this decision.',

  chart: 'Points by orientation',
  chartDescription: (bars) => `${list(bars.map(({ label, value }) => `${label} (${many(value, 'point')})`))}.`,
  signed: (place) => `Signed at ${place ?? '……………………'}, on ……………………`,
  roles: { chair: 'Facilitator', secretary: 'Secretary' },

  methodSentence: (name, sentence, style, tieBreaks) =>
    `${capital(name)}: ${sentence}; ${style}${tieBreaks.length === 0 ? '' : `; in case of a tie, ${tieBreaks.join('; if they are still tied, ')}`}.`,
  inferred:
    'The list of orientations was drawn up from the ballots, so an orientation that nobody picked is not on it.',
  numbers: (meanings) =>
    `${/^\d/.test(meanings[0] ?? '') ? 'Numbers' : 'Codes'} on the ballots: ${meanings.join(', ')}.`,
  gap: 'Where a pick is left empty, the later picks of the ballot move up one place.',
  dotsIgnored: 'Points or dots written beside the picks are not part of this count.',
  setAsideLine: ({ source, line, ballot, outcome }, reasons) =>
    `${capital(`${ballot === null ? '' : `ballot ${ballot}, `}line ${integer(line)}`)}${source === null ? '' : ` of ${source}`}: ${words.outcome(outcome, 1)}, ${list(reasons)}`,
  setAsideMore: (ballots) => `and ${many(ballots, 'other ballot')}`,
  lots: (fromBallots) =>
    `${fromBallots ? 'The seed is the SHA-256 of the sorted list of ballots. ' : ''}Each lot is the SHA-256 of the seed, a comma and the number of the lot, read as a number; its remainder on division by the number of orientations still in says which one is drawn, counting from 0.`,
  margin: ({ replace, add }) =>
    replace.tie === 0 || replace.displace === null
      ? null
      : `${many(replace.displace, 'ballot')} filled in differently${add.displace === null ? '' : `, or ${integer(add.displace)} more,`} would have been enough to change which orientations are retained.`,
  marginUnknown: 'Under these rules, how many ballots would have changed the list is not worked out.',
  couldMatter: (ballots) => `Ballots not counted that could have changed this list: ${integer(ballots)}.`,
  schemesIntro: 'For information, the same ballots counted in other ways:',
  schemeRetains: (retained, tied) =>
    [retained.length > 0 && quoted(retained), tied.length > 0 && `to be settled: ${quoted(tied)}`]
      .filter((part) => part !== false)
      .join('; '),
};

export const sheet: Messages['sheet'] = {
  title: 'Ranking',
  headings: ['Rank', 'Tied', 'Orientation', 'Code', 'Points', 'Ballots', 'Share (%)', 'Retained'],
  retained: { yes: 'yes', no: 'no', 'tied-at-bar': 'to be settled' },
};

export const workshop: Messages['workshop'] = {
  excused: 'Apologies',
  next: 'Next workshop',
  objectives: (count) => (count < 2 ? 'Objective:' : 'Objectives:'),
  contents: 'Contents',
  table: 'Table',
  unheld: (what, name) =>
    `${{ tag: `<${name}>`, note: `[^${name}]`, picture: name }[what]} is left out of the document${what === 'picture' ? '. Save this picture in the folder of this file and give its name' : ''}.`,
  attendance: (ballots, present) =>
    `${many(ballots, 'ballot')} for ${many(present, 'person', 'people')} present: check the list of participants, or say in the text who voted.`,
};
