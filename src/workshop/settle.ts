/** Front matter as it was typed enters; the same under the names of this program leaves, with the place of every part. */

import type { WorkshopFault } from '../failure.ts';
import type { FrontMatterEntry, KeyNode, KeyPosition } from './front-matter.ts';
import { decisionKeys, findKey, foldKey, keys, nextKeys, orientationKeys, personKeys } from './keys.ts';
import { nearest } from './placeholders.ts';

type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };
export type Names = Readonly<Record<string, readonly string[]>>;

/** `key`: as it was typed, where the part has one. */
export interface KeyPlace extends KeyPosition {
  readonly key?: string;
}

export interface Settled {
  readonly data: { readonly [key: string]: Plain };
  readonly faults: readonly WorkshopFault[];
  /** Of a part by its path («vote/keep»), or of the nearest part that holds it. */
  readonly placeOf: (path: readonly PropertyKey[]) => KeyPlace;
}

/** `votes` are the options of the count, by all the names that they go by. */
export function settle(entries: readonly FrontMatterEntry[], votes: Names): Settled {
  const faults: WorkshopFault[] = [];
  const places = new Map<string, KeyPlace>();
  const inside: Readonly<Record<string, Names>> = { vote: votes, next: nextKeys, decision: decisionKeys };
  const listed: Readonly<Record<string, Names>> = {
    orientations: orientationKeys,
    participants: personKeys,
    excused: personKeys,
  };

  const pairs = (typed: readonly FrontMatterEntry[], names: Names, path: string): { readonly [key: string]: Plain } => {
    const data: Record<string, Plain> = {};
    for (const { key, value, ...place } of typed) {
      const id = findKey(key, names);
      if (id === null) {
        const suggestion = nearest(key, Object.values(names).flat());
        faults.push({ fault: 'unknown-key', key, suggestion, line: place.line, column: place.column });
      } else if (id in data) {
        faults.push({ fault: 'twice', key, line: place.line, column: place.column });
      } else if (value.kind !== 'text' || value.text.trim() !== '') {
        const inner = path === '' ? id : `${path}/${id}`;
        const { line, column } = value.kind === 'text' ? value : place;
        places.set(inner, { line, column, key });
        data[id] = plainOf(value, inner, path === '' ? id : '');
      }
    }
    return data;
  };

  const plainOf = (part: KeyNode, path: string, top: string): Plain => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'list') return part.items.map((item, place) => itemOf(item, `${path}/${place}`, listed[top]));
    const names = inside[top];
    if (names !== undefined) return pairs(part.entries, names, path);
    // Where a list is wanted, a key and its value are no item of one.
    return listed[top] === undefined ? untie(part.entries) : {};
  };

  const itemOf = (part: KeyNode, path: string, names: Names | undefined): Plain => {
    places.set(path, part);
    if (part.kind === 'text') return part.text;
    if (part.kind === 'list') return part.items.map((item, place) => itemOf(item, `${path}/${place}`, undefined));
    const known = names !== undefined && part.entries.some(({ key }) => findKey(key, names) !== null);
    return known ? pairs(part.entries, names, path) : untie(part.entries);
  };

  const data = pairs(entries, keys, '');
  const placeOf = (path: readonly PropertyKey[]): KeyPlace => {
    for (let length = path.length; length > 0; length--) {
      const place = places.get(path.slice(0, length).join('/'));
      if (place) return place;
    }
    return { line: 1, column: 1 };
  };
  return { data, faults, placeOf };
}

/** «Communication : mieux faire savoir» in a list is a sentence with a colon, not a key and its value. */
const untie = (entries: readonly FrontMatterEntry[]): Plain => {
  const sentences = entries.map(({ key, value }) => (value.kind === 'text' ? `${key} : ${value.text}`.trim() : null));
  const [only] = sentences;
  return sentences.length === 1 && only !== null && only !== undefined
    ? only
    : Object.fromEntries(entries.map(({ key }) => [foldKey(key), '']));
};
