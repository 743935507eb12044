/** The prose of a workshop file enters; what it asks for leaves, each with its place in the file, and a way to fill it in. */

import type { Image } from '../report/document.ts';
import { type Filling, fillProse, PLACEHOLDER, pathOf } from './fill-prose.ts';
import { findPiece, findValue, type PieceId, type ValueId } from './keys.ts';
import { elementsIn, isForeign, parseProse } from './tree.ts';

/** A place in the file. */
interface ProseSpot {
  readonly line: number;
  readonly column: number;
}

/** A placeholder where it stands in the file. */
export interface Use extends ProseSpot {
  readonly name: string;
  /** What it stands for: a piece if it has a paragraph of its own, else a value; null for neither. */
  readonly piece: PieceId | null;
  readonly value: ValueId | null;
}

const REMOTE = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/iu;
/** Code says what it says, and a comment is a note of the secretary to herself. */
const UNREAD =
  /<!--[\s\S]*?(?:-->|$(?![\s\S]))|^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))|`[^`\n]+`/gmu;

/** Reads the prose, and does not fill it in yet; null where there is none. Lines are those of the file as long as `text` has all of
 * them. */
export function readProse(text: string) {
  const tree = parseProse(text);
  const lines = text.replace(UNREAD, (found) => found.replace(/[^\n]/gu, ' ')).split('\n');
  const find = (pattern: RegExp) =>
    lines.flatMap((words, at) =>
      [...words.matchAll(pattern)].map(({ index, 1: name = '' }) => ({ name, line: at + 1, column: index + 1 })),
    );
  const nowhere = { line: 1, column: 1 };
  const spots = find(PLACEHOLDER);
  // What the prose asks for is found as it is filled, with nothing: the placeholders of one name in the order of the text.
  const uses: Use[] = [];
  const ask = (name: string, alone: boolean) => {
    const at = spots.findIndex((one) => one.name === name);
    const [spot = nowhere] = at === -1 ? [] : spots.splice(at, 1);
    const piece = alone ? findPiece(name) : null;
    uses.push({ ...spot, name, piece, value: piece === null ? findValue(name) : null });
  };
  fillProse(tree, { piece: () => [], value: () => '', picture: () => null, table: () => '', ask });
  const shown = find(/!\[|<img\b/giu);
  const pictures = elementsIn(tree)
    .filter(({ name }) => name === 'img')
    .map(({ attribs }, at) => ({ ...nowhere, ...shown[at], name: pathOf(attribs['src'] ?? '') }));
  const called = new Set(elementsIn(tree).map(({ attribs }) => attribs['href']));
  const unheld = {
    tag: find(/<([a-z][a-z0-9-]*)(?:\s[^<>]*)?\/?>/giu).filter(({ name }) => isForeign(name.toLowerCase())),
    picture: pictures.filter(({ name }) => REMOTE.test(name)),
    // Of two notes of one name, the last one is read.
    note: find(/^[ \t>]*\[\^([^\]\s]+)\]:/gu).filter(
      ({ name }, at, notes) => !called.has(`#fn${name}`) || notes.slice(at + 1).some((other) => other.name === name),
    ),
  };
  if (tree.length === 0 && Object.values(unheld).flat().length === 0) return null;
  return {
    uses,
    /** Double braces that open or close no placeholder. */
    strays: lines.flatMap((words, at) => {
      const stray = words.replace(PLACEHOLDER, (found) => ' '.repeat(found.length)).search(/\{\{|\}\}/u);
      return stray < 0 ? [] : [{ line: at + 1, column: stray + 1 }];
    }),
    /** Files beside the workshop's that the prose shows. */
    pictures: pictures.flatMap(({ name, ...spot }) => (REMOTE.test(name) ? [] : [{ path: name, ...spot }])),
    /** What a document cannot take over: a tag, a picture of elsewhere, a note that nothing refers to. */
    unheld: (['tag', 'picture', 'note'] as const)
      .flatMap((what) => unheld[what].map((one) => ({ what, ...one })))
      .sort((a, b) => a.line - b.line || a.column - b.column),
    /** Writes it with every placeholder filled in. */
    fill: (filling: Filling) => fillProse(tree, filling),
  };
}

export type Prose = NonNullable<ReturnType<typeof readProse>>;

/** A PNG or a JPEG with as many pixels as it has; null for what is no such picture. */
export function readPicture(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size: PictureSize | null = isPng(bytes)
    ? { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
    : sizeOfJpeg(view);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

type PictureSize = Pick<Image, 'type' | 'width' | 'height'>;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const isPng = (bytes: Uint8Array): boolean => bytes.length > 33 && PNG.every((byte, at) => bytes[at] === byte);

/** A JPEG is a row of segments, each with its length; one of those that begin a frame says how large it is. */
function sizeOfJpeg(view: DataView): PictureSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) return null;
    // Frames are C0 to CF, but for C4, C8 and CC, which are tables.
    const isFrame = marker === 0xffc0 || (marker > 0xffc0 && marker <= 0xffcf && marker % 4 !== 0);
    if (isFrame) return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return null;
}
