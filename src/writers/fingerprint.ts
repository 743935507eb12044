/** A file of ours → the same file with a seal that no later edit leaves whole; and back. A Word document also carries the
 * evidence of its count. */
import { type Parts, textOf, tryPackage } from './package.ts';
import { escapeUnit } from './sanitize.ts';

/** SHA-256 in hexadecimal; the shell gives it, since writers do not know the machine. */
export type Sha256 = (data: string | Uint8Array) => string;

/** Names the evidence: a custom XML part, which Word and LibreOffice carry through every save. */
export const evidenceSchema = 'urn:atelier:evidence:1';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const relations = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${target}"/></Relationships>`;

/** Adds the evidence, as JSON, to the parts of a document that docx wrote. */
export const withEvidence = (parts: Parts, json: string): Parts => {
  let number = 1;
  while (`customXml/item${number}.xml` in parts) number += 1;
  return {
    ...parts,
    // JSON can hold any character, XML not; JSON's own escapes can say them all, marks of direction too.
    [`customXml/item${number}.xml`]: `${declaration}<evidence xmlns="${evidenceSchema}">\
${json.replace(/[&<>\u2000-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g, escapeUnit)}</evidence>`,
    [`customXml/itemProps${number}.xml`]: `${declaration}<ds:datastoreItem xmlns:ds="${office}/customXml" \
ds:itemID="{6B1F0C52-5D0E-4C1B-9A57-3D2C8E9F4A10}"><ds:schemaRefs><ds:schemaRef ds:uri="${evidenceSchema}"/>\
</ds:schemaRefs></ds:datastoreItem>`,
    [`customXml/_rels/item${number}.xml.rels`]: `${declaration}<Relationships \
xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
${relations('rId1', 'customXmlProps', `itemProps${number}.xml`)}`,
    'word/_rels/document.xml.rels': textOf(parts, 'word/_rels/document.xml.rels').replace(
      '</Relationships>',
      relations('rIdEvidence', 'customXml', `../customXml/item${number}.xml`),
    ),
    '[Content_Types].xml': textOf(parts, '[Content_Types].xml').replace(
      '</Types>',
      `<Override PartName="/customXml/itemProps${number}.xml" \
ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`,
    ),
  };
};

/** Where the properties of a document stand, which Word shows under File, Info. One that it does not show holds the seal. */
export const CORE = 'docProps/core.xml';
/** The seal before there is one; whoever writes the properties puts it in. */
export const unsealed = `<dc:identifier>atelier:${'0'.repeat(64)}</dc:identifier>`;
const sealDigits = /(<dc:identifier>atelier:)([0-9a-f]{64})(?=<)/;

const withDigits = (parts: Parts, digits: string): Parts => ({
  ...parts,
  [CORE]: textOf(parts, CORE).replace(sealDigits, `$1${digits}`),
});

/** Over all parts by name, the seal itself included but for its digits. */
function digestOf(parts: Parts, sha256: Sha256): string {
  const blank = withDigits(parts, '0'.repeat(64));
  const names = Object.keys(blank).sort();
  return sha256(JSON.stringify(names.map((name) => [name, sha256(blank[name] ?? '')])));
}

/** The package with its fingerprint in it. */
export const withFingerprint = (parts: Parts, sha256: Sha256): Parts => withDigits(parts, digestOf(parts, sha256));

/**
 * The fingerprint that a package carries and the one that its parts have now. Equal: nobody has touched it since it was
 * written here. Different: it was edited, or opened and saved. `stored` is null where the file is none of ours.
 */
export function fingerprintOf(bytes: Uint8Array, sha256: Sha256): { stored: string | null; actual: string } {
  const parts = tryPackage(bytes);
  const stored = sealDigits.exec(textOf(parts, CORE))?.[2] ?? null;
  return { stored, actual: stored === null ? sha256(bytes) : digestOf(parts, sha256) };
}

/** In texts the seal is a last comment, for formats that have `<!-- -->`: Markdown and HTML. */
const comment = /\n<!-- atelier sha256 ([0-9a-f]{64}) -->\n$/u;

export const withTextFingerprint = (text: string, sha256: Sha256): string =>
  `${text}\n<!-- atelier sha256 ${sha256(text)} -->\n`;

/** Whether a text is ours and nobody has touched it since; null where it is none of ours. */
export const isUntouchedText = (text: string, sha256: Sha256): boolean | null => {
  const found = comment.exec(text);
  return found === null ? null : found[1] === sha256(text.slice(0, found.index));
};
