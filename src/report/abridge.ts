/** Labels too long for the place they go to enter; their beginnings leave, still different from one another. */

/** Cuts between words, at most so many characters each. Where two would read alike, all keep their ends too. */
export function abridge(labels: readonly string[], most: number): readonly string[] {
  const starts = labels.map((label) => startOf(label, most));
  const clear = new Set(starts).size === new Set(labels).size;
  return clear ? starts : labels.map((label) => endsOf(label, most));
}

const startOf = (label: string, most: number): string =>
  label.length <= most ? label : `${wordsWithin(label, most - 1).replace(/[\s,;:(–-]+$/u, '')}…`;

const endsOf = (label: string, most: number): string => {
  if (label.length <= most) return label;
  const end = label.slice(-Math.floor(most / 2.5)).replace(/^\S*\s+(?=\S)|^[\udc00-\udfff]/u, '');
  return `${wordsWithin(label, most - end.length - 3).trimEnd()} … ${end}`;
};

/** Whole words, unless the first one is too long. */
function wordsWithin(label: string, most: number): string {
  const cut = label.slice(0, most + 1).search(/\s+\S*$/u);
  return label.slice(0, cut > 0 ? cut : most).replace(/[\ud800-\udbff]$/u, '');
}
