/** The parts of a letterhead and of our document enter; the letterhead able to hold our body, and that body, leave. */

import { type Parts, textOf } from '../package.ts';
import { mergeNumbering } from './numbering.ts';
import { DOCUMENT, ensurePart, importRelations, officeRelation, partOf, typeOf } from './relations.ts';
import { matchStyles, withLanguage } from './styles.ts';

const FOOTNOTES = 'word/footnotes.xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';

/** A footnote that someone wrote: those with a type are lines that Word draws. */
const NOTE = /<w:footnote (?![^>]*\bw:type=)[^>]*>[\s\S]*?<\/w:footnote>/g;
const LIST = /<w:(?:abstractNum|num)\b[\s\S]*<\/w:num>/;

/** Adds to the letterhead whatever our body needs (styles, lists, notes, links, charts), under names that it has free. Its
 * own body stays as it was; ours leaves beside it. */
export const transplant = (template: Parts, ours: Parts): { readonly parts: Parts; readonly body: string } => {
  const body = importRelations(template, DOCUMENT, ours, DOCUMENT, bodyOf(textOf(ours, DOCUMENT)));
  const noted = body.xml.includes('<w:footnoteReference ');
  const withNotes = noted ? ensure(body.parts, 'footnotes', ours, NOTE) : body.parts;
  const notesPart = partOf(withNotes, DOCUMENT, 'footnotes') ?? '';
  const written = noted ? (textOf(ours, FOOTNOTES).match(NOTE) ?? []).join('') : '';
  const notes = importRelations(withNotes, notesPart, ours, FOOTNOTES, written);

  const used = [body.xml, notes.xml];
  const listed = used.some((xml) => xml.includes('<w:numId '));
  const parts = listed ? ensure(notes.parts, 'numbering', ours, LIST) : notes.parts;
  const numberingPart = partOf(parts, DOCUMENT, 'numbering') ?? '';
  const lists = mergeNumbering(textOf(parts, numberingPart), textOf(ours, NUMBERING), used);
  const stylesPart = partOf(parts, DOCUMENT, 'styles') ?? '';
  // A part of notes that is ours draws its lines in our styles.
  const theirNotes = textOf(parts, notesPart);
  const separators = noted && textOf(template, notesPart) === '' ? [theirNotes] : [];
  const styles = matchStyles(textOf(parts, stylesPart), textOf(ours, STYLES), [...used, ...separators]);

  const document = textOf(template, DOCUMENT);
  const shift = shiftIds({
    note: highest(theirNotes, /<w:footnote\b[^>]*?\bw:id="(\d+)"/g),
    bookmark: highest(document, /<w:bookmarkStart\b[^>]*?\bw:id="(\d+)"/g),
    drawing: highest(document, /<wp:docPr\b[^>]*?\bid="(\d+)"/g),
  });
  const translate = (xml: string) => shift(styles.translate(lists.translate(xml)));
  const ownNotes = separators.length > 0 ? styles.translate(theirNotes) : theirNotes;
  const allNotes = declare(ownNotes, textOf(ours, FOOTNOTES)).replace(
    '</w:footnotes>',
    () => `${translate(notes.xml)}</w:footnotes>`,
  );
  return {
    parts: {
      ...parts,
      ...(listed && { [numberingPart]: lists.part }),
      ...(noted && { [notesPart]: allNotes }),
      [stylesPart]: withLanguage(styles.part, textOf(ours, STYLES)),
    },
    body: translate(body.xml),
  };
};

/** Without the description of its last section. */
const bodyOf = (document: string): string => {
  const [, body = ''] = /<w:body>([\s\S]*)<\/w:body>/.exec(document) ?? [];
  return body.replace(/<w:sectPr\b(?:(?!<w:sectPr\b)[\s\S])*<\/w:sectPr>\s*$/, '');
};

/** A part that every document of ours has and the letterhead may lack; ours is brought without its `content`. */
const ensure = (parts: Parts, kind: 'footnotes' | 'numbering', ours: Parts, content: RegExp): Parts => {
  const name = `word/${kind}.xml`;
  return ensurePart(parts, DOCUMENT, {
    id: `rIdAtelier-${kind}`,
    relation: `${officeRelation}/${kind}`,
    name,
    type: typeOf(ours, name) ?? '',
    content: textOf(ours, name).replace(content, ''),
  });
};

const highest = (xml: string, id: RegExp): number =>
  Math.max(0, ...[...xml.matchAll(id)].map(([, found]) => Number(found)));

/** Our ids start after the letterhead's last one. */
const shiftIds =
  (after: { readonly note: number; readonly bookmark: number; readonly drawing: number }) =>
  (xml: string): string =>
    xml
      .replace(/(<w:footnote(?:Reference)?\b[^>]*?\bw:id=")(\d+)/g, (_, tag, id) => tag + (Number(id) + after.note))
      .replace(/(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)/g, (_, tag, id) => tag + (Number(id) + after.bookmark))
      .replace(/(<wp:docPr\b[^>]*?\bid=")(\d+)/g, (_, tag, id) => tag + (Number(id) + after.drawing));

/** Declares in the root of a part those prefixes that our XML brings and that it lacks. */
export const declare = (part: string, ours: string): string => {
  const [root = ''] = /<w:\w+\b[^>]*>/.exec(part) ?? [];
  const [own = ''] = /<w:\w+\b[^>]*>/.exec(ours) ?? [];
  const missing = [...own.matchAll(/\sxmlns:([\w-]+)="[^"]*"/g)].filter(
    ([, prefix]) => !new RegExp(`\\sxmlns:${prefix}=`).test(root) && new RegExp(`[<\\s]${prefix}:`).test(part),
  );
  return part.replace(root, () =>
    root.replace(/\/?>$/, (end) => missing.map(([declaration]) => declaration).join('') + end),
  );
};
