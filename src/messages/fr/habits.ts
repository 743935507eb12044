/** How French writes numbers, lists, dates and places: what every other language has to say of itself too. */

export const habits = {
  thousands: '\u202f',
  /** Between a number and what it counts. */
  gap: '\u00a0',
  percent: ' %',
  colon: ' : ',
  inQuotes: (text: string) => `« ${text} »`,
  isOne: (count: number) => count < 2,
  /** Several of what one is, where the language has no other form for it. */
  several: (one: string) => one.replace(/\p{L}(?= |$)/gu, '$&s'),
  and: 'et',
  or: 'ou',
  other: 'autre',
  semicolon: ' ; ',
  to: 'à',
  tab: 'tabulation',
  line: 'ligne',
  column: 'colonne',
  paragraph: 'paragraphe',
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  /** The first of a month; what stands before a day. */
  first: '1er',
  on: 'le',
  /** The parts of a Word document, as Word names them. */
  parts: { page: 'corps du document', header: 'en-tête', footer: 'pied de page', note: 'note' },
};
