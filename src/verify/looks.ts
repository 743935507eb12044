/** The trees of a Word document enter; what leaves tells what is done to words of it that could deceive their reader. */

import { luminance } from '../writers/word/styles.ts';
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
  numForm numSpacing cntxtAlts stylisticSets bdr pPr jc numPr keepNext keepLines pageBreakBefore outlineLvl widowControl tabs pBdr
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

  /** A style and those that it is based on. */
  const basesOf = (id: string | null, known: readonly Element[] = []): readonly Element[] => {
    const style = styles.find((each) => attribute(each, 'styleId') === id);
    if (style === undefined || known.includes(style)) return known;
    return basesOf(attribute(childOf(style, 'basedOn'), 'val'), [...known, style]);
  };

  /** The properties of an element, and those that its styles give it. */
  const givenTo = (element: Element): readonly Element[] => {
    const own = propertiesIn(element);
    const named = own.filter(({ localName }) => /^(?:p|r|tbl)Style$/.test(localName ?? ''));
    return [...own, ...named.flatMap((property) => basesOf(attribute(property, 'val'))).flatMap(propertiesIn)];
  };

  return (words) => {
    const around = [words, ...ancestorsOf(words)];
    // The nearest first.
    const properties = [...around.flatMap(givenTo), ...usual.flatMap(propertiesIn)];
    const colour = properties.find(({ localName }) => localName === 'color');
    const ground = properties.find(({ localName }) => /^(?:shd|highlight)$/.test(localName ?? ''));
    const isFaint = contrast(colourOf(colour, '000000'), colourOf(ground, 'FFFFFF')) < LEAST_CONTRAST;
    const strange = [...around.filter((each) => !isPlain(each)), ...properties.filter(isStrange)];
    return [...strange.map(({ localName }) => localName ?? ''), ...(isFaint ? ['color'] : [])];
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
    vMerge: value !== 'restart',
    textDirection: !/^lr/.test(value ?? ''),
    vertAlign: value !== 'baseline',
  };
  return known[name] ?? (!isPlain(property) && isOn(value));
}

const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one) + 0.05, luminance(other) + 0.05].sort((a, b) => a - b);
  return lighter / darker;
};

/** Of words, or of what they stand on; the usual one where none is said. */
function colourOf(property: Element | undefined, usual: string): string {
  const value = attribute(property, 'fill') ?? attribute(property, 'val') ?? '';
  if (/^(?:dark|black)/.test(value)) return '000000';
  return /^[\da-f]{6}$/i.test(value) ? value : usual;
}
