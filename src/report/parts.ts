/** The parts of a compte rendu, one table for all of them: those that stand by themselves, those that the prose places
 * elsewhere, and those of the annex. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { PieceId } from '../workshop/keys.ts';
import { compareSchemes, tellFiles, tellMargin, tellSetAside } from './annex.ts';
import type { Block, Heading, Inline, List } from './document.ts';
import { heading, list, paragraph, paragraphs, quiet, sideBySide, text } from './inline.ts';
import { isPlaced, type Material } from './material.ts';
import { isWeighted, schemeOf, tellConditions, tellMethod, tellRulesForBallots, tellTurnout } from './method.ts';
import { rankingTable, tellGroups } from './ranking.ts';
import { partedBy, tellEveryTie, tellLots, tellOpen, tellTiesAtBar } from './ties.ts';

/** Whether a part stands where the document would put it: neither placed by the prose nor left out. */
const stands = (id: PartId, { occasion }: Material): boolean =>
  !isPlaced(id, occasion) && !occasion.without.some((left) => left === id);

/** Empty where there is nothing to say. */
type Part = (material: Material) => readonly Block[];

const sentences = (said: readonly string[]): readonly Block[] => (said.length === 0 ? [] : [paragraph(said.join(' '))]);

/** What is retained, each with how its place was won where it was tied; and what is left to decide. */
const retained: Part = ({ tally, messages }) => {
  const items = tally.orientations.flatMap(({ label, retained }): readonly (readonly Inline[])[] => {
    if (retained !== 'yes') return [];
    const atBar = tally.ties.some((tie) => tie.atBar && tie.orientations.includes(label));
    const parted = atBar ? partedBy(label, tally, messages) : null;
    return [parted === null ? [text(label)] : [text(label), quiet(` ${messages.result.wonBy(parted)}`)]];
  });
  const open = tellOpen(tally, messages);
  return [
    ...(items.length > 0 ? [list(items)] : open === null ? [paragraph(messages.result.retained([]))] : []),
    ...(open === null ? [] : [paragraph(open, 'warning')]),
  ];
};

/** Where the prose places it, how the ballots were counted follows at once, unless it stands elsewhere. */
const ranking: Part = (material) => {
  const { tally, occasion, messages } = material;
  const { length } = tally.orientations;
  return [
    length === 0 ? paragraph(messages.result.nothing) : rankingTable(tally, 'paper', messages),
    ...(occasion.chart && stands('chart', material) ? chart(material) : []),
    ...(isPlaced('ranking', occasion) && stands('count', material) ? count(material) : []),
  ];
};

const chart: Part = ({ tally: { orientations }, messages }) => {
  if (orientations.every(({ points }) => points === 0)) return [];
  const bars = orientations.map(({ label, points: value, retained }) => ({ label, value, strong: retained === 'yes' }));
  return [{ kind: 'chart', title: messages.result.chart, description: messages.result.chartDescription(bars), bars }];
};

/** Turnout, rule, and the ties that bear on the result, in one paragraph. */
const count: Part = (material) => {
  const { tally, messages } = material;
  return sentences([
    ...(stands('turnout', material) ? tellTurnout(tally, isWeighted(tally), messages) : []),
    ...(stands('method', material)
      ? [
          `${messages.words.capital(schemeOf(tally, messages).sentence)}.`,
          ...tellRulesForBallots(tally, messages, true),
          ...tellConditions(tally, messages),
        ]
      : []),
    ...(stands('ties', material) ? tellTiesAtBar(tally, messages) : []),
  ]);
};

/** What was said of the next workshop, and nothing that was not. */
const next: Part = ({ occasion, messages }) => {
  if (occasion.next === undefined) return [];
  const { title, date, hours, place, objectives } = occasion.next;
  const { workshop, words } = messages;
  const when = [date && words.date(date), hours, place].filter((part) => part !== undefined);
  const meeting = title ?? workshop.next;
  const told = when.length === 0 ? words.capital(meeting) : words.named(meeting, when.join(', '));
  const aims = [paragraph(workshop.objectives(objectives.length), 'statement'), list(objectives)];
  return [...(title || when.length > 0 ? [paragraph(`${told}.`)] : []), ...(objectives.length === 0 ? [] : aims)];
};

