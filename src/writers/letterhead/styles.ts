/** The styles of a letterhead and ours enter; ours stand among them, under ids that are free, and what uses them is told. */

import { attribute, childOf, type Element, insert, serialize, setAttribute, within } from '../xml.ts';

interface WordStyle {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly standard: boolean;
  readonly element: Element;
}

const stylesIn = (root: Element | null): readonly WordStyle[] =>
  within(root, 'style').map((element) => ({
    id: attribute(element, 'styleId') ?? '',
    type: attribute(element, 'type') ?? 'paragraph',
    // Word keeps the names of its own styles in English, whatever it shows.
    name: (attribute(childOf(element, 'name'), 'val') ?? '').toLowerCase(),
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

/**
 * Adds our styles to those of the letterhead, which has some of them already, under ids that are translated: «Titre1» is
 * «heading 1». Word shows those that were added once they are used.
 * @returns the ids of ours that have another there
 */
export function addStyles(theirs: Element, ours: Element | null): ReadonlyMap<string, string> {
  const known = stylesIn(theirs);
  const ids = new Map<string, string>();
  const added = stylesIn(ours).filter(({ id, type, name, standard }) => {
    const alike = known.filter((each) => each.type === type);
    const same = alike.find((each) => (standard ? each.standard : each.name === name));
    if (same !== undefined) ids.set(id, same.id);
    return same === undefined && alike.every((each) => each.id !== id);
  });
  for (const { element } of added) {
    for (const reference of within(element, 'basedOn', 'next')) {
      const id = attribute(reference, 'val') ?? '';
      setAttribute(reference, 'val', ids.get(id) ?? id);
    }
    const shown = childOf(element, 'qFormat');
    if (shown !== null) insert(element, '<w:semiHidden/><w:unhideWhenUsed/>', shown);
  }
  insert(
    theirs,
    added.map(({ element }) => element),
  );
  // Where the letterhead does not say in which language Word checks the spelling, ours is added.
  const text = known.find(({ type, standard }) => standard && type === 'paragraph')?.element;
  if (text === undefined || within(theirs, 'lang').length > 0) return ids;
  if (childOf(text, 'rPr') === null) insert(text, '<w:rPr/>');
  insert(childOf(text, 'rPr'), within(ours, 'lang').slice(0, 1));
  return ids;
}
