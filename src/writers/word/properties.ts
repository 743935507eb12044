/** A report → what Word shows about a document under File, Info. */
import type { Report } from '../../report/document.ts';
import { escapeXml } from '../sanitize.ts';

const isDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The part `docProps/core.xml`. Its dates are the workshop's: the same report makes the same document on any day. */
export const coreProperties = ({ title, subject, author, date, sources = [] }: Report, language: string): string => {
  const day = date !== null && isDay.test(date) ? date : null;
  const element = (name: string, text: string | null, attributes = '') =>
    text === null ? '' : `<${name}${attributes}>${escapeXml(text)}</${name}>`;
  const time = (name: string) => element(`dcterms:${name}`, day && `${day}T00:00:00Z`, ' xsi:type="dcterms:W3CDTF"');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
${element('dc:title', title)}${element('dc:subject', subject)}${element('dc:creator', author)}\
${element('dc:description', sources.length === 0 ? null : sources.join('\n'))}\
${element('dc:language', language)}${time('created')}${time('modified')}</cp:coreProperties>`;
};
