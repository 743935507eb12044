/** The trees of a Word document enter; what leaves tells what is done to words of it that could deceive their reader. */

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

/** Where words usually stand, and what a person does to them so that they look better. Whatever else is around words or done
 * to them is named: nobody knows all the ways in which Word can hide a figure. */
const PLAIN = new Set(
  `document body p r t tbl tr tc sdt sdtContent customXml ins moveTo smartTag hyperlink drawing pict object softHyphen
  commentReference footnoteReference endnoteReference rPr b bCs i iCs u lang noProof szCs kern caps smallCaps em ligatures
  numForm numSpacing cntxtAlts stylisticSets bdr pPr jc keepNext keepLines pageBreakBefore outlineLvl widowControl tabs pBdr
  contextualSpacing suppressAutoHyphens suppressLineNumbers mirrorIndents textAlignment autoSpaceDE autoSpaceDN adjustRightInd
  overflowPunct kinsoku wordWrap topLinePunct snapToGrid divId cnfStyle sectPr pPrChange rPrChange trPrChange tblPrChange
  tcPrChange tblW tblLayout tblLook tblBorders tblCellMar tblCaption tblDescription tblStyleRowBandSize tblStyleColBandSize
  tblCellSpacing cantSplit tblHeader gridBefore gridAfter wBefore wAfter tcW gridSpan tcBorders vAlign tcMar noWrap hideMark
  alias tag id lock placeholder text richText docPartObj color shd highlight pStyle rStyle tblStyle basedOn footnote endnote
  hdr ftr`.split(/\s+/),
);
/** Smaller than 4 points, in half-points, nobody reads it; nor words this much like their ground. */
const SMALLEST_SIZE = 8;
const LEAST_CONTRAST = 1.6;
/** In twips: farther than this from its place, or closer, no one moves words. */
const FARTHEST = 8000;
const LOWEST = 100;

export const isPlain = ({ localName }: Element): boolean => PLAIN.has(localName ?? '');

/** Tells of words what is around them or done to them that is not plain, by the names of the elements that say so. */
export function looksOf(trees: Trees, body: string): (words: Element) => readonly string[] {
  const root = (kind: string) => rootOf(trees, partOf(trees, body, kind));
  const styles = within(root('styles'), 'style');
  const usual = [
    ...styles.filter((style) => attribute(style, 'default') !== null),
    ...within(root('styles'), 'rPrDefault', 'pPrDefault'),
  ];
  const coloursOf = coloursIn(root('theme'), root('settings'));
  const writesRank = ranksIn(root('numbering'));

  /** A style and those that it is based on. */
  const basesOf = (id: string | null, known: readonly Element[] = []): readonly Element[] => {
    const style = styles.find((each) => attribute(each, 'styleId') === id);
    if (style === undefined || known.includes(style)) return known;
    return basesOf(attribute(childOf(style, 'basedOn'), 'val'), [...known, style]);
  };

  /** What deceives in properties of the same words, the nearest first. */
  const deceitsIn = (properties: readonly Element[]): readonly string[] => {
    const colour = properties.find(({ localName }) => localName === 'color');
    const ground = properties.find(({ localName }) => /^(?:shd|highlight)$/.test(localName ?? ''));
    const isFaint = coloursOf(colour, 'themeColor', '000000').some((one) =>
      coloursOf(ground, 'themeFill', 'FFFFFF').some((other) => contrast(one, other) < LEAST_CONTRAST),
    );
    const strange = properties.filter((each) => isStrange(each) || writesRank(each));
    return [...strange.map(({ localName }) => localName ?? ''), ...(isFaint ? ['color'] : [])];
  };

  return (words) => {
    const around = [words, ...ancestorsOf(words)];
    const properties: Element[] = [];
    const parts: Element[] = [];
    for (const each of around) {
      const own = propertiesIn(each);
      const named = own.filter(({ localName }) => /^(?:p|r|tbl)Style$/.test(localName ?? ''));
      const bases = named.flatMap((property) => basesOf(attribute(property, 'val')));
      properties.push(...own, ...bases.flatMap(propertiesIn));
      parts.push(...within(bases, 'tblStylePr'));
    }
    properties.push(...usual.flatMap(propertiesIn));
    return [
      ...around.filter((each) => !isPlain(each)).map(({ localName }) => localName ?? ''),
      ...deceitsIn(properties),
      // Colours of a part of a table go with the ground of that part, and with no other.
      ...parts.flatMap((part) => deceitsIn(propertiesIn(part))),
    ];
  };
}

