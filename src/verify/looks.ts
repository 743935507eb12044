/** The trees of a Word document enter; what leaves tells how its words look, as far as that could deceive a reader. */

import { lighten, luminance } from '../writers/word/theme.ts';
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

/** Properties by name, those that leave words as they are left out. */
export type Look = ReadonlyMap<string, string>;

/** What a person does to words, rows and paragraphs so that they look better. Whatever else is done to them is named: nobody
 * knows all the ways in which Word can hide a figure. */
const PLAIN = new Set(
  `b bCs i iCs u lang noProof szCs kern caps smallCaps em ligatures numForm numSpacing cntxtAlts stylisticSets rPr bdr
  jc keepNext keepLines pageBreakBefore outlineLvl widowControl tabs pBdr contextualSpacing suppressAutoHyphens sectPr
  suppressLineNumbers mirrorIndents textAlignment autoSpaceDE autoSpaceDN adjustRightInd overflowPunct kinsoku wordWrap
  topLinePunct snapToGrid divId cnfStyle pPrChange rPrChange ins tblW tblLayout tblLook tblBorders tblCellMar tblCaption
  tblDescription tblStyleRowBandSize tblStyleColBandSize tblCellSpacing cantSplit tblHeader trPrChange tblPrChange
  gridBefore gridAfter wBefore wAfter tcW gridSpan tcBorders vAlign tcMar noWrap tcPrChange hideMark alias tag id lock
  placeholder text richText docPartObj formProt`.split(/\s+/),
);
/** Smaller than 4 points, in half-points, nobody reads it; nor words this much like their ground. */
const SMALLEST_SIZE = 8;
const LEAST_CONTRAST = 1.6;
/** In twips: farther than this from its place, or closer, no one moves words. */
const FARTHEST = 8000;
const LOWEST = 100;

export interface Looks {
  /** The look of words in an element, where those around it have another. */
  readonly inside: (around: Look, element: Element) => Look;
  /** The properties that keep words of this look from a reader. */
  readonly deceits: (look: Look) => readonly string[];
}

export function looksOf(trees: Trees, body: string): Looks {
  const root = (kind: string) => rootOf(trees, partOf(trees, body, kind) ?? '');
  const styleRoot = root('styles');
  const styles = new Map(within(styleRoot ?? [], 'style').map((each) => [attribute(each, 'styleId'), each]));
  const lists = listTexts(root('numbering'));
  const colours = themeColours(root('theme'), root('settings'));

  const styled = (id: string | null, depth: number): Look => {
    const style = styles.get(id);
    if (style === undefined || depth > 20) return new Map();
    const own = inside(styled(attribute(childOf(style, 'basedOn'), 'val'), depth + 1), style, depth + 1);
    // Colours of a part of a table go with the ground of that part, and with no other.
    const parts = elementsIn(style).filter(({ localName }) => localName === 'tblStylePr');
    const worse = parts.flatMap((part) => deceits(inside(own, part, depth + 1)));
    return new Map([...own, ...worse.map((name) => [name, 'on'] as const)]);
  };

  const inside = (around: Look, element: Element, depth = 0): Look => {
    const look = new Map(around);
    const properties = elementsIn(element).filter(({ localName }) =>
      /^(?:tbl|tr|tc|p|r|sdt)Pr(?:Ex)?$/.test(localName ?? ''),
    );
    for (const property of properties.flatMap(elementsIn)) {
      const name = property.localName ?? '';
      const value = attribute(property, 'val');
      const number = (attributeName: string) => Number(attribute(property, attributeName) ?? 0);
      const set = (deceives: boolean, said = 'on') => (deceives ? look.set(name, said) : look.delete(name));
      if (/^(?:p|r|tbl)Style$/.test(name)) for (const [key, said] of styled(value, depth + 1)) look.set(key, said);
      else if (name === 'color' || name === 'shd' || name === 'highlight') {
        const ground = name === 'highlight' ? (/^(?:dark|black)/.test(value ?? '') ? '000000' : 'FFFFFF') : null;
        look.set(name === 'color' ? 'color' : 'ground', ground ?? coloursIn(property, colours));
      } else if (name === 'sz') set(Number(value) < SMALLEST_SIZE);
      else if (name === 'rFonts') set([...property.attributes].some((each) => /symbol|dings/i.test(each.value)));
      else if (name === 'numPr')
        set(
          lists.has(
            `${attribute(childOf(property, 'numId'), 'val')} ${attribute(childOf(property, 'ilvl'), 'val') ?? 0}`,
          ),
        );
      else if (name === 'spacing')
        set(number('val') < -40 || number('val') > 400 || isLow(property, 'line', 'lineRule'));
      else if (name === 'trHeight') set(isLow(property, 'val', 'hRule'));
      else if (name === 'ind' || name === 'tblInd')
        set([...property.attributes].some((each) => Math.abs(Number(each.value)) > FARTHEST));
      else if (name === 'vMerge' || name === 'hMerge') set(value !== 'restart');
      else if (name === 'textDirection') set(value !== 'lrTb' && value !== 'lr');
      else if (!PLAIN.has(name)) set(isOn(value) && value !== 'baseline');
    }
    return look;
  };
  const defaults = within(styleRoot ?? [], 'rPrDefault', 'pPrDefault').reduce<Look>(
    (look, each) => inside(look, each),
    new Map(),
  );
  return { inside: (around, element) => inside(new Map([...defaults, ...around]), element), deceits };
}

