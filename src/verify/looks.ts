/** The trees of a Word document enter; what leaves tells how its words look, as far as that could deceive a reader. */

import { lighten, luminance } from '../writers/word/styles.ts';
import {
  attribute,
  childOf,
  type Element,
  elementsIn,
  isOn,
  partOf,
  rootOf,
  type Trees,
  within,
} from '../writers/xml.ts';

/** The elements around words, and their properties, by name; those that leave words as they are left out. */
export type Appearance = ReadonlyMap<string, string>;

/** Where words usually stand, and what a person does to them so that they look better. Whatever else is around words or done
 * to them is named: nobody knows all the ways in which Word can hide a figure. */
const PLAIN = new Set(
  `document body p r t tbl tr tc sdt sdtContent customXml ins moveTo smartTag hyperlink footnote endnote hdr ftr drawing pict
  object softHyphen commentReference rPr b bCs i iCs u lang noProof szCs kern caps smallCaps em ligatures numForm numSpacing
  cntxtAlts stylisticSets bdr pPr jc keepNext keepLines pageBreakBefore outlineLvl widowControl tabs pBdr contextualSpacing
  suppressAutoHyphens suppressLineNumbers mirrorIndents textAlignment autoSpaceDE autoSpaceDN adjustRightInd overflowPunct
  kinsoku wordWrap topLinePunct snapToGrid divId cnfStyle sectPr pPrChange rPrChange trPrChange tblPrChange tcPrChange tblW
  tblLayout tblLook tblBorders tblCellMar tblCaption tblDescription tblStyleRowBandSize tblStyleColBandSize tblCellSpacing
  cantSplit tblHeader gridBefore gridAfter wBefore wAfter tcW gridSpan tcBorders vAlign tcMar noWrap hideMark alias tag id
  lock placeholder text richText docPartObj`.split(/\s+/),
);
/** Smaller than 4 points, in half-points, nobody reads it; nor words this much like their ground. */
const SMALLEST_SIZE = 8;
const LEAST_CONTRAST = 1.6;
/** In twips: farther than this from its place, or closer, no one moves words. */
const FARTHEST = 8000;
const LOWEST = 100;

/** The look of words in an element, where those around it have another. */
export type LookInside = (around: Appearance, element: Element) => Appearance;

export function looksOf(trees: Trees, body: string): LookInside {
  const root = (kind: string) => rootOf(trees, partOf(trees, body, kind));
  const styles = new Map(within(root('styles'), 'style').map((each) => [attribute(each, 'styleId'), each]));
  const lists = listsIn(root('numbering'));
  const colourOf = colours(root('theme'), root('settings'));

  const styled = (id: string | null, depth: number): Appearance => {
    const style = styles.get(id);
    if (style === undefined || depth > 20) return new Map();
    const own = withProperties(styled(attribute(childOf(style, 'basedOn'), 'val'), depth + 1), style, depth + 1);
    // Colours of a part of a table go with the ground of that part, and with no other.
    const parts = elementsIn(style).filter(({ localName }) => localName === 'tblStylePr');
    const worse = parts.flatMap((part) => deceits(withProperties(own, part, depth + 1)));
    return new Map([...own, ...worse.map((name) => [`${name} of a part`, 'on'] as const)]);
  };

  const withProperties = (around: Appearance, element: Element, depth: number): Appearance => {
    const look = new Map(around);
    for (const property of elementsIn(element).filter(isProperties).flatMap(elementsIn)) {
      const name = property.localName ?? '';
      const value = attribute(property, 'val');
      const far = [...property.attributes].some((each) => Math.abs(Number(each.value)) > FARTHEST);
      const isLow = (rule: string, size: string): boolean =>
        attribute(property, rule) === 'exact' && Number(attribute(property, size)) < LOWEST;
      const letters = name === 'spacing' ? Number(attribute(property, 'val')) : 0;
      const list = `${attribute(childOf(property, 'numId'), 'val')} ${attribute(childOf(property, 'ilvl'), 'val') ?? 0}`;
      if (/^(?:p|r|tbl)Style$/.test(name)) for (const [key, said] of styled(value, depth + 1)) look.set(key, said);
      else if (name === 'color') look.set('color', colourOf(property, 'themeColor', value, '000000'));
      else if (name === 'shd')
        look.set('ground', colourOf(property, 'themeFill', attribute(property, 'fill'), 'FFFFFF'));
      else if (name === 'highlight') look.set('ground', /^(?:dark|black)/.test(value ?? '') ? '000000' : 'FFFFFF');
      else {
        const isDeceit: Readonly<Record<string, boolean>> = {
          sz: Number(value) < SMALLEST_SIZE,
          rFonts: [...property.attributes].some((each) => /symbol|dings/i.test(each.value)),
          numPr: lists.has(list),
          spacing: letters < -40 || letters > 400 || isLow('lineRule', 'line'),
          trHeight: isLow('hRule', 'val'),
          ind: far,
          tblInd: far,
          vMerge: value !== 'restart',
          textDirection: !/^lr/.test(value ?? ''),
          vertAlign: value !== 'baseline',
        };
        if (isDeceit[name] ?? (!PLAIN.has(name) && isOn(value))) look.set(name, 'on');
        else look.delete(name);
      }
    }
    return look;
  };

  const defaults = within(root('styles'), 'rPrDefault', 'pPrDefault').reduce<Appearance>(
    (look, each) => withProperties(look, each, 0),
    new Map(),
  );
  return (around, element) => {
    const name = element.localName ?? '';
    const own = PLAIN.has(name) ? [] : [[name, 'on'] as const];
    return withProperties(new Map([...defaults, ...around, ...own]), element, 0);
  };
}