const ancestorsOf = ({ parentElement }: Element): readonly Element[] =>
  parentElement === null ? [] : [parentElement, ...ancestorsOf(parentElement)];

const propertiesIn = (element: Element): readonly Element[] =>
  elementsIn(element)
    .filter(({ localName }) => /^(?:tbl|tr|tc|p|r|sdt)Pr(?:Ex)?$/.test(localName ?? ''))
    .flatMap(elementsIn);

function isStrange(property: Element): boolean {
  const name = property.localName ?? '';
  const value = attribute(property, 'val');
  const isFar = [...property.attributes].some((each) => Math.abs(Number(each.value)) > FARTHEST);
  const isLow = (rule: string, size: string): boolean =>
    attribute(property, rule) === 'exact' && Number(attribute(property, size)) < LOWEST;
  const letters = name === 'spacing' ? Number(value) : 0;
  const known: Readonly<Record<string, boolean>> = {
    sz: Number(value) < SMALLEST_SIZE,
    rFonts: [...property.attributes].some((each) => /symbol|dings/i.test(each.value)),
    spacing: letters < -40 || letters > 400 || isLow('lineRule', 'line'),
    trHeight: isLow('hRule', 'val'),
    ind: isFar,
    tblInd: isFar,
    numPr: false,
    vMerge: value !== 'restart',
    textDirection: !/^lr/.test(value ?? ''),
    vertAlign: value !== 'baseline',
  };
  return known[name] ?? (!isPlain(property) && isOn(value));
}

/** Whether a property puts words into a list that writes more than a sign before them: a rank of its own, for one. */
function ranksIn(numbering: Element | null): (property: Element) => boolean {
  const lists = within(numbering, 'num');
  const definitions = within(numbering, 'abstractNum');
  return (property) => {
    if (property.localName !== 'numPr') return false;
    const list = lists.find((each) => attribute(each, 'numId') === attribute(childOf(property, 'numId'), 'val'));
    const definition = attribute(childOf(list, 'abstractNumId'), 'val');
    const all = [list ?? [], definitions.filter((each) => attribute(each, 'abstractNumId') === definition)].flat(2);
    const level = attribute(childOf(property, 'ilvl'), 'val') ?? '0';
    return within(all, 'lvl')
      .filter((each) => attribute(each, 'ilvl') === level)
      .some((each) => /\p{N}|../u.test(attribute(childOf(each, 'lvlText'), 'val') ?? ''));
  };
}

const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one) + 0.05, luminance(other) + 0.05].sort((a, b) => a - b);
  return lighter / darker;
};

/** A colour as it is said, and as the theme has it: programs do not agree on which of them counts. */
function coloursIn(theme: Element | null, settings: Element | null) {
  const [scheme] = within(theme, 'clrScheme');
  const [mapping] = within(settings, 'clrSchemeMapping');
  return (property: Element | undefined, kind: 'themeColor' | 'themeFill', fallback: string): readonly string[] => {
    const value = attribute(property, kind === 'themeFill' ? 'fill' : 'val') ?? '';
    const highlight = /^(?:dark|black)/.test(value) ? '000000' : fallback;
    const plain = /^[\da-f]{6}$/i.test(value) ? value : highlight;
    const name = (attribute(property, kind) ?? '').replace('text', 't').replace('background', 'bg');
    const slot = (attribute(mapping, name) ?? name).replace(/^(?:dark|t(?=\d))/, 'dk').replace(/^(?:light|bg)/, 'lt');
    const [colour] = elementsIn(childOf(scheme, slot));
    const themed = attribute(colour, 'lastClr') ?? attribute(colour, 'val') ?? (slot === 'lt1' ? 'FFFFFF' : null);
    const tint = attribute(property, kind === 'themeColor' ? 'themeTint' : 'themeFillTint') ?? 'FF';
    return themed === null ? [plain] : [plain, lighten(themed, Number.parseInt(tint, 16) / 255)];
  };
}
