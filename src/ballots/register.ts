/** The keys of voters and the numbers of their ballots enter; the ballot that the same voter handed in before leaves. A
 * million voters take little more memory than their names do, and two are one only if every letter is the same. */

import { openColumn } from './column.ts';
import type { VoterKey } from './voters.ts';

/** Remembers what each voter handed in. */
export interface Register {
  /** The number of the ballot that was entered under any of these keys. */
  readonly find: (keys: readonly VoterKey[]) => number | undefined;
  readonly enter: (keys: readonly VoterKey[], cast: number) => void;
}

/** A key as it is written down; the same bytes are the same key. */
interface Spelling {
  bytes: Uint8Array;
  length: number;
  hash: number;
}

const FEW = 64;

export function openRegister(): Register {
  const book = openBook();
  const key: Spelling = { bytes: new Uint8Array(FEW), length: 0, hash: 0 };
  // An entry: the hash of its key, the place where the key is written, the ballot.
  const hashes = openColumn();
  const places = openColumn();
  const casts = openColumn();
  /** Where the hash of a key leads to, or the next that is free: its entry, counted from 1; 0 is free. */
  let slots = new Uint32Array(2 * FEW);

  /** Who is not found is entered at once: the key that was looked up last, and the slot that it led to. */
  let last: VoterKey | null = null;
  let slot = 0;

  const lookUp = (one: VoterKey): void => {
    if (one === last) return;
    last = one;
    spell(one, key);
    slot = key.hash & (slots.length - 1);
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (hashes.at(entry - 1) === key.hash && book.has(key, places.at(entry - 1))) return;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  const grow = () => {
    last = null;
    slots = new Uint32Array(2 * slots.length);
    for (let entry = 1; entry <= hashes.length(); entry += 1) {
      let slot = hashes.at(entry - 1) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = entry;
    }
  };

  return {
    find: (keys) => {
      for (const one of keys) {
        lookUp(one);
        const entry = slots[slot] ?? 0;
        if (entry !== 0) return casts.at(entry - 1);
      }
      return undefined;
    },
    enter: (keys, cast) => {
      for (const one of keys) {
        if (2 * hashes.length() === slots.length) grow();
        lookUp(one);
        const entry = slots[slot] ?? 0;
        if (entry !== 0) casts.set(entry - 1, cast);
        else {
          hashes.push(key.hash);
          places.push(book.write(key));
          slots[slot] = casts.push(cast) + 1;
        }
      }
    },
  };
}

/** Kinds begin here. */
const LEAST_KIND = -2;

/** Length, kind and letters, seven bits a byte and a sign on all bytes of a number but the last: no two keys look alike. */
function spell({ kind, id }: VoterKey, key: Spelling): void {
  const most = 3 * id.length + 10;
  if (key.bytes.length < most) key.bytes = new Uint8Array(2 * most);
  const { bytes } = key;
  let length = 0;
  let hash = 0x811c9dc5;
  for (let at = -2; at < id.length; at += 1) {
    let rest = at === -2 ? id.length : at === -1 ? kind - LEAST_KIND : id.charCodeAt(at);
    for (; rest > 0x7f; rest >>>= 7) {
      bytes[length] = rest | 0x80;
      length += 1;
    }
    bytes[length] = rest;
    length += 1;
  }
  // FNV-1a, its high bits brought down to where slots are told apart.
  for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  key.length = length;
  key.hash = (hash ^ (hash >>> 15)) >>> 0;
}

/** In bytes. */
const PAGE = 2 ** 16;
/** A first page for a room; whoever fills it gets one of full size in its place. */
const SHEET = 2 ** 10;

/** Keys written one behind the other, on pages: what is written is never moved to a larger place, but for the first page. */
function openBook() {
  const pages = [new Uint8Array(SHEET)];
  let used = 0;
  const turn = (length: number) => {
    const [first] = pages;
    if (first !== undefined && first.length < PAGE && used + length <= PAGE) {
      pages[0] = new Uint8Array(PAGE);
      pages[0].set(first);
    } else {
      pages.push(new Uint8Array(Math.max(PAGE, length)));
      used = 0;
    }
  };
  return {
    /** The place of the key leaves. */
    write: ({ bytes, length }: Spelling): number => {
      if (used + length > Math.min(PAGE, pages.at(-1)?.length ?? 0)) turn(length);
      const place = PAGE * (pages.length - 1) + used;
      const page = pages.at(-1);
      for (let at = 0; page !== undefined && at < length; at += 1) page[used + at] = bytes[at] ?? 0;
      used += length;
      return place;
    },
    has: ({ bytes, length }: Spelling, place: number): boolean => {
      const page = pages[Math.floor(place / PAGE)];
      const from = place % PAGE;
      for (let at = 0; at < length; at += 1) if (page?.[from + at] !== bytes[at]) return false;
      return true;
    },
  };
}
