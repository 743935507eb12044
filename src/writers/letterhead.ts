/** A report and the user's own Word file enter; a document on that letterhead leaves, nothing of either lost. */

import type { LetterheadFault } from '../failure.ts';
import type { Report } from '../report/document.ts';
import type { Value, Values } from '../report/values.ts';
import { type LetterheadPlan, planLetterhead, type Slot } from './letterhead/check.ts';
import type { LeftOut } from './letterhead/cleanse.ts';
import { openLetterhead } from './letterhead/open.ts';
import { type Edit, edit, editsFor } from './letterhead/placeholders.ts';
import { addDefault, DOCUMENT, ensurePart, officeRelation, partOf } from './letterhead/relations.ts';
import { headingColour } from './letterhead/styles.ts';
import { declare, transplant } from './letterhead/transplant.ts';
import { type Parts, textOf } from './package.ts';
import { escapeXml } from './sanitize.ts';
import { lookFor } from './word/styles.ts';
import { coreProperties, seal, type WordOptions, writeParts } from './word.ts';

export interface Written {
  readonly bytes: Uint8Array;
  /** What the letterhead would have fetched or run, and now does not. */
  readonly left: readonly LeftOut[];
}

/**
 * Writes the report where the letterhead says, in its styles.
 * @returns every reason why it cannot be done without loss, if there is one
 */
export async function writeOnLetterhead(
  report: Report,
  letterhead: Uint8Array,
  values: Values,
  options: WordOptions,
): Promise<Written | readonly LetterheadFault[]> {
  const opened = openLetterhead(letterhead);
  if ('fault' in opened) return [opened];
  const { parts: template, left } = opened;
  const plan = planLetterhead(template, values);
  if (!('body' in plan)) return plan;
  const placed = new Set(plan.slots.map(({ value }) => value.kind));
  const look = lookFor(headingColour(textOf(template, partOf(template, DOCUMENT, 'styles') ?? '')));
  const ours = await writeParts(onLetterhead(report, placed), { sheet: plan.sheet, look });
  const { parts, body } = transplant(template, ours);
  const filled = fill(parts, plan, body);
  const document = declare(textOf(filled, DOCUMENT), textOf(ours, DOCUMENT));
  const written = withProperties({ ...filled, [DOCUMENT]: document }, coreProperties(report));
  return { bytes: seal(written, options), left };
}

/** What the letterhead says itself, the text does not say again. */
const onLetterhead = (report: Report, placed: ReadonlySet<Value['kind']>): Report => ({
  ...report,
  title: placed.has('title') ? '' : report.title,
  // A letterhead says itself whose it is; below a title of its own, the name would be a stray line.
  organisation: placed.has('organisation') || placed.has('title') ? null : report.organisation,
});

function fill(parts: Parts, { body, slots }: LetterheadPlan, text: string): Parts {
  const edits = new Map<string, Edit[]>([[DOCUMENT, [replaceBody(textOf(parts, DOCUMENT), body, text)]]]);
  for (const slot of slots)
    edits.set(slot.part, [...(edits.get(slot.part) ?? []), ...editsFor(slot.placeholder, written(slot))]);
  // The number of a page cuts a text in two, and Word would drop the blanks at the cut.
  const changed = [...edits].map(
    ([name, list]) => [name, edit(textOf(parts, name), list).replace(/<w:t>/g, '<w:t xml:space="preserve">')] as const,
  );
  return { ...parts, ...Object.fromEntries(changed) };
}

const NO_HEIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';

/** A paragraph without height, for what only a paragraph can hold. */
const unseen = (properties: string, run = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${run}</w:p>`;

/** Puts the compte rendu in the place of {{corps}}. Bookmarks, page breaks and the end of a section in that paragraph stay. */
function replaceBody(document: string, { from, to, endsSection }: LetterheadPlan['body'], text: string): Edit {
  const old = document.slice(from, to);
  const marks = [...old.matchAll(/<w:(?:bookmark|commentRange|perm)(?:Start|End)\b[^>]*\/>/g)].map(([mark]) => mark);
  const [section = ''] = endsSection ? (/<w:sectPr\b[\s\S]*<\/w:sectPr>|<w:sectPr\b[^>]*\/>/.exec(old) ?? []) : [];
  const turn = old.search(/<w:br\b[^>]*\bw:type="page"/);
  const turned = turn < 0 ? '' : '<w:r><w:br w:type="page"/></w:r>';
  const first = turn < old.indexOf('{') ? turned : '';
  const last = first === '' ? turned : '';
  const newPage = /<w:pageBreakBefore(?:\s+w:val="(?:1|true|on)")?\s*\/>/.test(old) ? '<w:pageBreakBefore/>' : '';
  const start = newPage === '' && first === '' ? '' : unseen(newPage + NO_HEIGHT, first);
  const end = section === '' && last === '' ? '' : unseen(NO_HEIGHT + section, last);
  return { from, to, xml: start + marks.join('') + text + end };
}

const written = ({ value }: Slot): string => {
  if (value.kind !== 'page' && value.kind !== 'pages')
    return escapeXml((value.text ?? '').replace(/\s*[\n\r\t\v\f\u2028\u2029]+\s*/g, ' '));
  // The field stands within the run, so that the number looks like the words around it.
  const field = value.kind === 'page' ? 'PAGE' : 'NUMPAGES';
  return `</w:t><w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve"> ${field} </w:instrText>\
<w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/><w:t xml:space="preserve">`;
};

const packageType = 'application/vnd.openxmlformats-package';
const core = 'metadata/core-properties';

/** Title, author and dates are the compte rendu's; the letterhead's own properties stay. */
function withProperties(parts: Parts, properties: string): Parts {
  const typed = addDefault(addDefault(parts, 'rels', `${packageType}.relationships+xml`), 'xml', 'application/xml');
  const withCore = ensurePart(typed, '', {
    id: 'rIdAtelierCore',
    relation: `http://schemas.openxmlformats.org/package/2006/relationships/${core}`,
    name: 'docProps/core.xml',
    type: `${packageType}.core-properties+xml`,
    content: '',
  });
  const withCustom = ensurePart(withCore, '', {
    id: 'rIdAtelierCustom',
    relation: `${officeRelation}/custom-properties`,
    name: 'docProps/custom.xml',
    type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    content: '',
  });
  return { ...withCustom, [partOf(withCustom, '', core) ?? '']: properties };
}
