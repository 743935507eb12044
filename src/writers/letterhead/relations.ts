/** Parts of two packages enter; what one part of ours refers to is brought into theirs, and its references leave renamed. */

import { type Parts, textOf } from '../package.ts';

export const DOCUMENT = 'word/document.xml';
export const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** An attribute as a tag writes it; empty where the tag has none of that name. */
export const attributeOf = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** The name as a regular expression finds it. */
export const literally = (name: string): string => name.replace(/\W/g, '\\$&');

/** Where the relations of a part stand. */
const relationsPart = (owner: string): string => owner.replace(/([^/]*)$/, '_rels/$1.rels');

const relationsOf = (parts: Parts, owner: string): readonly Relation[] =>
  [...textOf(parts, relationsPart(owner)).matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => ({
    id: attributeOf(tag, 'Id'),
    type: attributeOf(tag, 'Type'),
    target: attributeOf(tag, 'Target'),
    external: attributeOf(tag, 'TargetMode') === 'External',
  }));

/** The name of the part that a relation leads to. */
const resolve = (owner: string, target: string): string => {
  const path = target.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

/** The path from one part to another; some readers do not understand a path from the root. */
const relativeTo = (owner: string, name: string): string => {
  const from = owner.split('/').slice(0, -1);
  const to = name.split('/');
  const shared = from.findIndex((step, place) => step !== to[place]);
  const common = shared === -1 ? from.length : shared;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
};

/** The part of a kind that another refers to (styles, numbering, footnotes); null where it has none. */
export const partOf = (parts: Parts, owner: string, kind: string): string | null => {
  const relation = relationsOf(parts, owner).find(({ type }) => type.endsWith(`/relationships/${kind}`));
  return relation === undefined ? null : resolve(owner, relation.target);
};

const addRelations = (parts: Parts, owner: string, added: readonly Relation[]): Parts => {
  if (added.length === 0) return parts;
  const name = relationsPart(owner);
  const before =
    textOf(parts, name) ||
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${PACKAGE}/relationships"/>`;
  const open = before.replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>');
  const tags = added.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${id}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return { ...parts, [name]: open.replace('</Relationships>', () => `${tags.join('')}</Relationships>`) };
};

const addType = (parts: Parts, name: string, type: string): Parts => {
  const types = textOf(parts, '[Content_Types].xml');
  if (types.includes(`PartName="/${name}"`)) return parts;
  return {
    ...parts,
    '[Content_Types].xml': types.replace(
      '</Types>',
      () => `<Override PartName="/${name}" ContentType="${type}"/></Types>`,
    ),
  };
};

export const addDefault = (parts: Parts, extension: string, type: string): Parts => {
  const types = textOf(parts, '[Content_Types].xml');
  if (new RegExp(`<Default\\b[^>]*Extension="${extension}"`, 'i').test(types)) return parts;
  return {
    ...parts,
    '[Content_Types].xml': types.replace(
      /(<Types\b[^>]*>)/,
      `$1<Default Extension="${extension}" ContentType="${type}"/>`,
    ),
  };
};

export const typeOf = (parts: Parts, name: string): string | null => {
  const [tag = ''] =
    new RegExp(`<Override\\b[^>]*PartName="/${literally(name)}"[^>]*>`).exec(textOf(parts, '[Content_Types].xml')) ??
    [];
  return attributeOf(tag, 'ContentType') || null;
};

interface NewPart {
  /** The id and the type of the relation that leads to it. */
  readonly id: string;
  readonly relation: string;
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** Gives `owner` a part of a kind, unless it refers to one already. */
export const ensurePart = (parts: Parts, owner: string, { id, relation, name, type, content }: NewPart): Parts => {
  if (partOf(parts, owner, relation.split('/relationships/')[1] ?? '') !== null) return parts;
  const added = { id, type: relation, target: relativeTo(owner, name), external: false };
  return { ...addType(addRelations(parts, owner, [added]), name, type), [name]: content };
};

/** Brings what `xml`, a piece of our part, refers to: links as they are, charts and their workbooks under free names. Gives
 * back the XML with the new ids of its relations. */
export const importRelations = (
  theirs: Parts,
  theirOwner: string,
  ours: Parts,
  ourOwner: string,
  xml: string,
): { readonly parts: Parts; readonly xml: string } => {
  const used = new Set([...xml.matchAll(/\br:(?:id|embed|link)="([^"]*)"/g)].map(([, id]) => id));
  const relations = relationsOf(ours, ourOwner).filter(({ id }) => used.has(id));
  const taken = new Set(relationsOf(theirs, theirOwner).map(({ id }) => id));
  const ids = new Map<string, string>();
  let next = 0;
  let parts = theirs;
  const added: Relation[] = [];
  for (const relation of relations) {
    let id = '';
    do id = `rIdAtelier${++next}`;
    while (taken.has(id));
    ids.set(relation.id, id);
    if (relation.external) {
      added.push({ ...relation, id });
      continue;
    }
    const from = resolve(ourOwner, relation.target);
    const name = freeName(parts, from);
    parts = importPart(parts, name, ours, from);
    added.push({ ...relation, id, target: relativeTo(theirOwner, name) });
  }
  return {
    parts: addRelations(parts, theirOwner, added),
    xml: xml.replace(/(\br:(?:id|embed|link)=")([^"]*)"/g, (_, open, id: string) => `${open}${ids.get(id) ?? id}"`),
  };
};

const importPart = (theirs: Parts, name: string, ours: Parts, from: string): Parts => {
  const type = typeOf(ours, from);
  const extension = from.split('.').at(-1) ?? '';
  const [common = ''] =
    new RegExp(`<Default\\b[^>]*Extension="${extension}"[^>]*>`).exec(textOf(ours, '[Content_Types].xml')) ?? [];
  const typed =
    type === null ? addDefault(theirs, extension, attributeOf(common, 'ContentType')) : addType(theirs, name, type);
  if (!from.endsWith('.xml')) return { ...typed, [name]: ours[from] ?? '' };
  const { parts, xml } = importRelations({ ...typed, [name]: '' }, name, ours, from, textOf(ours, from));
  return { ...parts, [name]: xml };
};

/** «word/charts/chart1.xml», or the first such name that is free. */
const freeName = (parts: Parts, name: string): string => {
  const [, stem = name, extension = ''] = /^(.*?)\d*(\.\w+)$/.exec(name) ?? [];
  for (let number = 1; ; number++) {
    const free = `${stem}${number}${extension}`;
    if (!(free in parts)) return free;
  }
};
