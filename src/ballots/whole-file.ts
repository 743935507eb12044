/** A sheet enters; what is to be said of its file as a whole leaves. */

import type { Finding, Issue } from './issue.ts';
import type { Sheet } from './read.ts';

export function remarksOn({ source, file, table }: Sheet): readonly Issue[] {
  const line = table.header[0]?.line ?? 1;
  const { unread = [] } = file;
  const { delimiter, rival } = table;
  const findings: readonly Finding[] = [
    ...(unread.length === 0 ? [] : [{ code: 'other-sheets', sheets: unread } as const]),
    ...(rival === null ? [] : [{ code: 'two-separators', delimiter, other: rival } as const]),
  ];
  return findings.map((finding) => ({
    ...finding,
    outcome: 'counted',
    source,
    line,
    column: null,
    letter: null,
    cell: null,
  }));
}
