/** The Tally enters; the table of the ranking leaves, the bar drawn between the retained and the rest. */

import type { Messages } from '../messages/messages.ts';
import type { Result, Tally } from '../tally/result.ts';
import type { Inline, ReportRow, ReportTable } from './document.ts';
import { ordinal, paragraph, quiet, text } from './inline.ts';
import { dotsInTotals } from './method.ts';
import { partedBy } from './ties.ts';
import { shown } from './typography.ts';

/**
 * Rank, orientation, points, share of the voters and a bar. Draws a line under the retained and another under those tied
 * for the last places; each says what stands above it. On paper, a rank says what parted it from its equals. Where themes
 * have places of their own, each theme is ranked by itself.
 */
export function rankingTable(tally: Tally, medium: 'screen' | 'paper', messages: Messages): ReportTable {
  const { result: say, words } = messages;
  const { orientations, bar, turnout, rules } = tally;
  const most = Math.max(1, ...orientations.map(({ points }) => points));
  // Dots are nobody's in particular: how many voters cited an orientation is not known.
  const shared = dotsInTotals(tally) === null && turnout.valid > 0;
  const rankOf = ({ label, rank, tied }: Result): readonly Inline[] => {
    const parted = medium === 'paper' && !tied ? partedBy(label, tally, messages) : null;
    const number = ordinal(words.rank(rank, tied), messages.lang);
    return parted === null ? number : [...number, { kind: 'break' }, quiet(parted)];
  };
  const rowFor = (result: Result): ReportRow => {
    const cells: readonly (readonly Inline[])[] = [
      rankOf(result),
      [text(shown(result.label, messages))],
      [text(words.integer(result.points))],
      ...(shared ? [[text(words.percent(result.picks, turnout.valid))]] : []),
      [{ kind: 'gauge', value: result.points, max: most }],
    ];
    return {
      cells: cells.map((cell) => [paragraph(cell)]),
      ...(result.retained === 'yes' ? { role: 'strong' as const } : {}),
    };
  };
  const line = (words: string): ReportRow => ({ role: 'bar', cells: [[paragraph(words)]] });
  /** Those retained come first: one with more points may be out, where too few cite it. */
  const ranked = (members: readonly Result[]): readonly ReportRow[] => {
    const rowsOf = (retained: Result['retained']) => members.filter((one) => one.retained === retained).map(rowFor);
    const [kept, open] = [rowsOf('yes'), rowsOf('tied-at-bar')];
    return [
      ...kept,
      ...(kept.length > 0 ? [line(say.bar(kept.length))] : []),
      ...open,
      ...(open.length > 0 && bar.tied !== null ? [line(say.openBar(open.length, bar.tied.places))] : []),
      ...rowsOf('no'),
    ];
  };
  const themes = rules.perTheme === 0 ? [] : [...new Set(orientations.map(({ theme }) => theme))];
  const rows =
    themes.length === 0
      ? ranked(orientations)
      : themes.flatMap((theme) => [
          line(theme ?? messages.conditions.noTheme),
          ...ranked(orientations.filter((one) => one.theme === theme)),
        ]);
  const share =
    medium === 'screen' ? messages.summary.share : say.share(turnout.valid, turnout.blank + turnout.spoilt === 0);
  return {
    kind: 'table',
    title: say.ranking,
    description: say.rankingDescription(orientations.length),
    columns: [
      { heading: [text(say.columns.rank)], align: 'left', weight: 0 },
      { heading: [text(say.columns.orientation)], align: 'left', weight: 5, header: true },
      { heading: [text(say.columns.points)], align: 'right', weight: 0 },
      ...(shared ? [{ heading: [text(share)], align: 'right' as const, weight: 0 }] : []),
      { heading: [], align: 'left', weight: medium === 'screen' ? 0 : 2 },
    ],
    rows,
  };
}
