/** The Tally enters; what an expert asks leaves: all that an annex says, and what the screen shows with `--details`. */

import type { Messages } from '../messages/messages.ts';
import type { SchemeResult } from '../rank/compare.ts';
import type { Tally } from '../tally/result.ts';
import type { Block, ReportTable } from './document.ts';
import { heading, list, ordinal, paragraph, strong, text } from './inline.ts';
import { dotsInTotals, tellMethod } from './method.ts';
import { tellLots, tellTie } from './ties.ts';
import { shown } from './typography.ts';

/** The «procès-verbal de dépouillement», on a page of its own. */
export function writeAnnex(tally: Tally, messages: Messages): readonly Block[] {
  const { result } = messages;
  const part = (title: string, blocks: readonly Block[]): readonly Block[] =>
    blocks.length === 0 ? [] : [heading(title, 2), ...blocks];
  return [
    { kind: 'page-break' },
    heading(result.annex),
    ...part(result.files, tellFiles(tally)),
    ...part(
      result.method,
      tellMethod(tally, messages).map((words) => paragraph(words)),
    ),
    ...part(result.setAside, tellSetAside(tally, messages)),
    ...part(result.ties, [...tellEveryTie(tally, messages), ...tellLots(tally, messages)]),
    ...part(result.sureness, tellMargin(tally, messages)),
    ...part(result.schemes, compareSchemes(tally, messages)),
  ];
}

const tellFiles = ({ sources }: Tally): readonly Block[] => [
  {
    kind: 'list',
    bullet: '•',
    items: sources.map(({ name, sha256 }) => [
      paragraph([
        text(name),
        ...(sha256 === null
          ? []
          : [{ kind: 'break' } as const, text('SHA-256 '), { kind: 'code', text: sha256 } as const]),
      ]),
    ]),
  },
];

/** Every tie between orientations that have a point. */
export function tellEveryTie(tally: Tally, messages: Messages): readonly Block[] {
  const told = tally.ties.filter(({ points }) => points > 0).map((tie) => tellTie(tie, tally, messages));
  return told.length < 2 ? told.map((words) => paragraph(words)) : [list(told)];
}

/** How few ballots would have changed the list, and whether those that do not count could have. */
export function tellMargin({ margin, turnout, ...tally }: Tally, { result }: Messages): readonly Block[] {
  const sentence = turnout.valid === 0 || dotsInTotals(tally) !== null ? null : result.margin(margin);
  return [
    ...(sentence === null ? [] : [paragraph(sentence)]),
    ...(margin.setAsideCouldMatter && turnout.valid > 0
      ? [paragraph(result.couldMatter(turnout.spoilt + turnout.setAside))]
      : []),
  ];
}

/** The ballots that count for nobody, by file and line, and never a name or what was written. */
export function tellSetAside({ issues, sources }: Tally, { result, reasons }: Messages): readonly Block[] {
  const ballots = new Map<string, { first: Tally['issues'][number]; codes: Set<Tally['issues'][number]['code']> }>();
  for (const issue of issues) {
    if (issue.outcome === 'counted') continue;
    const key = `${issue.source}\u0000${issue.line}`;
    const known = ballots.get(key) ?? { first: issue, codes: new Set() };
    known.codes.add(issue.code);
    ballots.set(key, known);
  }
  if (ballots.size === 0) return [];
  return [
    list(
      [...ballots.values()].map(({ first: { source, line, outcome }, codes }) =>
        result.setAsideLine(
          sources.length > 1 ? source : null,
          line,
          outcome,
          [...codes].map((code) => reasons[code]),
        ),
      ),
    ),
  ];
}

const others = ['count', 'borda', 'plurality'] as const;

/** What each scheme alone makes of ordered ballots: points, and whom it would retain. Nothing where there is no order. */
export function compareSchemes(tally: Tally, messages: Messages): readonly Block[] {
  const { orientations, schemes, rules, turnout } = tally;
  const { result } = messages;
  if (turnout.valid === 0 || schemes === null) return [];
  const columns = others.map((id) => schemeColumn(result.schemeColumns[id](rules.points.length), schemes[id]));
  const named = orientations.filter(({ label }) => columns.some(({ of }) => of(label).retained !== 'no'));
  const same = columns.every(({ of }) =>
    named.every(({ label }) => of(label).retained === columns[0]?.of(label).retained),
  );
  if (same) return [paragraph(result.schemesSame)];
  const table: ReportTable = {
    kind: 'table',
    title: result.schemesTable,
    description: result.schemesDescription,
    columns: [
      { heading: [text(result.columns.orientation)], align: 'left', weight: 1, header: true },
      ...columns.map(({ title }) => ({
        heading: ordinal(title, messages.lang),
        align: 'right' as const,
        weight: 0,
      })),
    ],
    rows: named.map(({ label }) => ({
      cells: [
        [paragraph(shown(label, messages))],
        ...columns.map(({ of }) => {
          const { points, retained } = of(label);
          const words = result.schemesCell(points, retained);
          return [paragraph([retained === 'yes' ? strong(words) : text(words)])];
        }),
      ],
    })),
  };
  return [paragraph(result.schemesIntro, 'statement'), table];
}

function schemeColumn(title: string, { points, retained, tiedAtBar }: SchemeResult) {
  const known = new Map(points.map((one) => [one.label, one.points]));
  const of = (label: string) => ({
    points: known.get(label) ?? 0,
    retained: retained.includes(label)
      ? ('yes' as const)
      : tiedAtBar.includes(label)
        ? ('tied-at-bar' as const)
        : ('no' as const),
  });
  return { title, of };
}
