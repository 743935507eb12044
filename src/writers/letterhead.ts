/** A report and the user's own Word file enter; a document on that letterhead leaves, nothing of either lost. */

import type { Fault } from '../failure.ts';
import type { Report } from '../report/document.ts';
import type { Value, Values } from '../report/material.ts';
import { DOCUMENT, type LeftOut, openLetterhead } from './letterhead/open.ts';
import { planLetterhead } from './letterhead/plan.ts';
import { closePackage, type Parts, textOf, tryPackage } from './package.ts';
import { type Look, lookFor, writeStyles } from './word/styles.ts';
import { patchLetterhead, seal, type WordOptions, writeBody } from './word.ts';
import {
  attribute,
  childOf,
  type Element,
  insert,
  parseXml,
  partOf,
  remove,
  rootOf,
  serialize,
  serializeTrees,
  setAttribute,
  within,
} from './xml.ts';

/**
 * Writes the report where the letterhead says, in its styles.
 * @returns the document and what the letterhead would have fetched or run (`left`); or every reason why it cannot be done
 */
export async function writeOnLetterhead(
  report: Report,
  letterhead: Uint8Array,
  values: Values,
  options: WordOptions,
): Promise<{ readonly bytes: Uint8Array; readonly left: readonly LeftOut[] } | readonly Fault[]> {
  const opened = openLetterhead(letterhead);
  if ('fault' in opened) return [opened];
  const { trees, left } = opened;
  const plan = planLetterhead(trees, values);
  if (!('body' in plan)) return plan;
  const stylesPart = partOf(trees, DOCUMENT, 'styles') ?? '';
  const styles = rootOf(trees, stylesPart);
  if (styles === null) return [{ fault: 'not-word' }];
  const look = lookOf(styles);
  const ids = addStyles(styles, parseXml(writeStyles(report.lang, look)));
  // No letterhead says this, nor any value that was put in it; docx replaces a paragraph that says nothing else.
  const name = options.sha256(letterhead);
  // A bookmark that begins in that paragraph may be referred to elsewhere, and end there.
  insert(plan.body.parentNode, within(plan.body, 'bookmarkStart', 'bookmarkEnd'), plan.body);
  insert(plan.body.parentNode, `<w:p><w:r><w:t>{{${name}}}</w:t></w:r></w:p>`, plan.body);
  remove(plan.body);
  const before = serializeTrees(trees);
  const placed = new Set(plan.slots.map(({ value }) => value.kind));
  const children = writeBody(onLetterhead(report, placed), plan.room, look);
  const said = plan.slots.map(({ key, value }) => [key, wordsOf(value)] as const);
  const patched = await patchLetterhead(closePackage(before), said, [name, children], report.title);
  if (patched === null) return [{ fault: 'not-word' }];
  // The styles are complete; docx would add some of its own.
  const parts = { ...tryPackage(patched), [stylesPart]: before[stylesPart] ?? '' };
  if (textOf(parts, DOCUMENT).includes(name)) return [{ fault: 'not-word' }];
  return { bytes: seal(renameStyles(parts, ids), report, options, Object.keys(before)), left };
}

const stylesIn = (root: Element | null) =>
  within(root, 'style').map((element) => ({
    id: attribute(element, 'styleId') ?? '',
    type: attribute(element, 'type') ?? 'paragraph',
    // Word keeps the names of its own styles in English, whatever it shows.
    name: (attribute(childOf(element, 'name'), 'val') ?? '').toLowerCase(),
    standard: /^(?:1|true|on)$/.test(attribute(element, 'default') ?? ''),
    element,
  }));

/** What goes with the colour of the letterhead's headings, black where they name none, and with their font. */
function lookOf(root: Element): Look {
  const styles = stylesIn(root);
  const says = (named: string, property: string) =>
    childOf(childOf(styles.find(({ name }) => name === named)?.element, 'rPr'), property);
  const colours = ['heading 1', 'title'].map((named) => attribute(says(named, 'color'), 'val') ?? '');
  const fonts = says('heading 1', 'rFonts');
  return lookFor(
    (colours.find((colour) => /^[\da-f]{6}$/i.test(colour)) ?? '000000').toUpperCase(),
    fonts === null ? '' : serialize(fonts),
  );
}

/**
 * Adds our styles to those of the letterhead, which has some already, under ids that are translated: «Titre1» is «heading 1».
 * @returns the ids of ours that have another there
 */
function addStyles(theirs: Element, ours: Element | null): ReadonlyMap<string, string> {
  const known = stylesIn(theirs);
  const ids = new Map<string, string>();
  const added = stylesIn(ours).flatMap(({ id, type, name, standard, element }) => {
    const alike = known.filter((each) => each.type === type);
    const same = alike.find((each) => (standard ? each.standard : each.name === name));
    if (same !== undefined) ids.set(id, same.id);
    return same === undefined && alike.every((each) => each.id !== id) ? [element] : [];
  });
  for (const reference of within(added, 'basedOn', 'next')) {
    const id = attribute(reference, 'val') ?? '';
    setAttribute(reference, 'val', ids.get(id) ?? id);
  }
  insert(theirs, added);
  return ids;
}

/** Our body refers to the styles of the letterhead where it has the same under other ids; words get their braces back. */
const renameStyles = (parts: Parts, ids: ReadonlyMap<string, string>): Parts =>
  Object.fromEntries(
    Object.keys(parts).map((name) => {
      if (!/^word\/[^/]*\.xml$/.test(name)) return [name, parts[name] ?? ''];
      const rename = (_: string, before: string, id: string) => before + (ids.get(id) ?? id);
      const renamed = textOf(parts, name).replace(/(<w:(?:p|r|tbl)Style w:val=")([^"]+)/g, rename);
      return [name, renamed.replaceAll(BRACE, '{')];
    }),
  );

/** What the letterhead says itself, the text does not say again. */
const onLetterhead = (report: Report, placed: ReadonlySet<Value['kind']>): Report => ({
  ...report,
  ...(placed.has('title') && { untitled: true }),
  // A letterhead says itself whose it is; below a title of its own, the name would be a stray line.
  organisation: placed.has('organisation') || placed.has('title') ? undefined : report.organisation,
});

/** Stands for a brace in the words of a value until all are in their places: they are no placeholder. No text has a use for it. */
const BRACE = '\ufdd0';

/** What docx is to write in the place of a placeholder, on one line. */
const wordsOf = ({ kind, text }: Value): string =>
  kind === 'page' || kind === 'pages'
    ? `{${kind}}`
    : (text ?? '').replace(/\s*[\n\r\t\v\f\u2028\u2029]+\s*/g, ' ').replaceAll('{', BRACE);