/** In French order, those excused after those present. */
const participants: Part = ({ occasion, messages }) => {
  const named = (excused: boolean) =>
    (occasion.people ?? [])
      .filter((person) => person.excused === excused)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
      .map(({ name, organisation }) => (organisation === null ? name : `${name} – ${organisation}`));
  const [present, excused] = [named(false), named(true)];
  return [
    ...(present.length === 0 ? [] : [columns(present)]),
    ...(excused.length === 0 ? [] : [paragraph(messages.workshop.excused, 'statement'), columns(excused)]),
  ];
};

/** Many names stand side by side where there is room. */
const columns = (names: readonly string[]): List => ({ ...list(names), columns: true });

/** A line for a pen, where nobody says who signs. */
const nobody = { role: '', name: '…………………………………………' };

const signatures: Part = ({ occasion: { place, signatories, chair, secretary }, messages }) => {
  const { signed, roles } = messages.result;
  const led = [
    { role: roles.chair, name: chair },
    { role: roles.secretary, name: secretary },
  ].flatMap(({ role, name }) => (name === undefined ? [] : [{ role, name }]));
  const named = signatories ?? (led.length === 0 ? [nobody, nobody] : led);
  const cells = named.map(({ role, name }): readonly Block[] => [
    ...(role === '' ? [] : [paragraph(messages.words.capital(role))]),
    paragraph(name, 'signatory'),
  ]);
  const columns = named.length === 2 || named.length === 4 ? 2 : 3;
  // Of several words, a place may be a room, and nobody signs «à Salle Jean Moulin».
  return [paragraph(signed(place?.includes(' ') ? undefined : place), 'signed'), sideBySide(cells, columns)];
};

/** The «procès-verbal de dépouillement», on a page of its own. */
const annex: Part = (material) => [
  { kind: 'page-break' },
  heading(material.messages.result.annex),
  ...(['files', 'method', 'set-aside', 'ties', 'lots', 'sureness'] as const).flatMap((id) =>
    underHeading(id, material, 2),
  ),
];

/** Each without its heading, as the prose places it. */
export const parts = {
  retained,
  ranking,
  chart,
  count,
  groups: ({ tally, messages }) => tellGroups(tally, messages),
  next,
  participants,
  signatures,
  annex,
  turnout: ({ tally, messages }) => sentences(tellTurnout(tally, isWeighted(tally), messages)),
  method: ({ tally, messages }) => paragraphs(tellMethod(tally, messages)),
  ties: ({ tally, messages }) => tellEveryTie(tally, messages),
  sureness: ({ tally, messages }) => [...tellMargin(tally, messages), ...compareSchemes(tally, messages)],
  'set-aside': ({ tally, messages }) => tellSetAside(tally, messages),
  files: ({ tally }) => tellFiles(tally),
  lots: ({ tally, messages }) => tellLots(tally, messages),
  contents: ({ messages }) => [{ kind: 'contents', title: messages.workshop.contents }],
  'page-break': () => [{ kind: 'page-break' }],
  /** All that has not been placed, in this order. */
  results: (material) =>
    (['ranking', 'count', 'groups', 'next', 'participants'] as const).flatMap((id) =>
      id === 'count' && isPlaced('ranking', material.occasion) ? [] : writePart(id, material),
    ),
} as const satisfies Readonly<Record<PieceId | 'files' | 'lots', Part>>;

type PartId = keyof typeof parts;

/** A part under its heading; nothing where the prose has placed it, or the workshop file leaves it out. */
export const writePart = (id: PieceId, material: Material): readonly Block[] =>
  stands(id, material) ? underHeading(id, material, 1) : [];

function titleOf(id: PartId, { by, bar, orientations }: Tally, { groups, result }: Messages): string | undefined {
  if (id === 'groups') return groups.title(by?.column ?? '');
  const kept = orientations.filter(({ retained }) => retained === 'yes').length;
  if (id === 'retained') return result.headingRetained(kept === 1 && bar.tied === null);
  const headings: Readonly<Partial<Record<PartId, string>>> = result.headings;
  return headings[id];
}

function underHeading(id: PartId, material: Material, level: Heading['level']): readonly Block[] {
  const title = titleOf(id, material.tally, material.messages);
  const blocks = parts[id](material);
  return blocks.length === 0 || title === undefined ? blocks : [heading(title, level), ...blocks];
}
