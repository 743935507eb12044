/** The Tally enters; the ranking leaves, drawn on request, with what is retained and what is left to decide. */

import type { Messages } from '../../messages/messages.ts';
import type { Result, Tally } from '../../tally/result.ts';
import type { Block } from '../document.ts';
import { ordinal, paragraph, text } from '../inline.ts';
import { type RankingColumn, rankingTable, shown } from '../ranking.ts';
import { dotsInTotals } from '../sources.ts';
import { tellBar } from '../ties.ts';
import type { Section } from './material.ts';
import { ofTally } from './of-tally.ts';

export const ranking: Section = {
  title: ({ messages }) => messages.minutes.ranking,
  intro: ofTally(({ tally: { orientations, rules }, messages: { minutes } }) =>
    orientations.length === 0 ? [] : [paragraph(minutes.rankingIntro(rules.picks, orientations.length))],
  ),
  write: (material) => {
    const { tally, occasion, messages, placed } = material;
    const { minutes } = messages;
    const { orientations, rules } = tally;
    if (orientations.length === 0) return [paragraph(minutes.nothing)];
    const open = tellBar(tally, messages);
    const cited = orientations.filter(({ points }) => points > 0).length;
    return [
      table(material),
      ...(placed.has('retained') ? [] : retained.write(material)),
      ...(open === null ? [] : [paragraph(open, 'warning')]),
      ...(cited < Math.min(rules.keep, orientations.length) ? [paragraph(minutes.fewer(cited, rules.keep))] : []),
      ...(occasion.chart && !placed.has('chart') ? chart.write(material) : []),
    ];
  },
};

const table = ofTally(({ tally, messages }) => rankingTable(tally, columns(tally, messages), messages));

/** What is retained, in one sentence. */
export const retained: Section = {
  title: ({ messages }) => messages.minutes.ranking,
  write: ofTally(({ tally, messages }) => [
    paragraph(messages.minutes.retained(retainedLabels(tally, messages), tally.rules.keep)),
  ]),
};

export const retainedLabels = ({ orientations }: Tally, messages: Messages): readonly string[] =>
  orientations.filter((result) => result.retained === 'yes').map(({ label }) => shown(label, messages));

export const chart: Section = {
  title: ({ messages }) => messages.minutes.ranking,
  write: ({ tally, messages }): readonly Block[] => {
    const { workshop } = messages;
    const { orientations } = tally;
    if (orientations.every(({ points }) => points === 0)) return [];
    const bars = orientations.map(({ label, points, retained: kept }) => ({
      label: shown(label, messages),
      value: points,
      strong: kept === 'yes',
    }));
    return [{ kind: 'chart', title: workshop.chart, description: workshop.chartDescription(bars), bars }];
  },
};

function columns(tally: Tally, messages: Messages): readonly RankingColumn[] {
  const { minutes, words } = messages;
  const { valid, blank, spoilt } = tally.turnout;
  return [
    {
      heading: minutes.columns.rank,
      align: 'left',
      weight: 0,
      cell: ({ rank, tied }) => ordinal(words.rank(rank, tied), messages.lang),
    },
    {
      heading: minutes.columns.orientation,
      align: 'left',
      weight: 1,
      header: true,
      cell: ({ label }) => [text(shown(label, messages))],
    },
    {
      heading: minutes.columns.points,
      align: 'right',
      weight: 0,
      cell: ({ points }) => [text(words.integer(points))],
    },
    ...(dotsInTotals(tally) === null && valid > 0
      ? [
          {
            heading: minutes.columns.cited,
            align: 'left' as const,
            weight: 0,
            cell: ({ picks }: Result) => [text(minutes.citedBy(picks, valid, blank + spoilt === 0))],
          },
        ]
      : []),
  ];
}
