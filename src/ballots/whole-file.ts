/** A sheet enters; what is to be said of its file as a whole leaves. */

import type { Finding, Issue } from './issue.ts';
import type { Sheet } from './read.ts';

export function remarksOn({ source, file, table }: Sheet): readonly Issue[] {
  const line = table.header[0]?.line ?? 1;
  const { unread = [] } = file;
  const findings: readonly Finding[] = unread.length === 0 ? [] : [{ code: 'other-sheets', sheets: unread }];
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
