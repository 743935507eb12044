/** The styles of a letterhead and ours enter; ours stand among them, under ids that are free, and what uses them is told. */

import { attribute, childOf, type Element, insert, serialize, setAttribute, within } from '../xml.ts';

interface WordStyle {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly standard: boolean;
  readonly element: Element;
}

/** Word keeps the names of its own styles in English whatever it shows; other programs write what French Word shows. */
const FRENCH: Readonly<Record<string, string>> = {
  titre: 'title',
  'paragraphe de liste': 'list paragraph',
  citation: 'quote',
  'lien hypertexte': 'hyperlink',
  'note de bas de page': 'footnote text',
  'texte de note de bas de page': 'footnote text',
  'appel de note de bas de page': 'footnote reference',
  'tableau normal': 'normal table',
};

const englishName = (shown: string): string => {
  const name = shown.trim().toLowerCase();
  return FRENCH[name] ?? name.replace(/^titre (?=\d)/, 'heading ').replace(/^tm (?=\d)/, 'toc ');
};

const stylesIn = (root: Element | null): readonly WordStyle[] =>
  within(root, 'style').map((element) => ({
    id: attribute(element, 'styleId') ?? '',
    type: attribute(element, 'type') ?? 'paragraph',
    name: englishName(attribute(childOf(element, 'name'), 'val') ?? ''),
    standard: /^(?:1|true|on)$/.test(attribute(element, 'default') ?? ''),
    element,
  }));

/** What the letterhead's headings, or the styles that they are based on, say of their words. */
function headingProperty(root: Element | null, property: string, name: string): Element | null {
  const styles = stylesIn(root);
  let style = styles.find((each) => each.name === name);
  for (let depth = 0; style !== undefined && depth < 10; depth += 1) {
    const own = childOf(childOf(style.element, 'rPr'), property);
    if (own !== null && attribute(own, 'val') !== 'auto') return own;
    const base = attribute(childOf(style.element, 'basedOn'), 'val');
    style = styles.find(({ id }) => id === base);
  }
  return null;
}

/** The colour of the letterhead's headings, as six digits, black where it names none; and the element that names their font. */
export function headingLook(root: Element | null): { readonly colour: string; readonly fonts: string } {
  const said = ['heading 1', 'title'].map((name) => attribute(headingProperty(root, 'color', name), 'val') ?? '');
  const fonts = headingProperty(root, 'rFonts', 'heading 1');
  return {
    colour: (said.find((colour) => /^[\da-f]{6}$/i.test(colour)) ?? '000000').toUpperCase(),
    fonts: fonts === null ? '' : serialize(fonts),
  };
}

const REFERENCES = ['pStyle', 'rStyle', 'tblStyle', 'basedOn', 'next', 'link'] as const;

/** Gives our elements the ids that they have in the letterhead. */
function rename(elements: readonly Element[], ids: ReadonlyMap<string, string>, name = 'val'): void {
  for (const each of elements) {
    const id = attribute(each, name) ?? '';
    setAttribute(each, name, ids.get(id) ?? id);
  }
}

/**
 * Matches styles by name, since ids are translated («Titre1» is «heading 1»); those of ours that `used` refers to and that
 * the letterhead lacks are added.
 */
export function mergeStyles(theirs: Element, ours: Element, used: readonly Element[]): void {
  const known = stylesIn(theirs);
  const own = new Map(stylesIn(ours).map((each) => [each.id, each]));
  const taken = new Set(known.map(({ id }) => id.toLowerCase()));
  const ids = new Map<string, string>();
  const added: Element[] = [];
  const admit = (elements: readonly Element[]): void => {
    for (const reference of within(elements, ...REFERENCES)) {
      const style = own.get(attribute(reference, 'val') ?? '');
      if (style === undefined || ids.has(style.id)) continue;
      const same = known.find(
        ({ type, standard, name }) => type === style.type && (style.standard ? standard : name === style.name),
      );
      let free = style.id;
      for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${style.id}${number}`;
      ids.set(style.id, same?.id ?? free);
      if (same !== undefined) continue;
      taken.add(free.toLowerCase());
      added.push(style.element);
      admit([style.element]);
    }
  };
  admit(used);
  rename(within([...used, ...added], ...REFERENCES), ids);
  rename(added, ids, 'styleId');
  insert(theirs, added);
  // Where the letterhead does not say in which language Word checks the spelling, ours is added.
  const text = known.find(({ type, standard }) => standard && type === 'paragraph')?.element;
  if (text === undefined || within(theirs, 'lang').length > 0) return;
  if (childOf(text, 'rPr') === null) insert(text, '<w:rPr/>');
  insert(childOf(text, 'rPr'), within(ours, 'lang').slice(0, 1));
}
