/** The parts of a letterhead enter; where the compte rendu goes and which values it asks for leave, or all that is wrong. */

import type { LetterheadFault, LetterheadPlace } from '../../failure.ts';
import type { Value, Values } from '../../report/values.ts';
import { type Parts, textOf } from '../package.ts';
import type { PageSheet } from '../word/styles.ts';
import { type Placeholder, paragraphsOf, placeholdersOf, straysIn, type TemplateParagraph } from './placeholders.ts';
import { attributeOf, DOCUMENT } from './relations.ts';

/** In twips. In a narrower text the table of the ranking would break its words. */
const NARROWEST = 3400;
const TWIPS_TO_CM = 567;
const EXCERPT = 40;

/** These values are not words: the compte rendu itself, and fields. */
const STRUCTURE = new Set<Value['kind']>(['body', 'page', 'pages']);

export interface Slot {
  readonly part: string;
  readonly placeholder: Placeholder;
  readonly value: Value;
}

export interface LetterheadPlan {
  readonly body: TemplateParagraph;
  readonly sheet: PageSheet;
  /** Placeholders other than that of the body. */
  readonly slots: readonly Slot[];
}

interface FoundPlaceholder extends Slot {
  readonly place: LetterheadPlace;
}

const kindOf = (part: string): LetterheadPlace['part'] => {
  const [, kind] = /^word\/(header|footer|footnotes|endnotes)\d*\.xml$/.exec(part) ?? [];
  if (kind === 'header' || kind === 'footer') return kind;
  return kind === undefined ? 'page' : 'note';
};

export const planLetterhead = (parts: Parts, values: Values): LetterheadPlan | readonly LetterheadFault[] => {
  const faults: LetterheadFault[] = [];
  const slots: FoundPlaceholder[] = [];
  const names: string[] = [];
  for (const part of storiesOf(parts)) {
    const paragraphs = [...paragraphsOf(textOf(parts, part))].sort((a, b) => a.from - b.from);
    for (const [at, paragraph] of paragraphs.entries()) {
      const place = { part: kindOf(part), paragraph: at + 1, text: paragraph.text.trim().slice(0, EXCERPT) };
      if (straysIn(paragraph)) faults.push({ fault: 'stray-braces', place });
      for (const placeholder of placeholdersOf(paragraph)) {
        const { name } = placeholder;
        names.push(name);
        const value = values.find(name);
        if (value === null)
          faults.push({ fault: 'unknown-placeholder', name, suggestion: values.suggest(name), place });
        else if (value.text === null && !STRUCTURE.has(value.kind))
          faults.push({ fault: 'no-value', name, option: value.option, place });
        else slots.push({ part, placeholder, value, place });
      }
    }
  }
  const [body, ...twice] = slots.filter(({ value }) => value.kind === 'body');
  if (body === undefined) return [{ fault: 'no-body', names }, ...faults];
  const sheet = sheetAt(textOf(parts, DOCUMENT), body.placeholder.paragraph.from);
  const wrong = [
    ...twice.map(({ place }) => ({ fault: 'body-twice', place }) as const),
    ...checkBody(body, sheet),
    ...faults,
  ];
  if (wrong.length > 0) return wrong;
  return { body: body.placeholder.paragraph, sheet, slots: slots.filter((slot) => slot !== body) };
};

/** To a millimetre. */
const centimetres = (twips: number): number => Math.round((10 * twips) / TWIPS_TO_CM) / 10;

/** The parts whose words are printed, the body first. */
const storiesOf = (parts: Parts): readonly string[] => [
  DOCUMENT,
  ...Object.keys(parts)
    .filter((name) => /^word\/(?:header|footer|footnotes|endnotes)\d*\.xml$/.test(name))
    .sort(),
];

function checkBody({ placeholder, place }: FoundPlaceholder, { textWidth }: PageSheet): readonly LetterheadFault[] {
  const { paragraph, start, end } = placeholder;
  if (place.part !== 'page') return [{ fault: 'body-misplaced', place, within: place.part }];
  if (paragraph.within !== 'page') return [{ fault: 'body-misplaced', place, within: paragraph.within }];
  const rest = paragraph.chars.filter((_, at) => at < start || at >= end);
  if (rest.some(({ char }) => char.trim() !== '')) return [{ fault: 'body-not-alone', place, beside: 'words' }];
  if (paragraph.holdsObject) return [{ fault: 'body-not-alone', place, beside: 'object' }];
  if (textWidth >= NARROWEST) return [];
  return [{ fault: 'too-narrow', width: centimetres(textWidth), least: centimetres(NARROWEST) }];
}

const SECTION = /<w:sectPr\b(?:(?!\/>)[^>])*>[\s\S]*?<\/w:sectPr>/g;

/** The sheet of paper that a place stands on: its section is described where the section ends. Where it says nothing, what
 * Word takes; in columns, the text is as wide as the narrowest. */
function sheetAt(document: string, place: number): PageSheet {
  const section =
    [...document.matchAll(SECTION)].find(({ 0: found, index }) => index + found.length > place)?.[0] ?? '';
  const number = (element: string, name: string, usual: number): number => {
    const [tag = ''] = new RegExp(`<w:${element}\\b[^>]*>`).exec(section) ?? [];
    const said = Number.parseInt(attributeOf(tag, `w:${name}`), 10);
    return Number.isNaN(said) ? usual : Math.abs(said);
  };
  const margin = (side: string, usual = 1417): number => number('pgMar', side, usual);
  const size = { width: number('pgSz', 'w', 11906), height: number('pgSz', 'h', 16838) };
  const [left, right] = [margin('left') + margin('gutter', 0), margin('right')];
  const columns = [...section.matchAll(/<w:col\b[^>]*\bw:w="(\d+)"/g)].map(([, width]) => Number(width));
  const count = Math.max(number('cols', 'num', 1), 1);
  const even = (size.width - left - right - (count - 1) * number('cols', 'space', 720)) / count;
  return {
    size,
    margin: {
      ...{ top: margin('top'), right, bottom: margin('bottom'), left },
      ...{ header: margin('header', 708), footer: margin('footer', 708) },
    },
    textWidth: columns.length > 0 ? Math.min(...columns) : Math.floor(even),
  };
}
