/** The trees of a letterhead enter; where the compte rendu goes and which values it asks for leave, or all that is wrong. */

import type { Fault, LetterheadPlace } from '../../failure.ts';
import type { Value, Values } from '../../report/material.ts';
import type { TextRoom } from '../word/styles.ts';
import { attribute, childOf, closest, type Element, isOn, rootOf, type Trees, WORD, within } from '../xml.ts';
import { DOCUMENT } from './open.ts';

/** Characters of a paragraph that are cited to tell where it stands. */
const EXCERPT = 40;

/** These values are not words: the compte rendu itself, and fields. */
const STRUCTURE = new Set<Value['kind']>(['body', 'page', 'pages']);

/** The texts of a paragraph, not those of paragraphs in a text box of its own. Words that a tracked change deleted are no text. */
const textsOf = (paragraph: Element): readonly Element[] =>
  within(paragraph, 't').filter((text) => text.namespaceURI === WORD && closest(text, 'p') === paragraph);

const wordsOf = (paragraph: Element): string =>
  textsOf(paragraph).reduce((words, { textContent }) => words + textContent, '');

const PLACEHOLDER = /\{\{([^{}]*)\}\}/gu;

export function planLetterhead(trees: Trees, values: Values) {
  const faults: Fault[] = [];
  /** Placeholders; `key` is what stands between the braces. */
  const slots: { paragraph: Element; key: string; name: string; value: Value; place: LetterheadPlace }[] = [];
  for (const { story, part } of storiesOf(trees))
    for (const [at, paragraph] of within(story, 'p').entries()) {
      // Word cuts words into runs as it likes, so placeholders are sought in the text of the paragraph.
      const text = wordsOf(paragraph);
      const place = { part, paragraph: at + 1, text: text.trim().slice(0, EXCERPT) };
      // Braces that open or close no placeholder: one was cut by a line break, or mistyped.
      if (/\{\{|\}\}/u.test(text.replace(PLACEHOLDER, ''))) faults.push({ fault: 'stray-braces', place });
      for (const [, key = ''] of text.matchAll(PLACEHOLDER)) {
        const name = key.trim();
        const value = values.find(name);
        if (value === null)
          faults.push({ fault: 'unknown-placeholder', name, suggestion: values.suggest(name), place });
        else if (value.text === null && !STRUCTURE.has(value.kind))
          faults.push({ fault: 'nothing-to-fill', name, option: value.option, place });
        else slots.push({ paragraph, key, value, name, place });
      }
    }
  const bodies = slots.filter(({ value }) => value.kind === 'body');
  const [body] = bodies;
  if (body === undefined) return [{ fault: 'no-body' } as const, ...faults];
  const wrong = bodies
    .filter((slot) => slot !== body || slot.place.part !== 'page' || !isAlone(slot.paragraph))
    .map(({ name, place }): Fault => ({ fault: 'not-alone', name, place }));
  if (wrong.length + faults.length > 0) return [...wrong, ...faults];
  const others = slots.filter((slot) => slot !== body);
  return { body: body.paragraph, room: roomAt(trees, body.paragraph), slots: others };
}

/** The parts whose words are printed, the body first. */
function storiesOf(trees: Trees): readonly { readonly story: Element; readonly part: LetterheadPlace['part'] }[] {
  return [DOCUMENT, ...[...trees.keys()].sort()].flatMap((name, at) => {
    const [, kind] = /^word\/(header|footer|footnotes|endnotes)\d*\.xml$/.exec(name) ?? [];
    const story = rootOf(trees, name);
    if (story === null || (kind === undefined && at > 0)) return [];
    return [{ story, part: kind === undefined ? 'page' : kind === 'header' || kind === 'footer' ? kind : 'note' }];
  });
}

/** What a paragraph would lose if another took its place. */
const KEPT = 'drawing pict object oMath footnoteReference fldSimple fldChar br pageBreakBefore sectPr'.split(' ');

/** Only the page itself can hold the compte rendu, in the place of a whole paragraph. A property that is off is none. */
const isAlone = (paragraph: Element): boolean =>
  wordsOf(paragraph).replace(PLACEHOLDER, '').trim() === '' &&
  !within(paragraph, ...KEPT).some((each) => isOn(attribute(each, 'val'))) &&
  closest(paragraph, 'tbl', 'txbxContent', 'sdt') === null;

/** The room that the text has around a paragraph: its section is described where the section ends. Where that says nothing, what
 * Word takes. Columns are taken for even. */
function roomAt(trees: Trees, paragraph: Element): TextRoom {
  const all = within(rootOf(trees, DOCUMENT) ?? []);
  const section = all.slice(all.indexOf(paragraph)).find(({ localName }) => localName === 'sectPr');
  const number = (element: string, name: string, usual: number): number => {
    const said = Number.parseInt(attribute(childOf(section, element), name) ?? '', 10);
    return Number.isNaN(said) ? usual : Math.abs(said);
  };
  const margins = (...sides: readonly string[]): number =>
    sides.reduce((sum, side) => sum + number('pgMar', side, side === 'gutter' ? 0 : 1417), 0);
  const columns = Math.max(number('cols', 'num', 1), 1);
  const across =
    number('pgSz', 'w', 11906) - margins('left', 'right', 'gutter') - (columns - 1) * number('cols', 'space', 720);
  return {
    width: Math.floor(across / columns),
    height: number('pgSz', 'h', 16838) - margins('top', 'bottom'),
  };
}