const isLow = (property: Element, size: string, rule: string): boolean =>
  attribute(property, rule) === 'exact' && Number(attribute(property, size)) < LOWEST;

function deceits(look: Look): readonly string[] {
  const others = [...look.keys()].filter((name) => name !== 'color' && name !== 'ground');
  const words = (look.get('color') ?? '000000').split(' ').map(luminance);
  const grounds = (look.get('ground') ?? 'FFFFFF').split(' ').map(luminance);
  const nearest = Math.min(
    ...words.flatMap((word) =>
      grounds.map((ground) => (Math.max(word, ground) + 0.05) / (Math.min(word, ground) + 0.05)),
    ),
  );
  return nearest < LEAST_CONTRAST ? [...others, 'color'] : others;
}

/** A colour as it is said, and as the theme has it: programs do not agree on which of them counts. */
function coloursIn(property: Element, theme: ReadonlyMap<string, string>): string {
  const plain = attribute(property, property.localName === 'shd' ? 'fill' : 'val') ?? '';
  const [name, tint] = property.localName === 'shd' ? ['themeFill', 'themeFillTint'] : ['themeColor', 'themeTint'];
  const themed = theme.get(attribute(property, name ?? '') ?? '');
  const share = Number.parseInt(attribute(property, tint ?? '') ?? 'FF', 16) / 255;
  const usual = property.localName === 'shd' ? 'FFFFFF' : '000000';
  const said = /^[\da-f]{6}$/i.test(plain) ? plain : usual;
  return themed === undefined ? said : `${said} ${lighten(themed, share)}`;
}

function themeColours(theme: Element | null, settings: Element | null): ReadonlyMap<string, string> {
  const scheme = elementsIn(within(theme ?? [], 'clrScheme')[0] ?? null);
  const own = new Map(
    scheme.map((each) => {
      const [colour] = elementsIn(each);
      return [each.localName ?? '', attribute(colour, 'lastClr') ?? attribute(colour, 'val') ?? '000000'];
    }),
  );
  const mapped = within(settings ?? [], 'clrSchemeMapping')[0];
  const aliases = { text1: 't1', background1: 'bg1', text2: 't2', background2: 'bg2' };
  const usual: Readonly<Record<string, string>> = { t1: 'dark1', bg1: 'light1', t2: 'dark2', bg2: 'light2' };
  for (const [long, short] of [
    ['dark1', 'dk1'],
    ['light1', 'lt1'],
    ['dark2', 'dk2'],
    ['light2', 'lt2'],
  ] as const)
    own.set(long, own.get(short) ?? (long.startsWith('dark') ? '000000' : 'FFFFFF'));
  for (const [name, slot] of Object.entries(aliases))
    own.set(name, own.get(attribute(mapped, slot) ?? usual[slot] ?? '') ?? '000000');
  return own;
}

/** The levels of lists, «numId level», that write letters or figures before their words: a rank of their own, for one. */
function listTexts(numbering: Element | null): ReadonlySet<string> {
  const all = elementsIn(numbering);
  return new Set(
    all.flatMap((list) => {
      const definition = attribute(childOf(list, 'abstractNumId'), 'val');
      const levels = [
        list,
        ...all.filter((each) => definition !== null && attribute(each, 'abstractNumId') === definition),
      ];
      return within(levels, 'lvl').flatMap((level) =>
        /[\p{L}\p{N}%]/u.test(attribute(childOf(level, 'lvlText'), 'val') ?? '')
          ? [`${attribute(list, 'numId')} ${attribute(level, 'ilvl')}`]
          : [],
      );
    }),
  );
}
