/** The Tally and what is known of the workshop enter; the compte rendu leaves, without a format. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import { findPiece, type PieceId } from '../workshop/placeholders.ts';
import type { Block, Inline, Report } from './document.ts';
import { fillIn } from './fill.ts';
import { heading, paragraph, quiet, text } from './inline.ts';
import type { Occasion } from './occasion.ts';
import { shown } from './ranking.ts';
import type { Material, Section } from './sections/material.ts';
import { parts, sections, writeRest } from './sections.ts';
import { typesetBlocks } from './typeset-blocks.ts';

/** Sources named in the footer; a line of hashes is enough for two files, no more. */
const MOST_SOURCES = 2;

export function writeMinutes(tally: Tally, occasion: Occasion, messages: Messages): Report {
  const { minutes, lang } = messages;
  const { organisation, secretary, prose, theme } = occasion;
  const alone = (prose?.uses ?? []).flatMap(({ name, alone }) => (alone ? (findPiece(name) ?? []) : []));
  const material: Material = { tally, occasion, messages, placed: new Set(alone) };
  const written = writeProse(material);
  // A heading right above another one heads nothing.
  const headed = theme !== null && written.length > 0 && written[0]?.kind !== 'heading';
  return {
    lang,
    title: shown(occasion.title ?? minutes.title, messages),
    organisation: organisation && shown(organisation, messages),
    subject: minutes.subject,
    author: secretary ?? organisation,
    date: occasion.date,
    blocks: [
      ...lead(headed ? { ...occasion, theme: null } : occasion, messages),
      ...(headed ? [heading(`${minutes.theme} – ${shown(theme, messages)}`)] : []),
      ...written,
      ...(material.placed.has('results') ? [] : writeRest(material)),
    ],
    footer: footer(tally, messages),
    pageNumber: minutes.pageNumber,
  };
}

/** Where, when, and who held the pen. */
function lead({ place, date, hours, theme, chair, secretary }: Occasion, messages: Messages): readonly Block[] {
  const { minutes, words, workshop } = messages;
  const lines = [
    minutes.lead(place, date === null ? null : words.date(date), hours),
    workshop.roles(chair, secretary),
    theme === null ? '' : minutes.themeLine(theme),
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
    default: {
      const section: Section = { ...sections, ...parts }[id];
      return section.write(material);
    }
  }
}

function footer({ sources }: Tally, { minutes }: Messages): readonly Inline[] {
  const named = sources.slice(0, MOST_SOURCES).map(({ name, sha256 }) => minutes.footer(name, sha256));
  const rest = sources.length - named.length;
  const lines = rest > 0 ? [...named, minutes.otherSources(rest)] : named;
  return lines.flatMap((line, place): readonly Inline[] =>
    place === 0 ? [quiet(line)] : [{ kind: 'break' }, quiet(line)],
  );
}
