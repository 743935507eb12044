/** The parts of a compte rendu: one list for the order in which they stand by themselves and for the prose that places
 * them elsewhere. */

import type { PieceId } from '../workshop/placeholders.ts';
import type { Block } from './document.ts';
import { tellGroups } from './groups.ts';
import { heading } from './inline.ts';
import type { Material, Section } from './sections/material.ts';
import { method } from './sections/method.ts';
import { next } from './sections/next.ts';
import { ofTally } from './sections/of-tally.ts';
import { people } from './sections/people.ts';
import { chart, ranking, retained } from './sections/ranking.ts';
import { setAside } from './sections/set-aside.ts';
import { turnout } from './sections/turnout.ts';
import { compareSchemes, tellMargin } from './sure.ts';
import { tellTie } from './ties.ts';

const ties: Section = {
  title: ({ messages }) => messages.minutes.ties,
  write: ofTally(({ tally, messages }) => {
    const told = tally.ties.filter(({ points }) => points > 0).map((tie) => tellTie(tie, tally, messages));
    const [only] = told;
    if (only === undefined) return [];
    return told.length === 1 ? only : [{ kind: 'list', bullet: '•', items: told }];
  }),
};

const sureness: Section = {
  title: ({ messages }) => messages.sure.title,
  write: ofTally(({ tally, messages }) => [...tellMargin(tally, messages), ...compareSchemes(tally, true, messages)]),
};

const groups: Section = {
  title: ({ tally, messages }) => messages.groups.title(tally.by?.column ?? ''),
  write: ofTally(({ tally, messages }) => tellGroups(tally, messages)),
};

/** In the order of the document. */
export const sections = {
  turnout,
  ranking,
  ties,
  sureness,
  groups,
  method,
  'set-aside': setAside,
  next,
  participants: people,
} as const satisfies Partial<Record<PieceId, Section>>;

/** Parts of the ranking that the prose may put elsewhere. */
export const parts = { chart, retained } as const satisfies Partial<Record<PieceId, Section>>;

/** What follows where the prose itself tells the result: how it came about. */
const details = [
  'turnout',
  'ties',
  'sureness',
  'groups',
  'method',
  'set-aside',
] as const satisfies readonly SectionId[];

type SectionId = keyof typeof sections;

/** All that the prose has not placed, each under its heading: nothing of a result is left out because nobody asked. */
export function writeRest(material: Material): readonly Block[] {
  const { placed, messages } = material;
  const ids = (Object.keys(sections) as SectionId[]).filter((id) => !placed.has(id));
  const write = (ids: readonly SectionId[], level: 1 | 2) => ids.flatMap((id) => writeSection(id, level, material));
  if (!placed.has('ranking')) return write(ids, 1);
  const isDetail = (id: SectionId) => details.some((detail) => detail === id);
  const below = write(ids.filter(isDetail), 2);
  return [
    ...write(
      ids.filter((id) => !isDetail(id)),
      1,
    ),
    ...(below.length === 0 ? [] : [heading(messages.minutes.details), ...below]),
  ];
}

function writeSection(id: SectionId, level: 1 | 2, material: Material): readonly Block[] {
  const section: Section = sections[id];
  const blocks = section.write(material);
  if (blocks.length === 0) return [];
  return [heading(section.title(material), level), ...(section.intro?.(material) ?? []), ...blocks];
}
