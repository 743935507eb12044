/** The words of `atelier batch`. */

import type { Messages } from '../messages.ts';
import { list, many, quote } from './words.ts';

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
  flags: {
    out: 'folder of the documents (default: beside the ballots)',
    format: 'formats to write, separated by commas',
    name: 'name of the documents, with {name} {path} {date} {place} {title} {theme}',
    jobs: 'workshops handled at a time (default: as many as there are cores)',
    'only-changed': 'leave alone the documents that are up to date, by their content',
    'fail-fast': 'stop at the first workshop that is refused',
    'dry-run': 'count everything and write nothing',
    summary: 'summary table (.csv or .json), one row a workshop',
    synthesis: 'synthesis of all the workshops (.docx .json .md .html)',
    'allow-outside': 'let the manifest name files outside its folder',
  },
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
  tied: (labels) => `to be decided: ${list(labels)}`,
  progress: '{bar} {value}/{total}  {eta_formatted} left  {name}',
  line: (place, total, name, what) => `${place}/${total} ${name}: ${status[what]}`,
  total: (statuses) => {
    const count = (...of: readonly (typeof statuses)[number][]) => statuses.filter((one) => of.includes(one)).length;
    const parts = [
      ...(count('counted') > 0 ? [`${many(count('counted'), 'workshop')} counted, nothing written`] : []),
      ...(count('written') > 0 || count('counted', 'unchanged') === 0
        ? [
            count('written') === 0
              ? 'nothing written'
              : `${many(count('written'), 'set of minutes', 'sets of minutes')} written`,
          ]
        : []),
      ...(count('unchanged') > 0 ? [`${count('unchanged')} up to date`] : []),
      ...(count('refused', 'failed', 'bug') > 0
        ? [`${many(count('refused', 'failed', 'bug'), 'workshop')} refused`]
        : []),
      ...(count('skipped') > 0 ? [`${many(count('skipped'), 'workshop')} not begun`] : []),
    ];
    return `${many(statuses.length, 'workshop')}: ${parts.join(', ')}.`;
  },
  interrupted: 'Interrupted: what is written is whole. The same command with --only-changed goes on.',
};

export const synthesis: Messages['synthesis'] = {
  title: 'Synthesis of the workshops',
  lead: (workshops) => {
    const valid = workshops.reduce((sum, { digest }) => sum + digest.turnout.valid, 0);
    return `${many(workshops.length, 'workshop')}, ${many(valid, 'valid ballot')}`;
  },
  results: 'Workshop by workshop',
  common: 'Orientations that several workshops retain',
  noneCommon: 'No orientation is retained by several workshops.',
  keptBy: (label, workshops) => `${quote(label)}: ${many(workshops.length, 'workshop')} (${list(workshops)})`,
  total: 'All workshops that had the same list',
  totalIntro: (workshops, valid) =>
    `Points and picks of ${many(workshops.length, 'workshop')} (${list(workshops)}) added up: ${many(valid, 'valid ballot')}, the same list and the same scheme. This total is the decision of none of them.`,
  columns: { orientation: 'Orientation', points: 'Points', picks: 'Picked by', retainedBy: 'Retained by (workshops)' },
  left: 'Workshops that are not in this synthesis',
  leftIntro: 'Their ballots could not be counted, or wait to be checked:',
};
