/** The lists of a letterhead and ours enter; ours under numbers that it does not use leave. */

import { attributeOf } from './relations.ts';
import type { Merged } from './styles.ts';

const ABSTRACT = /<w:abstractNum\b[^>]*>[\s\S]*?<\/w:abstractNum>/g;
const NUMBER = /<w:num\b[^>]*>[\s\S]*?<\/w:num>/g;
const USE = /(<w:numId w:val=")(\d+)(")/g;

const attribute = (xml: string, name: string): number => Number(attributeOf(xml, `w:${name}`));

const highest = (xml: string, name: string): number =>
  Math.max(0, ...[...xml.matchAll(new RegExp(`\\bw:${name}="(\\d+)"`, 'g'))].map(([, id]) => Number(id)));

/** Adds the lists that `texts` use to the letterhead's, each kind in the place that the format wants. */
export const mergeNumbering = (theirs: string, ours: string, texts: readonly string[]): Merged => {
  const numbers = [...ours.matchAll(NUMBER)].map(([xml]) => xml);
  const used = new Set(texts.flatMap((text) => [...text.matchAll(USE)].map(([, , id]) => Number(id))));
  const lists = numbers.filter((xml) => used.has(attribute(xml, 'numId')));
  const definitionOf = (xml: string) => Number(/<w:abstractNumId w:val="(\d+)"/.exec(xml)?.[1] ?? 0);
  const definitions = [...ours.matchAll(ABSTRACT)]
    .map(([xml]) => xml)
    .filter((xml) => lists.some((list) => definitionOf(list) === attribute(xml, 'abstractNumId')));
  const firstDefinition = highest(theirs, 'abstractNumId') + 1;
  const firstList = highest(theirs, 'numId') + 1;
  const definitionIds = new Map(
    definitions.map((xml, place) => [attribute(xml, 'abstractNumId'), firstDefinition + place]),
  );
  const listIds = new Map(lists.map((xml, place) => [attribute(xml, 'numId'), firstList + place]));
  const translate = (xml: string) =>
    xml.replace(USE, (_, open, id: string, close) => `${open}${listIds.get(Number(id)) ?? id}${close}`);
  const newDefinitions = definitions.map((xml) =>
    xml
      .replace(
        /^<w:abstractNum\b[^>]*>/,
        `<w:abstractNum w:abstractNumId="${definitionIds.get(attribute(xml, 'abstractNumId'))}">`,
      )
      .replace(/\sw15:\w+="[^"]*"/g, ''),
  );
  const newLists = lists.map((xml) =>
    xml
      .replace(/^<w:num\b[^>]*>/, `<w:num w:numId="${listIds.get(attribute(xml, 'numId'))}">`)
      .replace(/(<w:abstractNumId w:val=")\d+/, `$1${definitionIds.get(definitionOf(xml))}`),
  );
  return { translate, part: insert(insert(theirs, ABSTRACT, newDefinitions), NUMBER, newLists) };
};

/** Inserts behind the last of the kind; where there is none, lists go behind the definitions, and definitions to the start. */
const insert = (part: string, kind: RegExp, added: readonly string[]): string => {
  const last = (wanted: RegExp) => [...part.matchAll(wanted)].at(-1);
  const before =
    last(kind) ??
    last(ABSTRACT) ??
    last(/<w:numPicBullet\b[\s\S]*?<\/w:numPicBullet>/g) ??
    last(/<w:numbering\b[^>]*>/g);
  const at = before === undefined ? 0 : before.index + before[0].length;
  return part.slice(0, at) + added.join('') + part.slice(at);
};
