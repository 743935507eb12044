/** The styles of a letterhead and ours enter; which of theirs stands for each of ours, and those to add, leave. */

import { attributeOf } from './relations.ts';

interface WordStyle {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly standard: boolean;
  readonly xml: string;
}

/** Word keeps the names of its own styles in English whatever it shows; other programs write what Word shows. */
const SHOWN: Readonly<Record<string, string>> = {
  titre: 'title',
  'titre 1': 'heading 1',
  'titre 2': 'heading 2',
  'titre 3': 'heading 3',
  'titre 4': 'heading 4',
  'paragraphe de liste': 'list paragraph',
  citation: 'quote',
  'lien hypertexte': 'hyperlink',
  'note de bas de page': 'footnote text',
  'texte de note de bas de page': 'footnote text',
  'appel de note de bas de page': 'footnote reference',
  'tableau normal': 'normal table',
  'tm 1': 'toc 1',
  'tm 2': 'toc 2',
  'tm 3': 'toc 3',
};

const STYLE = /<w:style\b[^>]*>[\s\S]*?<\/w:style>/g;

const stylesIn = (xml: string): readonly WordStyle[] =>
  [...xml.matchAll(STYLE)].map(([style]) => {
    const [tag = ''] = /^<w:style\b[^>]*>/.exec(style) ?? [];
    const name = (/<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? '').trim().toLowerCase();
    return {
      id: attributeOf(tag, 'w:styleId'),
      type: attributeOf(tag, 'w:type') || 'paragraph',
      name: SHOWN[name] ?? name,
      standard: /^(?:1|true|on)$/.test(attributeOf(tag, 'w:default')),
      xml: style,
    };
  });

const REFERENCE = /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)(")/g;

const LANGUAGE = /<w:lang\b[^>]*\bw:val="[^"]*"[^>]*\/>/;

/** Where the letterhead does not say in which language Word checks the spelling, ours is added. */
export const withLanguage = (theirs: string, ours: string): string => {
  const [language] = LANGUAGE.exec(ours) ?? [];
  if (language === undefined || LANGUAGE.test(theirs)) return theirs;
  const run = `<w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault>`;
  if (/<w:rPrDefault\b[^>]*\/>/.test(theirs)) return theirs.replace(/<w:rPrDefault\b[^>]*\/>/, run);
  if (theirs.includes('<w:rPrDefault>')) {
    return theirs.replace(
      /(<w:rPrDefault>[\s\S]*?)(<\/w:rPr>|<w:rPr\/>)/,
      (_, open, end) => open + (end === '<w:rPr/>' ? `<w:rPr>${language}</w:rPr>` : language + end),
    );
  }
  if (/<w:docDefaults>/.test(theirs)) return theirs.replace('<w:docDefaults>', `<w:docDefaults>${run}`);
  return theirs.replace(/(<w:styles\b[^>]*>)/, `$1<w:docDefaults>${run}</w:docDefaults>`);
};

/** The colour of the letterhead's headings, as six digits; black where it names none. */
export const headingColour = (part: string): string => {
  const styles = stylesIn(part);
  const colourOf = (style: WordStyle | undefined, depth = 0): string | undefined => {
    if (style === undefined || depth > 9) return undefined;
    const [, colour] = /<w:color\b[^>]*\bw:val="([\da-f]{6})"/i.exec(style.xml) ?? [];
    const [, base] = /<w:basedOn w:val="([^"]*)"/.exec(style.xml) ?? [];
    const basis = styles.find(({ id }) => id === base);
    return colour?.toUpperCase() ?? colourOf(basis, depth + 1);
  };
  const named = (name: string) => colourOf(styles.find((style) => style.name === name));
  return named('heading 1') ?? named('title') ?? '000000';
};

/** Our lists or styles in a letterhead. */
export interface Merged {
  /** Our XML with the ids that they have there. */
  readonly translate: (xml: string) => string;
  /** The letterhead's part, with those that it lacked. */
  readonly part: string;
}

/**
 * Matches styles by name, since ids are translated («Titre1» is «heading 1»); those of ours that are used in `texts` and
 * that the letterhead lacks are added, under an id that it does not know.
 */
export const matchStyles = (theirPart: string, ourPart: string, texts: readonly string[]): Merged => {
  const theirs = stylesIn(theirPart);
  const ours = stylesIn(ourPart);
  const ids = new Map<string, string>();
  const added: WordStyle[] = [];
  const taken = new Set(theirs.map(({ id }) => id.toLowerCase()));
  const admit = (id: string): void => {
    const style = ours.find((each) => each.id === id);
    if (style === undefined || ids.has(id)) return;
    const same = theirs.find(
      (each) => each.type === style.type && (style.standard ? each.standard : each.name === style.name),
    );
    const free = [id, ...Array.from({ length: 99 }, (_, at) => `${id}${at + 2}`)].find(
      (each) => !taken.has(each.toLowerCase()),
    );
    ids.set(id, same?.id ?? free ?? id);
    if (same !== undefined) return;
    taken.add((free ?? id).toLowerCase());
    added.push(style);
    for (const [, , used = ''] of style.xml.matchAll(REFERENCE)) admit(used);
  };
  for (const text of texts) for (const [, , id = ''] of text.matchAll(REFERENCE)) admit(id);
  const translate = (xml: string) =>
    xml.replace(REFERENCE, (_, open, id: string, close) => `${open}${ids.get(id) ?? id}${close}`);
  const styles = added.map(({ id, xml }) =>
    translate(xml).replace(/\bw:styleId="[^"]*"/, `w:styleId="${ids.get(id) ?? id}"`),
  );
  return { translate, part: theirPart.replace('</w:styles>', () => `${styles.join('')}</w:styles>`) };
};
