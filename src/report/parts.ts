/** The parts of a compte rendu: one table for the order in which they stand by themselves and for the prose that places
 * them elsewhere. */

import type { Messages } from '../messages/messages.ts';
import type { PieceId } from '../workshop/placeholders.ts';
import { compareSchemes, tellEveryTie, tellMargin, tellSetAside, writeAnnex } from './annex.ts';
import type { Block, Inline } from './document.ts';
import { tellGroups } from './groups.ts';
import { heading, list, paragraph, quiet, text } from './inline.ts';
import { type Material, type Part, stands } from './material.ts';
import { next, participants, signatures } from './meeting.ts';
import { rulesApplied, schemeOf, tellConditions, tellMethod, tellTurnout } from './method.ts';
import { rankingTable } from './ranking.ts';
import { partedBy, tellOpen, tellTiesAtBar } from './ties.ts';
import { shown } from './typography.ts';

const sentences = (said: readonly string[]): readonly Block[] => (said.length === 0 ? [] : [paragraph(said.join(' '))]);

/** What is retained, each with how its place was won where it was tied; and what is left to decide. */
const retained: Part = {
  title: ({ messages }) => messages.result.retainedHeading,
  write: ({ tally, messages }) => {
    const { orientations, ties } = tally;
    const kept = orientations.filter((one) => one.retained === 'yes');
    const items = kept.map(({ label }): readonly Inline[] => {
      const atBar = ties.some((tie) => tie.atBar && tie.orientations.includes(label));
      const parted = atBar ? partedBy(label, tally, messages) : null;
      const name = text(shown(label, messages));
      return parted === null ? [name] : [name, quiet(` ${messages.result.wonBy(parted)}`)];
    });
    const open = tellOpen(tally, messages);
    return [
      items.length === 0 ? paragraph(messages.result.retained([])) : list(items),
      ...(open === null ? [] : [paragraph(open, 'warning')]),
    ];
  },
};

const ranking: Part = {
  title: ({ messages }) => messages.result.ranking,
  write: (material) => {
    const { tally, occasion, messages } = material;
    if (tally.orientations.length === 0) return [paragraph(messages.result.nothing)];
    return [
      rankingTable(tally, 'paper', messages),
      ...(occasion.chart && stands('chart', material) ? chart.write(material) : []),
    ];
  },
};

const chart: Part = {
  title: () => null,
  write: ({ tally: { orientations }, messages }) => {
    if (orientations.every(({ points }) => points === 0)) return [];
    const bars = orientations.map(({ label, points, retained: kept }) => ({
      label: shown(label, messages),
      value: points,
      strong: kept === 'yes',
    }));
    return [{ kind: 'chart', title: messages.result.chart, description: messages.result.chartDescription(bars), bars }];
  },
};

/** Turnout, rule, and the ties that bear on the result, in one paragraph. */
const count: Part = {
  title: ({ messages }) => messages.result.count,
  write: (material) => {
    const { tally, messages } = material;
    const { orientations, rules } = tally;
    const cited = orientations.filter(({ points }) => points > 0).length;
    return sentences([
      ...(stands('turnout', material) ? tellTurnout(tally, messages) : []),
      ...(stands('method', material)
        ? [
            messages.result.sentence(schemeOf(tally, messages).sentence),
            ...rulesApplied(tally, messages),
            ...tellConditions(tally, messages),
          ]
        : []),
      ...(stands('ties', material) ? tellTiesAtBar(tally, messages) : []),
      ...(cited < Math.min(rules.keep, orientations.length) ? [messages.result.fewer(cited)] : []),
    ]);
  },
};

const groups: Part = {
  title: ({ tally, messages }) => messages.groups.title(tally.by?.column ?? ''),
  write: ({ tally, messages }) => tellGroups(tally, messages),
};

const block = (title: (messages: Messages) => string, write: Part['write']): Part => ({
  title: ({ messages }) => title(messages),
  write,
});

export const parts = {
  retained,
  ranking,
  chart,
  count,
  groups,
  next,
  participants,
  signatures,
  annex: { title: () => null, write: ({ tally, messages }) => writeAnnex(tally, messages) },
  // Only where the prose asks for them.
  turnout: block(
    ({ result }) => result.count,
    ({ tally, messages }) => sentences(tellTurnout(tally, messages)),
  ),
  method: block(
    ({ result }) => result.method,
    ({ tally, messages }) => sentences(tellMethod(tally, messages)),
  ),
  ties: block(
    ({ result }) => result.ties,
    ({ tally, messages }) => tellEveryTie(tally, messages),
  ),
  sureness: block(
    ({ result }) => result.sureness,
    ({ tally, messages }) => [...tellMargin(tally, messages), ...compareSchemes(tally, messages)],
  ),
  'set-aside': block(
    ({ result }) => result.setAside,
    ({ tally, messages }) => tellSetAside(tally, messages),
  ),
} as const satisfies Partial<Record<PieceId, Part>>;

/** What stands after the prose, in this order, where the prose has not placed it. */
const after = ['ranking', 'count', 'groups', 'next', 'participants'] as const;

export const writeRest = (material: Material): readonly Block[] =>
  after.flatMap((id) => (id === 'count' && material.placed.has('ranking') ? [] : writePart(id, material)));

/** Where the prose places it; how the ballots were counted follows the ranking, unless it stands elsewhere. */
export const placePart = (id: keyof typeof parts, material: Material): readonly Block[] => [
  ...parts[id].write(material),
  ...(id === 'ranking' && stands('count', material) ? count.write(material) : []),
];

/** A part under its heading; nothing where the prose has placed it, or the workshop file leaves it out. */
export function writePart(id: keyof typeof parts, material: Material): readonly Block[] {
  const part: Part = parts[id];
  const blocks = stands(id, material) ? part.write(material) : [];
  const title = part.title(material);
  return blocks.length === 0 || title === null ? blocks : [heading(title), ...blocks];
}
