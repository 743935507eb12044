/** The Tally enters; what an expert asks leaves: all that an annex says, and what the screen shows with `--details`. */

import type { Messages } from '../messages/messages.ts';
import type { Tally } from '../tally/result.ts';
import type { Block } from './document.ts';
import { inLines, list, paragraph, paragraphs, text } from './inline.ts';
import { dotsInTotals } from './method.ts';
import { groupBy } from './remarks.ts';

export const tellFiles = ({ sources }: Tally): readonly Block[] => [
  list(
    sources.map(({ name, sha256 }) =>
      sha256 === null ? name : inLines(name, [text('SHA-256 '), { kind: 'code', text: sha256 }]),
    ),
  ),
];

/** How few ballots would have changed the list, and whether those that do not count could have. */
export function tellMargin({ margin, turnout, ...tally }: Tally, { result }: Messages): readonly Block[] {
  const sentence = turnout.valid === 0 || dotsInTotals(tally) !== null ? null : result.margin(margin);
  return paragraphs([
    ...(sentence === null ? [] : [sentence]),
    ...(margin.setAsideCouldMatter && turnout.valid > 0 ? [result.couldMatter(turnout.spoilt + turnout.setAside)] : []),
  ]);
}

/** The ballots that count for nobody, by number, file and line, and never a name or what was written. */
export function tellSetAside({ issues, sources }: Tally, { result, reasonOf }: Messages): readonly Block[] {
  const uncounted = issues.filter(({ outcome }) => outcome !== 'counted');
  const told = groupBy(uncounted, ({ source, line }) => `${source}\u0000${line}`).map((all) => {
    const [{ source, ...first }] = all;
    const why = [...new Set(all.map(({ code }) => reasonOf(code)))];
    return result.setAsideLine({ ...first, source: sources.length > 1 ? source : null }, why);
  });
  const more = uncounted.reduce((sum, issue) => sum + (issue.more ?? 0), 0);
  return told.length === 0 ? [] : [list(more === 0 ? told : [...told, result.setAsideMore(more)])];
}

/** Whom each other scheme alone would retain of ordered ballots. Nothing where there is no order. */
export function compareSchemes({ schemes, rules, turnout }: Tally, messages: Messages): readonly Block[] {
  const { result, words } = messages;
  if (turnout.valid === 0 || schemes === null) return [];
  const falling = rules.points.map((_, at) => rules.points.length - at);
  const others = (['count', 'borda', 'plurality'] as const).filter((id) => id !== rules.scheme);
  const told = others.map((id) => {
    const { retained, tiedAtBar } = schemes[id];
    return words.named(messages.schemes[id](falling).name, result.schemeRetains(retained, tiedAtBar));
  });
  return [paragraph(result.schemesIntro, 'statement'), list(told)];
}