const isProperties = ({ localName }: Element): boolean => /^(?:tbl|tr|tc|p|r|sdt)Pr(?:Ex)?$/.test(localName ?? '');

/** What keeps words of this look from a reader. */
export function deceits(look: Appearance): readonly string[] {
  const others = [...look.keys()].filter((name) => name !== 'color' && name !== 'ground');
  const [words, grounds] = [look.get('color') ?? '000000', look.get('ground') ?? 'FFFFFF'].map((said) =>
    said.split(' ').map((colour) => luminance(colour) + 0.05),
  );
  const isLike = words?.some((word) =>
    grounds?.some((ground) => Math.max(word / ground, ground / word) < LEAST_CONTRAST),
  );
  return isLike ? [...others, 'color'] : others;
}

/** A colour as it is said, and as the theme has it: programs do not agree on which of them counts. */
function colours(theme: Element | null, settings: Element | null) {
  const [scheme] = within(theme, 'clrScheme');
  const [mapping] = within(settings, 'clrSchemeMapping');
  const usual: Readonly<Record<string, string>> = { t1: 'dark1', bg1: 'light1', t2: 'dark2', bg2: 'light2' };
  return (property: Element, kind: string, said: string | null, fallback: string): string => {
    const plain = /^[\da-f]{6}$/i.test(said ?? '') ? said : fallback;
    const name = (attribute(property, kind) ?? '').replace('text', 't').replace('background', 'bg');
    const slot = (attribute(mapping, name) ?? usual[name] ?? name).replace('dark', 'dk').replace('light', 'lt');
    const [colour] = elementsIn(childOf(scheme, slot));
    const themed = attribute(colour, 'lastClr') ?? attribute(colour, 'val') ?? (slot === 'lt1' ? 'FFFFFF' : null);
    const tint = attribute(property, kind === 'themeColor' ? 'themeTint' : 'themeFillTint') ?? 'FF';
    return themed === null ? `${plain}` : `${plain} ${lighten(themed, Number.parseInt(tint, 16) / 255)}`;
  };
}

/** The levels of lists, «numId level», that write letters or figures before their words: a rank of their own, for one. */
function listsIn(numbering: Element | null): ReadonlySet<string> {
  const all = elementsIn(numbering);
  const levelsOf = (list: Element) => {
    const definition = attribute(childOf(list, 'abstractNumId'), 'val');
    return within([list, ...all.filter((each) => definition === attribute(each, 'abstractNumId'))], 'lvl');
  };
  const writes = (level: Element) => /[\p{L}\p{N}%]/u.test(attribute(childOf(level, 'lvlText'), 'val') ?? '');
  return new Set(
    all
      .filter(({ localName }) => localName === 'num')
      .flatMap((list) =>
        levelsOf(list)
          .filter(writes)
          .map((level) => `${attribute(list, 'numId')} ${attribute(level, 'ilvl')}`),
      ),
  );
}
