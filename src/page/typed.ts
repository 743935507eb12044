/** A line typed for a ballot enters, and the list; the picks that it stands for leave, and in the end sheets that atelier reads. */

import type { Messages } from '../messages/messages.ts';
import { plainly, writeRows } from './engine.ts';
import type { TypedBallots, View } from './state.ts';

export const labelsOf = (picks: readonly number[], { list }: TypedBallots): readonly string[] =>
  picks.map((pick) => list[pick] ?? '');

/** What the line would be taken for, as far as it is clear. */
export function foreseen(line: string, entry: TypedBallots, { page }: Messages): readonly string[] {
  if (line.trim() === BLANK) return [page.typing.blank];
  return signsIn(line, entry.list).flatMap((sign) => {
    const found = candidates(sign, entry.list);
    return found.length === 1 ? labelsOf(found, entry) : [`${sign} ?`];
  });
}

/** The picks of a line, or the first word of it that stands for none or for several. */
export function readLine(line: string, list: readonly string[]): readonly number[] | string {
  const signs = signsIn(line, list);
  const picks = signs.map((sign) => candidates(sign, list));
  const unclear = picks.findIndex((found) => found.length !== 1);
  return unclear === -1 ? picks.flat() : (signs[unclear] ?? '');
}

/** Where no number has two digits, they need no space between them. */
const signsIn = (line: string, list: readonly string[]): readonly string[] =>
  line
    .split(/[\s,;]+/u)
    .filter((sign) => sign !== '')
    .flatMap((sign) => (list.length < 10 && /^\d+$/u.test(sign) ? [...sign] : [sign]));

/** The orientations that a number or first letters can stand for. */
function candidates(sign: string, list: readonly string[]): readonly number[] {
  if (/^\d+$/u.test(sign)) return Number(sign) >= 1 && Number(sign) <= list.length ? [Number(sign) - 1] : [];
  const begun = (whole: boolean) =>
    list.flatMap((label, at) => {
      const plain = plainly(label);
      const starts = whole ? [plain] : plain.split(/[\s'’-]+/u);
      return starts.some((start) => start.startsWith(plainly(sign))) ? [at] : [];
    });
  const [labels, others] = [begun(true), begun(false)];
  return labels.length > 0 ? labels : others;
}

/** The ballots as a sheet that atelier reads: their numbers, then a column a pick. */
export function sheetOf({ state, words }: Pick<View, 'state' | 'words'>, turn: TypedBallots['turn']) {
  const { entry, options } = state;
  const [number = ''] = words.init.sheet.headings;
  const entries = entry[turn] ?? [];
  const asked = Number(options['picks']) || 3;
  const width = Math.max(asked, ...[...entry.first, ...(entry.second ?? [])].map((picks) => picks.length));
  const heading = (words.init.sheet.headings[1] ?? '').replace(/\d+$/u, '');
  const head = [number, ...Array.from({ length: width }, (_, at) => `${heading}${at + 1}`)];
  const rows = entries.map((picks, at) => [
    String(at + 1),
    ...head.slice(1).map((_, place) => entry.list[picks[place] ?? -1] ?? ''),
  ]);
  const name = words.init.files.ballots;
  return { name: turn === 'first' ? name : name.replace('.', '-2.'), content: writeRows([head, ...rows]) };
}

export const listOf = ({ state }: Pick<View, 'state'>) => ({
  name: 'orientations.csv',
  content: writeRows([['orientation'], ...state.entry.list.map((label) => [label])]),
});

/** A line that says that a ballot is blank. */
export const BLANK = '-';
