/** The parts of a compte rendu: one list for the order in which they stand by themselves and for the prose that places
 * them elsewhere. */

import type { PieceId } from '../workshop/placeholders.ts';
import type { Block } from './document.ts';
import { tellGroups } from './groups.ts';
import { heading } from './inline.ts';
import type { Material, Section } from './sections/material.ts';
import { method } from './sections/method.ts';
import { next } from './sections/next.ts';
import { people } from './sections/people.ts';
import { chart, ranking, retained } from './sections/ranking.ts';
import { setAside } from './sections/set-aside.ts';
import { turnout } from './sections/turnout.ts';
import { compareSchemes, tellMargin } from './sure.ts';
import { tellTie } from './ties.ts';

const ties: Section = {
  title: ({ messages }) => messages.minutes.ties,
  write: ({ tally, messages }) => {
    const told = tally.ties.filter(({ points }) => points > 0).map((tie) => tellTie(tie, tally, messages));
    const [only] = told;
    if (only === undefined) return [];
    return told.length === 1 ? only : [{ kind: 'list', bullet: '•', items: told }];
  },
};

const sureness: Section = {
  title: ({ messages }) => messages.sure.title,
  write: ({ tally, messages }) => [...tellMargin(tally, messages), ...compareSchemes(tally, true, messages)],
};

const groups: Section = {
  title: ({ tally, messages }) => messages.groups.title(tally.by?.column ?? ''),
  write: ({ tally, messages }) => tellGroups(tally, messages),
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

/** All that the prose has not placed, each under its heading: nothing of a result is left out because nobody asked. */
export const writeRest = (material: Material): readonly Block[] =>
  (Object.keys(sections) as (keyof typeof sections)[])
    .filter((id) => !material.placed.has(id))
    .flatMap((id) => {
      const section: Section = sections[id];
      const blocks = section.write(material);
      if (blocks.length === 0) return [];
      return [heading(section.title(material)), ...(section.intro?.(material) ?? []), ...blocks];
    });
