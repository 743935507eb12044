/** The Tally enters; what an expert asks leaves: all that an annex says, and what the screen shows with `--details`. */

import type { Messages } from '../messages/messages.ts';
import type { SchemeResult } from '../rank/compare.ts';
import type { Tally } from '../tally/result.ts';
import type { Block, Inline } from './document.ts';
import { column, header, list, ordinal, paragraph, paragraphs, row, strong, table, text } from './inline.ts';
import { dotsInTotals } from './method.ts';
import { groupBy } from './remarks.ts';

export const tellFiles = ({ sources }: Tally): readonly Block[] => [
  list(
    sources.map(({ name, sha256 }): readonly Inline[] =>
      sha256 === null
        ? [text(name)]
        : [text(name), { kind: 'break' }, text('SHA-256 '), { kind: 'code', text: sha256 }],
    ),
  ),
];

/** How few ballots would have changed the list, and whether those that do not count could have. */
export function tellMargin({ margin, turnout, ...tally }: Tally, { result }: Messages): readonly Block[] {
  const sentence = turnout.valid === 0 || dotsInTotals(tally) !== null ? null : result.margin(margin);
  return paragraphs([
    ...(sentence === null ? [] : [sentence]),
    ...(margin.setAsideCouldMatter && turnout.valid > 0 ? [result.couldMatter(turnout.spoilt + turnout.setAside)] : []),
  ]);
}

/** The ballots that count for nobody, by number, file and line, and never a name or what was written. */
export function tellSetAside({ issues, sources }: Tally, { result, reasons }: Messages): readonly Block[] {
  const uncounted = issues.filter(({ outcome }) => outcome !== 'counted');
  const told = groupBy(uncounted, ({ source, line }) => `${source}\u0000${line}`).map((all) => {
    const [{ source, ...first }] = all;
    const why = [...new Set(all.map(({ code }) => reasons[code]))];
    return result.setAsideLine({ ...first, source: sources.length > 1 ? source : null }, why);
  });
  const more = uncounted.reduce((sum, issue) => sum + (issue.more ?? 0), 0);
  return told.length === 0 ? [] : [list(more === 0 ? told : [...told, result.setAsideMore(more)])];
}

const others = ['count', 'borda', 'plurality'] as const;

/** What each scheme alone makes of ordered ballots: points, and whom it would retain. Nothing where there is no order. */
export function compareSchemes(tally: Tally, messages: Messages): readonly Block[] {
  const { orientations, schemes, rules, turnout } = tally;
  const { result } = messages;
  if (turnout.valid === 0 || schemes === null) return [];
  const fates = others.map((id) => fateIn(schemes[id]));
  const named = orientations.filter(({ label }) => fates.some((fate) => fate(label) !== 'no'));
  if (fates.every((fate) => named.every(({ label }) => fate(label) === fates[0]?.(label))))
    return [paragraph(result.schemesSame)];
  return [
    paragraph(result.schemesIntro, 'statement'),
    table(
      result.schemesTable,
      [
        header(result.columns.orientation),
        ...others.map((id) => column(ordinal(result.schemeColumns[id](rules.points.length), messages.lang), 'right')),
      ],
      named.map(({ label }) =>
        row([
          label,
          ...others.map((id, at) => {
            const fate = fates[at]?.(label) ?? 'no';
            const points = schemes[id].points.find((one) => one.label === label)?.points ?? 0;
            const words = result.schemesCell(points, fate);
            return [fate === 'yes' ? strong(words) : text(words)];
          }),
        ]),
      ),
    ),
  ];
}

const fateIn =
  ({ retained, tiedAtBar }: SchemeResult) =>
  (label: string): 'yes' | 'no' | 'tied-at-bar' =>
    retained.includes(label) ? 'yes' : tiedAtBar.includes(label) ? 'tied-at-bar' : 'no';
