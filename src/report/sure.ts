/** The Tally enters; how sure its result is leaves: the margin, and what other schemes would retain. */

import type { Messages } from '../messages/messages.ts';
import type { Example } from '../messages/sentences.ts';
import type { Tally } from '../tally/result.ts';
import type { Block, Table } from './document.ts';
import { list, ordinal, paragraph, quiet, strong, text } from './inline.ts';
import { shown } from './ranking.ts';
import { dotsInTotals } from './sources.ts';

type Retained = Tally['orientations'][number]['retained'];

/** How few ballots would have changed the list, and whether those that do not count could have. */
export function tellMargin(tally: Tally, { sure }: Messages): readonly Block[] {
  const { margin, turnout } = tally;
  const sentence = turnout.valid === 0 || dotsInTotals(tally) !== null ? null : sure.margin(margin);
  if (turnout.valid === 0 && turnout.spoilt + turnout.setAside > 0) return [paragraph(sure.noneValid, 'warning')];
  return [
    ...(sentence === null ? [] : [paragraph(sentence)]),
    ...(margin.setAsideCouldMatter
      ? [paragraph(sure.setAside(turnout.spoilt + turnout.setAside, turnout.held), 'warning')]
      : []),
  ];
}

/** What other schemes retain, and why it matters: a line each; `explained`, a table, and how each of them counts. */
export function compareSchemes(tally: Tally, explained: boolean, messages: Messages): readonly Block[] {
  const { sure } = messages;
  if (tally.turnout.valid === 0) return [];
  if (tally.schemes === null || tally.stableCore === null) return [];
  const outcomes = outcomesOf(tally, messages);
  const lists = outcomes.map(({ of }) => tally.orientations.map(({ label }) => of(label).retained).join());
  if (new Set(lists).size === 1) return [paragraph([quiet(sure.same)])];
  const { scheme, points } = tally.rules;
  const examples = examplesIn(tally, messages);
  return [
    paragraph(sure.differ(messages.schemes[scheme](points).name)),
    explained ? outcomeTable(tally, outcomes, messages) : outcomeList(tally, outcomes, messages),
    ...(explained || examples.length > 0 ? [paragraph(sure.why(examples))] : []),
    paragraph(sure.core(tally.stableCore.map((label) => shown(label, messages)))),
    ...(explained ? [explain(tally, messages)] : []),
  ];
}

/**
 * One that many name but few put first, so that first choices leave it out; and one the other way round. What a single
 * ballot says is no example.
 */
function examplesIn({ orientations, schemes }: Tally, messages: Messages): readonly Example[] {
  if (schemes === null) return [];
  const { count, plurality } = schemes;
  const said = orientations
    .map(({ label, picks, picksAt }): Example => ({ label, picks, first: picksAt?.[0] ?? 0 }))
    .filter(({ picks }) => picks > 1);
  const clearest = (inside: typeof count, outside: typeof count, compare: (one: Example, other: Example) => number) =>
    said
      .filter(({ label }) => inside.retained.includes(label))
      .filter(({ label }) => ![...outside.retained, ...outside.tiedAtBar].includes(label))
      .toSorted(compare)
      .slice(0, 1);
  return [
    ...clearest(count, plurality, (one, other) => one.first - other.first || other.picks - one.picks),
    ...clearest(plurality, count, (one, other) => other.first - one.first || one.picks - other.picks),
  ].map((one) => ({ ...one, label: shown(one.label, messages) }));
}

interface Outcome {
  readonly name: string;
  readonly heading: string;
  readonly announced: boolean;
  readonly of: (label: string) => { readonly points: number; readonly retained: Retained };
}

/** What each scheme makes of the points alone; the one announced in its own place, or before the others. */
function outcomesOf({ orientations, rules, schemes, ties }: Tally, messages: Messages): readonly Outcome[] {
  const results = new Map(orientations.map((result) => [result.label, result]));
  const atBar = ties.find((tie) => tie.atBar)?.orientations ?? [];
  const alone = (label: string) => {
    const { points = 0, retained = 'no' } = results.get(label) ?? {};
    return { points, retained: atBar.includes(label) ? ('tied-at-bar' as const) : retained };
  };
  const ids = ['count', 'borda', 'plurality'] as const;
  const vector = bordaPoints(rules);
  const others = ids.map((id): Outcome => {
    const { points = [], retained = [], tiedAtBar = [] } = schemes?.[id] ?? {};
    const known = new Map(points.map((one) => [one.label, one.points]));
    const kept = (label: string): Retained =>
      retained.includes(label) ? 'yes' : tiedAtBar.includes(label) ? 'tied-at-bar' : 'no';
    const announced = id === rules.scheme;
    return {
      name: messages.schemes[id](vector).name,
      heading: messages.sure.columns[id](vector),
      announced,
      of: announced ? alone : (label) => ({ points: known.get(label) ?? 0, retained: kept(label) }),
    };
  });
  if (others.some(({ announced }) => announced)) return others;
  const { name } = messages.schemes[rules.scheme](rules.points);
  return [{ name, heading: messages.sure.columns.announced(rules.points), announced: true, of: alone }, ...others];
}

const bordaPoints = ({ picks }: Tally['rules']): readonly number[] =>
  Array.from({ length: picks }, (_, place) => picks - place);

function outcomeList({ orientations }: Tally, outcomes: readonly Outcome[], messages: Messages): Block {
  return list(
    outcomes.map(({ name, announced, of }) => {
      const among = (retained: Retained) =>
        orientations.filter(({ label }) => of(label).retained === retained).map(({ label }) => shown(label, messages));
      return messages.sure.outcome(name, announced, among('yes'), among('tied-at-bar'));
    }),
  );
}

function outcomeTable({ orientations }: Tally, outcomes: readonly Outcome[], messages: Messages): Table {
  const { sure } = messages;
  const rows = orientations.filter(({ label }) => outcomes.some(({ of }) => of(label).retained !== 'no'));
  return {
    kind: 'table',
    title: sure.table,
    description: sure.description,
    columns: [
      { heading: [text(sure.columns.orientation)], align: 'left', weight: 1, header: true },
      ...outcomes.map(({ heading }) => ({
        heading: ordinal(heading, messages.lang),
        align: 'left' as const,
        weight: 0,
      })),
    ],
    rows: rows.map(({ label }) => ({
      cells: [
        [paragraph(shown(label, messages))],
        ...outcomes.map(({ of }) => {
          const { points, retained } = of(label);
          const words = sure.cell(points, retained);
          return [paragraph([retained === 'yes' ? strong(words) : text(words)])];
        }),
      ],
    })),
  };
}

const explain = ({ rules }: Tally, { sure, schemes }: Messages): Block =>
  list((['count', 'borda', 'plurality'] as const).map((id) => sure.scheme(schemes[id](bordaPoints(rules)))));
