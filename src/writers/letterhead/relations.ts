/** Parts of two packages enter; what one part of ours refers to is brought into theirs, and its references leave renamed. */

import { type Parts, textOf } from '../package.ts';

export const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** Where the relations of a part stand. */
const relationsPart = (owner: string): string => owner.replace(/([^/]*)$/, '_rels/$1.rels');

const relationsOf = (parts: Parts, owner: string): readonly Relation[] =>
  [...textOf(parts, relationsPart(owner)).matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return {
      id: attribute('Id'),
      type: attribute('Type'),
      target: attribute('Target'),
      external: attribute('TargetMode') === 'External',
    };
  });

/** The name of the part that a relation leads to. */
const resolve = (owner: string, target: string): string => {
  const path = target.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

/** How one part says where another is: some readers do not take a path from the root. */
export const relativeTo = (owner: string, name: string): string => {
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

/** Adds relations as they are; `owner` is theirs. */
export const addRelations = (parts: Parts, owner: string, added: readonly Relation[]): Parts => {
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

/** Says of what type a part is; a default for its extension is added where there is none. */
export const addType = (parts: Parts, name: string, type: string): Parts => {
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

/** The type of all parts whose names end so, where they have none of their own. */
const defaultOf = (parts: Parts, extension: string): string =>
  new RegExp(`<Default\\b[^>]*ContentType="([^"]*)"[^>]*Extension="${extension}"`).exec(
    textOf(parts, '[Content_Types].xml'),
  )?.[1] ?? '';

export const typeOf = (parts: Parts, name: string): string | null => {
  const [tag = ''] =
    new RegExp(`<Override\\b[^>]*PartName="/${name.replace(/[.[\]()+]/g, '\\$&')}"[^>]*>`).exec(
      textOf(parts, '[Content_Types].xml'),
    ) ?? [];
  return /\bContentType="([^"]*)"/.exec(tag)?.[1] ?? null;
};

export interface Import {
  readonly parts: Parts;
  /** Our XML with the ids that its relations have now. */
  readonly xml: string;
}

/** Brings what `xml`, a piece of our part, refers to: links as they are, charts and their workbooks under free names. */
export const importRelations = (
  theirs: Parts,
  theirOwner: string,
  ours: Parts,
  ourOwner: string,
  xml: string,
): Import => {
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
  const content = ours[from] ?? '';
  const extension = from.split('.').at(-1) ?? '';
  const typed = type === null ? addDefault(theirs, extension, defaultOf(ours, extension)) : addType(theirs, name, type);
  if (!from.endsWith('.xml')) return { ...typed, [name]: content };
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
