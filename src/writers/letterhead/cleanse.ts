/** The parts of a letterhead enter; the same without what fetches, tells or runs anything when the document is opened leave, and
 * a list of what was left out. */

import { type Parts, textOf } from '../package.ts';
import { addressOf, unescapeXml } from '../sanitize.ts';
import { type Edit, edit } from './placeholders.ts';
import { attributeOf, literally } from './relations.ts';

export interface LeftOut {
  readonly kind: 'macro' | 'remote' | 'link' | 'field';
  /** Where it would have led, or the code of the field. */
  readonly what: string;
}

export interface Cleansed {
  readonly parts: Parts;
  readonly left: readonly LeftOut[];
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const MACROS = /\/(?:vbaProject|wordVbaData|ui\/extensibility|control|keyMapCustomizations|attachedToolbars)$/;

/** Fields that only say something about the document, its pages or the day. All others might fetch, open or run something. */
const HARMLESS =
  /^(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|REF|NOTEREF|STYLEREF|SEQ|TOC|TC|XE|INDEX|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|EDITTIME|TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|DOCPROPERTY|FILENAME|FILESIZE|NUMWORDS|NUMCHARS|LASTSAVEDBY|REVNUM|USERNAME|USERINITIALS|USERADDRESS|SYMBOL|QUOTE|IF|COMPARE|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|LISTNUM|ADVANCE|EQ|SET|=)$/i;

const isHarmless = (code: string): boolean => {
  const [, name = '', rest = ''] = /^\s*([^\s\\"]*)([\s\S]*)$/.exec(code) ?? [];
  if (name.toUpperCase() !== 'HYPERLINK') return HARMLESS.test(name);
  const target = /^\s*"([^"]*)"|^\s*([^\s\\]+)/.exec(rest);
  return target === null || addressOf(target[1] ?? target[2] ?? '') !== null;
};

const FIELD =
  /<w:fldChar\b[^>]*\bw:fldCharType="(?<turn>begin|separate|end)"[^>]*>|(?<start><w:instrText\b[^>]*>)(?<code>[^<]*)<\/w:instrText>|(?<simple><w:fldSimple\b[^>]*?\bw:instr=")(?<instruction>[^"]*)"/g;

/** Takes out the code of fields that are not harmless; what they last showed stays. */
function withoutFields(xml: string, left: LeftOut[]): string {
  const open: { code: string; readonly spans: Edit[]; shows: boolean }[] = [];
  const cut: Edit[] = [];
  const judge = (code: string, spans: readonly Edit[]): void => {
    if (spans.length === 0 || isHarmless(unescapeXml(code))) return;
    left.push({ kind: 'field', what: unescapeXml(code).trim() });
    cut.push(...spans);
  };
  for (const { groups = {}, index } of xml.matchAll(FIELD)) {
    const { turn, start = '', code, simple = '', instruction } = groups;
    const from = index + start.length + simple.length;
    const last = open.at(-1);
    if (turn === 'begin') open.push({ code: '', spans: [], shows: false });
    else if (turn === 'separate' && last !== undefined) last.shows = true;
    else if (turn === 'end' && last !== undefined) {
      open.pop();
      judge(last.code, last.spans);
    } else if (code !== undefined) {
      const span = { from, to: from + code.length, xml: '' };
      // Code outside the code of a field has no use.
      if (last === undefined || last.shows) cut.push(span);
      else {
        last.code += code;
        last.spans.push(span);
      }
    } else if (instruction !== undefined) judge(instruction, [{ from, to: from + instruction.length, xml: '' }]);
  }
  for (const field of open) judge(field.code, field.spans);
  return edit(xml, cut);
}

const OBJECT = /<w:(drawing|pict|object)\b[^>]*>[\s\S]*?<\/w:\1>/g;

/** Takes out the relations of a part that lead outside or run something, and what shows them. A picture that the file also
 * holds stays. */
function withoutRelations(parts: Parts, rels: string, left: LeftOut[]): Parts {
  const gone: string[] = [];
  const kept = textOf(parts, rels).replace(/<Relationship\b[^>]*>(?:<\/Relationship>)?/g, (tag) => {
    const type = unescapeXml(attributeOf(tag, 'Type'));
    const target = unescapeXml(attributeOf(tag, 'Target'));
    const remote = attributeOf(tag, 'TargetMode') === 'External';
    const isLink = type.endsWith('/hyperlink');
    if (!MACROS.test(type) && !/\/aFChunk$/.test(type) && (!remote || (isLink && addressOf(target) !== null)))
      return tag;
    gone.push(unescapeXml(attributeOf(tag, 'Id')));
    left.push({ kind: MACROS.test(type) ? 'macro' : isLink ? 'link' : 'remote', what: target });
    return '';
  });
  if (gone.length === 0) return parts;
  const owner = rels.replace('_rels/', '').replace(/\.rels$/, '');
  const refers = new RegExp(`\\br:(?:id|link|href|embed|pict)="(?:${gone.map(literally).join('|')})"`);
  const anyRefers = new RegExp(`\\s${refers.source}`, 'g');
  const text = textOf(parts, owner)
    .replace(/\sr:link="[^"]*"/g, (link) => (refers.test(link) ? '' : link))
    .replace(OBJECT, (object) => (refers.test(object) ? '' : object))
    .replace(/<w:(?:attachedTemplate|altChunk|sourceFileName|subDoc|control)\b[^>]*\/>/g, (tag) =>
      refers.test(tag) ? '' : tag,
    )
    .replace(anyRefers, '');
  return { ...parts, [rels]: kept, ...(owner in parts && { [owner]: text }) };
}

/** Leaves what the letterhead says, and takes out what it would do. */
export function cleanse(parts: Parts): Cleansed {
  const left: LeftOut[] = [];
  let clean = parts;
  for (const name of Object.keys(parts).sort()) {
    if (name.endsWith('.rels')) clean = withoutRelations(clean, name, left);
    else if (/^word\/[^/]*\.xml$/.test(name)) clean = { ...clean, [name]: withoutFields(textOf(clean, name), left) };
  }
  const macros = Object.keys(parts).filter((name) => /^(?:word\/(?:vba|activeX)|customUI\/)/.test(name));
  const types = macros.reduce(
    (text, name) => text.replace(new RegExp(`<Override\\b[^>]*PartName="/${literally(name)}"[^>]*/>`), ''),
    textOf(clean, '[Content_Types].xml').replace(
      /application\/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml/g,
      MAIN,
    ),
  );
  const rest = Object.fromEntries(Object.entries(clean).filter(([name]) => !macros.includes(name)));
  return { parts: { ...rest, '[Content_Types].xml': types }, left };
}
