/** A Word package → the same package with the ballots' evidence and a seal that no later edit leaves whole; and back. */
import { bytesOf, type Parts, textOf, tryPackage } from './package.ts';
import { escapeContent, escapeXml, unescapeXml } from './sanitize.ts';

/** SHA-256 in hexadecimal; the shell gives it, since writers do not know the machine. */
export type Sha256 = (data: string | Uint8Array) => string;

/** What a recount needs, kept inside the document. */
export interface EvidencePart {
  readonly name: string;
  readonly json: string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006';

// --- evidence: a custom XML part, which Word and LibreOffice carry through every save

const evidenceSchema = 'urn:atelier:evidence:1';
const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${officeDocument}/relationships/${type}" Target="${target}"/>`;

/** JSON can hold any character, XML not; JSON's own escapes can say them all, marks of direction too. */
const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const sayable = (json: string): string =>
  json.replace(/[\p{Cs}\p{Cf}\ufffe\uffff]/gu, (char) => char.split('').map(escapeUnit).join(''));

/** The place of evidence that is there already, else the first that is free. */
const placeFor = (parts: Parts): { readonly number: number; readonly free: boolean } => {
  for (let number = 1; ; number++) {
    const part = `customXml/item${number}.xml`;
    if (!(part in parts)) return { number, free: true };
    if (textOf(parts, part).includes(`"${evidenceSchema}"`)) return { number, free: false };
  }
};

/** Adds the evidence to the package, and whatever a reader of packages wants to know about it. */
export const withEvidence = (parts: Parts, { name, json }: EvidencePart): Parts => {
  const { number, free } = placeFor(parts);
  const item = {
    [`customXml/item${number}.xml`]: `${declaration}<evidence xmlns="${evidenceSchema}" name="${escapeXml(name)}">${escapeContent(sayable(json))}</evidence>`,
  };
  if (!free) return { ...parts, ...item };
  return {
    ...parts,
    ...item,
    [`customXml/itemProps${number}.xml`]: `${declaration}<ds:datastoreItem xmlns:ds="${officeDocument}/customXml" \
ds:itemID="{6B1F0C52-5D0E-4C1B-9A57-3D2C8E9F4A10}"><ds:schemaRefs><ds:schemaRef ds:uri="${evidenceSchema}"/>\
</ds:schemaRefs></ds:datastoreItem>`,
    [`customXml/_rels/item${number}.xml.rels`]: `${declaration}<Relationships \
xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
${relationship('rId1', 'customXmlProps', `itemProps${number}.xml`)}</Relationships>`,
    'word/_rels/document.xml.rels': textOf(parts, 'word/_rels/document.xml.rels').replace(
      '</Relationships>',
      `${relationship('rIdEvidence', 'customXml', `../customXml/item${number}.xml`)}</Relationships>`,
    ),
    '[Content_Types].xml': textOf(parts, '[Content_Types].xml').replace(
      '</Types>',
      `<Override PartName="/customXml/itemProps${number}.xml" \
ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`,
    ),
  };
};

/** The evidence a document carries, also after a person has edited and saved it; null if it carries none. */
export const evidenceOf = (bytes: Uint8Array): EvidencePart | null => {
  const parts = tryPackage(bytes);
  for (const name of Object.keys(parts).sort()) {
    if (!/^customXml\/item\d+\.xml$/.test(name)) continue;
    const [, attributes = '', json = ''] = /<evidence\b([^>]*)>([^<]*)<\/evidence>/.exec(textOf(parts, name)) ?? [];
    if (!attributes.includes(`"${evidenceSchema}"`)) continue;
    return { name: unescapeXml(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? ''), json: unescapeXml(json) };
  }
  return null;
};

// --- seal: a custom property over all parts, itself included but for the digits

const sealPart = 'docProps/custom.xml';
const sealProperty = 'atelier-fingerprint';
const blank = '0'.repeat(64);
const seal = new RegExp(`(name="${sealProperty}"[^>]*><vt:lpwstr>)([0-9a-f]{64})(?=</vt:lpwstr>)`);

/** Every part by name and bytes, each length said so that no two packages read alike. */
const digest = (parts: Parts, sha256: Sha256): string => {
  const chunks = Object.keys(parts)
    .sort()
    .flatMap((name) => {
      const bytes = bytesOf(parts, name);
      return [encoder.encode(`${name}\0${bytes.length}\0`), bytes];
    });
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let end = 0;
  for (const chunk of chunks) {
    all.set(chunk, end);
    end += chunk.length;
  }
  return sha256(all);
};

const encoder = new TextEncoder();

const sealed = (parts: Parts, digits: string): Parts => ({
  ...parts,
  [sealPart]: textOf(parts, sealPart).replace(seal, `$1${digits}`),
});

const property = (id: number) =>
  `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${id}" name="${sealProperty}"><vt:lpwstr>${blank}</vt:lpwstr></property>`;

/** The seal beside whatever other properties a document has. */
const unsealedProperties = (before: string): string => {
  const others = [...before.matchAll(/<property\b[^>]*>[\s\S]*?<\/property>/g)]
    .map(([found]) => found)
    .filter((found) => !found.includes(`name="${sealProperty}"`));
  const last = Math.max(1, ...others.map((found) => Number(/\bpid="(\d+)"/.exec(found)?.[1] ?? 1)));
  const [declared = ''] = /<Properties\b[^>]*>/.exec(before) ?? [];
  const root =
    others.length > 0 && declared.includes('xmlns:vt=')
      ? declared
      : `<Properties xmlns="${officeDocument}/custom-properties" xmlns:vt="${officeDocument}/docPropsVTypes">`;
  return `${declaration}${root}${others.join('')}${property(last + 1)}</Properties>`;
};

/** The package with its fingerprint in it. */
export const withFingerprint = (parts: Parts, sha256: Sha256): Parts => {
  const unsealed = { ...parts, [sealPart]: unsealedProperties(textOf(parts, sealPart)) };
  return sealed(unsealed, digest(unsealed, sha256));
};

/**
 * The fingerprint that a document carries and the one that its parts have now. Equal: nobody has touched it since it
 * was written here. Different: it was edited, or opened and saved. `stored` is null where the file is none of ours.
 */
export const fingerprintOf = (bytes: Uint8Array, sha256: Sha256): { stored: string | null; actual: string } => {
  const parts = tryPackage(bytes);
  const stored = seal.exec(textOf(parts, sealPart))?.[2] ?? null;
  return { stored, actual: stored === null ? sha256(bytes) : digest(sealed(parts, blank), sha256) };
};

// --- texts: a last comment, for formats that have `<!-- -->`: Markdown and HTML

const comment = /\n<!-- atelier sha256 ([0-9a-f]{64}) -->\n$/u;

export const withTextFingerprint = (text: string, sha256: Sha256): string =>
  `${text}\n<!-- atelier sha256 ${sha256(text)} -->\n`;

/** Whether a text is ours and nobody has touched it since; null where it is none of ours. */
export const isUntouchedText = (text: string, sha256: Sha256): boolean | null => {
  const found = comment.exec(text);
  return found === null ? null : found[1] === sha256(text.slice(0, found.index));
};
