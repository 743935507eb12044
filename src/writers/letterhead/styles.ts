/** The styles and lists of a letterhead and ours enter; ours stand among them, under ids that are free, and what uses them
 * is told. */

import {
  attribute,
  childOf,
  type Element,
  elementsIn,
  insert,
  remove,
  serialize,
  setAttribute,
  within,
} from '../xml.ts';

interface WordStyle {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly standard: boolean;
  readonly element: Element;
}

/** Word keeps the names of its own styles in English whatever it shows; other programs write what Word shows. */
const SHOWN: Readonly<Record<string, string>> = {
  titre: 'title',
  'titre 1': 'heading 1',
  'titre 2': 'heading 2',
  'titre 3': 'heading 3',
  'titre 4': 'heading 4',
  'paragraphe de liste': 'list paragraph',
  citation: 'quote',
  'lien hypertexte': 'hyperlink',
  'note de bas de page': 'footnote text',
  'texte de note de bas de page': 'footnote text',
  'appel de note de bas de page': 'footnote reference',
  'tableau normal': 'normal table',
  'tm 1': 'toc 1',
  'tm 2': 'toc 2',
  'tm 3': 'toc 3',
};

const stylesIn = (root: Element | null): readonly WordStyle[] =>
  within(root, 'style').map((element) => {
    const name = (attribute(childOf(element, 'name'), 'val') ?? '').trim().toLowerCase();
    return {
      id: attribute(element, 'styleId') ?? '',
      type: attribute(element, 'type') ?? 'paragraph',
      name: SHOWN[name] ?? name,
      standard: /^(?:1|true|on)$/.test(attribute(element, 'default') ?? ''),
      element,
    };
  });

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
  addLanguage(theirs, ours);
}

/** Where the letterhead does not say in which language Word checks the spelling, ours is added. */
function addLanguage(theirs: Element, ours: Element): void {
  const language = within(ours, 'lang').slice(0, 1);
  if (within(theirs, 'lang').some((each) => attribute(each, 'val') !== null)) return;
  let at = theirs;
  for (const name of ['docDefaults', 'rPrDefault', 'rPr']) {
    if (childOf(at, name) === null) insert(at, `<w:${name}/>`, at.firstChild);
    at = childOf(at, name) ?? at;
  }
  for (const silent of within(at, 'lang')) remove(silent);
  insert(at, language);
}

/** Adds the lists that `used` refers to, each kind in the place that the format wants. */
export function mergeLists(theirs: Element, ours: Element, used: readonly Element[]): void {
  const uses = within(used, 'numId');
  const listed = new Set(uses.map((each) => attribute(each, 'val')));
  const lists = elementsIn(ours).filter((each) => each.localName === 'num' && listed.has(attribute(each, 'numId')));
  bringLists(theirs, ours, 'abstractNum', within(lists, 'abstractNumId'));
  bringLists(theirs, ours, 'num', uses);
}

function bringLists(theirs: Element, ours: Element, kind: 'abstractNum' | 'num', uses: readonly Element[]): void {
  const id = kind === 'num' ? 'numId' : 'abstractNumId';
  const wanted = new Set(uses.map((each) => attribute(each, 'val')));
  const added = elementsIn(ours).filter((each) => each.localName === kind && wanted.has(attribute(each, id)));
  const last = Math.max(0, ...elementsIn(theirs).map((each) => Number(attribute(each, id)) || 0));
  const ids = new Map(added.map((each, at) => [attribute(each, id) ?? '', String(last + 1 + at)]));
  rename(added, ids, id);
  rename(uses, ids);
  // What later versions of Word say of a list would have to be declared at the root.
  for (const each of added)
    for (const found of [...each.attributes])
      if (found.namespaceURI !== each.namespaceURI) each.removeAttributeNode(found);
  const behind = kind === 'num' ? ['numIdMacAtCleanup'] : ['num', 'numIdMacAtCleanup'];
  insert(
    theirs,
    added,
    elementsIn(theirs).find(({ localName }) => behind.includes(localName ?? '')),
  );
}
