/** The words of `atelier batch`: its table and its synthesis. */

import type { Messages } from '../messages.ts';
import { list, many } from './words.ts';

const status: Messages['batch']['status'] = {
  written: 'written',
  unchanged: 'unchanged',
  counted: 'counted',
  refused: 'refused',
  failed: 'failed',
  bug: 'bug of the program',
  skipped: 'not begun',
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
  tied: (labels) => `to be decided: ${list(labels)}`,
  progress: '{bar} {value}/{total}  {eta_formatted} left  {name}',
  line: (place, total, name, what) => `${place}/${total} ${name}: ${status[what]}`,
  total: ({ all, counted, written, unchanged, refused, skipped }) => {
    const parts = [
      counted > 0 && `${many(counted, 'workshop')} counted, nothing written`,
      written > 0 && `${many(written, 'set of minutes', 'sets of minutes')} written`,
      counted + written + unchanged === 0 && 'nothing written',
      unchanged > 0 && `${unchanged} up to date`,
      refused > 0 && `${many(refused, 'workshop')} refused`,
      skipped > 0 && `${many(skipped, 'workshop')} not begun`,
    ];
    return `${many(all, 'workshop')}: ${parts.filter((part) => part !== false).join(', ')}.`;
  },
  interrupted: 'Interrupted: what is written is whole. The same command with --only-changed goes on.',
};

/** Names that a cell has room for. */
const FEW = 3;

export const synthesis: Messages['synthesis'] = {
  title: 'Synthesis of the workshops',
  lead: (workshops, valid) => `${many(workshops, 'workshop')}, ${many(valid, 'valid ballot')}`,
  results: 'Workshop by workshop',
  common: 'Orientations that several workshops retain',
  noneCommon: 'No orientation is retained by several workshops.',
  which: (workshops, all) => {
    const missing = all.filter((name) => !workshops.includes(name));
    if (missing.length === 0) return 'all';
    if (missing.length < workshops.length && missing.length <= FEW) return `all but ${list(missing)}`;
    const rest = workshops.length - FEW;
    return list(rest < 2 ? workshops : [...workshops.slice(0, FEW), many(rest, 'other')]);
  },
  many: (workshops) => many(workshops, 'workshop'),
  total: (all) => (all ? 'All workshops together' : 'All workshops that had the same list'),
  totalIntro: (workshops, of, valid) => {
    const which =
      workshops.length === of
        ? `the ${of} workshops`
        : `${many(workshops.length, 'workshop')}${workshops.length <= 2 * FEW ? ` (${list(workshops)})` : ''}`;
    return `Points and picks of ${which}: ${many(valid, 'valid ballot')}, the same list and the same scheme.`;
  },
  totalNote: 'This total is the decision of no workshop: each voted for itself.',
  columns: {
    orientation: 'Orientation',
    workshops: 'Workshops',
    which: 'Which',
    points: 'Points',
    picks: 'Picked by',
    retainedBy: 'Retained by',
  },
  left: 'Workshops that are not in this synthesis',
  leftIntro: 'Their ballots could not be counted, or wait to be checked:',
};
