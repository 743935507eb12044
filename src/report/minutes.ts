/** The Tally and what is known of the workshop enter; the compte rendu leaves, without a format. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import { findPiece, findValue, type PieceId } from '../workshop/placeholders.ts';
import type { Block, Inline, Report } from './document.ts';
import { fillIn } from './fill.ts';
import { heading, paragraph, text } from './inline.ts';
import type { Material, Occasion } from './material.ts';
import { placePart, writePart, writeRest } from './parts.ts';
import { typesetBlocks } from './typeset-blocks.ts';
import { shown } from './typography.ts';

export function writeMinutes(tally: Tally, occasion: Occasion, messages: Messages): Report {
  const { result, lang } = messages;
  const { organisation, secretary, prose, theme } = occasion;
  const alone = (prose?.uses ?? []).flatMap(({ name, alone }) => (alone ? (findPiece(name) ?? []) : []));
  const material: Material = { tally, occasion, messages, placed: new Set(alone) };
  const written = writeProse(material);
  // A heading right above another one heads nothing; a theme that the prose names itself is not named twice.
  const told = theme !== null && (prose?.uses ?? []).some(({ name }) => findValue(name) === 'theme');
  const headed = theme !== null && !told && written.length > 0 && written[0]?.kind !== 'heading';
  const title = shown(occasion.title ?? result.title, messages);
  return {
    lang,
    title,
    organisation: organisation && shown(organisation, messages),
    subject: result.subject,
    author: secretary ?? organisation,
    date: occasion.date,
    sources: tally.sources.map(({ name, sha256 }) => (sha256 === null ? name : `${name} – SHA-256 ${sha256}`)),
    blocks: [
      ...lead(headed || told ? { ...occasion, theme: null } : occasion, messages),
      ...writePart('retained', material),
      ...(headed ? [heading(`${result.theme} – ${shown(theme, messages)}`)] : []),
      ...written,
      ...(material.placed.has('results') ? [] : writeRest(material)),
      ...writePart('signatures', material),
      ...(occasion.annex ? writePart('annex', material) : []),
    ],
    pageNumber: result.pageNumber,
  };
}

/** Where, when, and who held the pen. */
function lead({ place, date, hours, theme, chair, secretary }: Occasion, messages: Messages): readonly Block[] {
  const { result, words, workshop } = messages;
  const lines = [
    [place, date && words.date(date), hours].filter((part) => part !== null).join(', '),
    workshop.roles(chair, secretary),
    theme === null ? '' : result.themeLine(theme),
  ].filter((line) => line !== '');
  if (lines.length === 0) return [];
  const inlines = lines.flatMap((line, at): readonly Inline[] => [
    ...(at > 0 ? [{ kind: 'break' as const }] : []),
    text(shown(line, messages)),
  ]);
  return [paragraph(inlines, 'lead')];
}

function writeProse(material: Material): readonly Block[] {
  const { occasion, messages } = material;
  if (occasion.prose === null) return [];
  const { workshop } = messages;
  const blocks = occasion.prose.fill({
    piece: (id) => writePiece(id, material),
    value: (id) => fillIn(id, material) ?? '',
    picture: (path) => occasion.pictures.get(path) ?? null,
    table: (headings) => ({ title: workshop.table(headings), description: workshop.tableDescription(headings) }),
  });
  return messages.lang === 'fr' && occasion.typography ? typesetBlocks(blocks) : blocks;
}

function writePiece(id: PieceId, material: Material): readonly Block[] {
  switch (id) {
    case 'contents':
      return [{ kind: 'contents', title: material.messages.workshop.contents }];
    case 'page-break':
      return [{ kind: 'page-break' }];
    case 'results':
      return writeRest(material);
    default:
      return placePart(id, material);
  }
}
