/** The Tally and what is known of the workshop enter; the compte rendu leaves, without a format. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { Block, Report } from './document.ts';
import { heading, inLines, paragraph } from './inline.ts';
import { fillIn, type Material, type Occasion } from './material.ts';
import { parts, writePart } from './parts.ts';
import { typesetAll } from './typography.ts';

export function writeMinutes(tally: Tally, occasion: Occasion, messages: Messages): Report {
  const say = messages.result;
  const { organisation, secretary, date, prose, theme } = occasion;
  const material: Material = { tally, occasion, messages };
  const written = writeProse(material);
  // A heading right above another one, or above a table of contents, heads nothing; a theme that the prose names itself is not named twice.
  const told = prose?.uses.some(({ value }) => value === 'theme') === true;
  const heads = written[0] !== undefined && !['heading', 'contents'].includes(written[0].kind);
  const headed = theme !== undefined && !told && heads;
  const report: Report = {
    lang: messages.lang,
    title: occasion.title ?? say.title,
    organisation,
    subject: say.subject,
    author: secretary ?? organisation,
    date,
    sources: tally.sources.map(({ name, sha256 }) => (sha256 === null ? name : `${name} – SHA-256 ${sha256}`)),
    blocks: [
      ...lead(headed || told ? { ...occasion, theme: undefined } : occasion, messages),
      ...writePart('retained', material),
      ...(headed ? [heading(say.theme(theme))] : []),
      ...written,
      ...writePart('results', material),
      ...writePart('signatures', material),
      ...(occasion.annex ? writePart('annex', material) : []),
    ],
    pageNumber: say.pageNumber,
  };
  return occasion.typography ? typesetAll(report, messages.lang) : report;
}

/** Where, when, and who held the pen. */
function lead({ place, date, hours, theme, chair, secretary }: Occasion, messages: Messages): readonly Block[] {
  const { result, words } = messages;
  const { roles } = result;
  const led = [chair && words.named(roles.chair, chair), secretary && words.named(roles.secretary, secretary)];
  const told = [
    [place, date && words.date(date), hours].filter((part) => part !== undefined).join(', '),
    led.filter((part) => part !== undefined).join(' – '),
    theme === undefined ? '' : result.theme(theme),
  ].filter((line) => line !== '');
  return told.length === 0 ? [] : [paragraph(inLines(...told), 'lead')];
}

function writeProse(material: Material): readonly Block[] {
  const { occasion, messages } = material;
  if (occasion.prose === null) return [];
  return occasion.prose.fill({
    piece: (id) => parts[id](material),
    value: (id) => fillIn(id, material) ?? '',
    picture: (path) => occasion.pictures.get(path) ?? null,
    table: (headings) => messages.words.list(headings) || messages.workshop.table,
  });
}
