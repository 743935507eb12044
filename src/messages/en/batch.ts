/** The words of `atelier batch`: its table and its synthesis. */

import type { Messages } from '../messages.ts';
import { integer, list, many, quoted } from './words.ts';

const status: Messages['batch']['status'] = {
  written: 'written',
  unchanged: 'unchanged',
  counted: 'counted',
  refused: 'refused',
  failed: 'failed',
  bug: 'crashed',
  skipped: 'postponed',
};

export const batch: Messages['batch'] = {
  title: 'Workshops',
  columns: {
    workshop: 'Workshop',
    status: 'Status',
    ballots: 'Ballots',
    valid: 'Valid',
    blank: 'Blank',
    spoilt: 'Spoilt',
    setAside: 'Set aside',
    retained: 'Retained',
    tied: 'To be decided',
    ties: 'Ties',
    margin: 'Margin',
    output: 'Documents',
  },
  status,
  provisional: (status) => `${status}, provisional`,
  tied: (labels) => `to be decided: ${quoted(labels)}`,
  progress: '{bar} {value}/{total}  {eta_formatted} left  {name}',
  line: (place, total, name, what) => `${place}/${total} ${name}: ${status[what]}`,
  total: (all, counts) =>
    `${many(all, 'workshop')}: ${list(counts.map(([of, count]) => `${integer(count)} ${status[of]}`))}.`,
  interrupted: 'Interrupted: every document written is complete. To go on, repeat the command with --only-changed.',
};

export const synthesis: Messages['synthesis'] = {
  title: 'Summary of the workshops',
  lead: (workshops, valid) => `${many(workshops, 'workshop')}, ${many(valid, 'valid ballot')}`,
  results: 'Workshop by workshop',
  common: 'Orientations retained by several workshops',
  noneCommon: 'No orientation is retained by several workshops.',
  which: (workshops, all) => (workshops.length === all ? 'all' : list(workshops, 'and', 3)),
  many: (workshops) => many(workshops, 'workshop'),
  total: 'All workshops that had the same list',
  totalIntro: (workshops, of, valid) =>
    `Points of ${workshops.length === of ? `the ${of} workshops` : `${many(workshops.length, 'workshop')} (${list(workshops)})`}: ${many(valid, 'valid ballot')}, the same list and the same scheme.`,
  totalNote: 'This total is not the decision of any workshop: each one voted separately.',
  columns: {
    orientation: 'Orientation',
    workshops: 'Workshops',
    which: 'Which',
    points: 'Points',
    picks: 'Picked by',
    retainedBy: 'Retained by',
  },
  left: 'Workshops missing from this summary',
  leftIntro: 'Their ballots could not be counted, or still have to be checked:',
};
