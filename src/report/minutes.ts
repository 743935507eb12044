/** The Tally and what is known of the workshop enter; the compte rendu leaves, without a format. */

import type { Messages } from '../messages/messages.ts';
import type { Result, Tally } from '../result.ts';
import type { Block, Inline, Report } from './document.ts';
import { tellGroups } from './groups.ts';
import { heading, list, paragraph, quiet, text } from './inline.ts';
import { type RankingColumn, rankingTable, shown } from './ranking.ts';
import { dotsInTotals, mayMissSome } from './sources.ts';
import { compareSchemes, tellMargin } from './sure.ts';
import { tellBar, tellTie } from './ties.ts';

/** What a title page says. */
export interface Occasion {
  readonly title: string | null;
  readonly place: string | null;
  /** ISO date. */
  readonly date: string | null;
  readonly theme: string | null;
}

/** Sources named in the footer; a line of hashes is enough for two files, no more. */
const MOST_SOURCES = 2;

export function writeMinutes(tally: Tally, occasion: Occasion, messages: Messages): Report {
  const { minutes, words, lang } = messages;
  const lead = minutes.lead(occasion.place, occasion.date === null ? null : words.date(occasion.date));
  return {
    lang,
    title: shown(occasion.title ?? minutes.title, messages),
    organisation: null,
    subject: minutes.subject,
    author: null,
    date: occasion.date,
    blocks: [
      ...(lead === '' ? [] : [paragraph(shown(lead, messages), 'lead')]),
      ...(occasion.theme === null ? [] : [heading(`${minutes.theme} – ${shown(occasion.theme, messages)}`)]),
      ...turnout(tally, messages),
      ...ranking(tally, messages),
      ...ties(tally, messages),
      ...sureness(tally, messages),
      ...groups(tally, messages),
      ...method(tally, messages),
      ...notCounted(tally, messages),
    ],
    footer: footer(tally, messages),
    pageNumber: minutes.pageNumber,
  };
}

function turnout(tally: Tally, { minutes }: Messages): readonly Block[] {
  const totals = dotsInTotals(tally);
  return [
    heading(minutes.turnout),
    ...(totals === null ? [] : [paragraph(minutes.totals(totals))]),
    ...(totals !== null && tally.turnout.ballots === 0 ? [] : [paragraph(minutes.turnoutSentence(tally.turnout))]),
  ];
}

function ranking(tally: Tally, messages: Messages): readonly Block[] {
  const { minutes } = messages;
  const { orientations, rules } = tally;
  if (orientations.length === 0) return [heading(minutes.ranking), paragraph(minutes.nothing)];
  const retained = orientations
    .filter((result) => result.retained === 'yes')
    .map(({ label }) => shown(label, messages));
  const open = tellBar(tally, messages);
  const cited = orientations.filter(({ points }) => points > 0).length;
  return [
    heading(minutes.ranking),
    paragraph(minutes.rankingIntro(rules.picks, orientations.length)),
    rankingTable(tally, columns(tally, messages), messages),
    paragraph(minutes.retained(retained, rules.keep)),
    ...(open === null ? [] : [paragraph(open, 'warning')]),
    ...(cited < Math.min(rules.keep, orientations.length) ? [paragraph(minutes.fewer(rules.keep))] : []),
  ];
}

function columns(tally: Tally, messages: Messages): readonly RankingColumn[] {
  const { minutes, words } = messages;
  const { valid, blank, spoilt } = tally.turnout;
  return [
    {
      heading: minutes.columns.rank,
      align: 'left',
      weight: 14,
      cell: ({ rank, tied }) => [text(words.rank(rank, tied))],
    },
    {
      heading: minutes.columns.orientation,
      align: 'left',
      weight: 42,
      header: true,
      cell: ({ label }) => [text(shown(label, messages))],
    },
    {
      heading: minutes.columns.points,
      align: 'right',
      weight: 9,
      cell: ({ points }) => [text(words.integer(points))],
    },
    ...(dotsInTotals(tally) === null
      ? [
          {
            heading: minutes.columns.cited,
            align: 'left' as const,
            weight: 35,
            cell: ({ picks }: Result) => [text(minutes.citedBy(picks, valid, blank + spoilt === 0))],
          },
        ]
      : []),
  ];
}

function ties(tally: Tally, messages: Messages): readonly Block[] {
  const worthTelling = tally.ties.filter(({ points }) => points > 0);
  if (worthTelling.length === 0) return [];
  const told = worthTelling.map((tie) => tellTie(tie, tally, messages));
  const [only] = told;
  return [
    heading(messages.minutes.ties),
    ...(told.length === 1 && only ? only : [{ kind: 'list' as const, bullet: '•' as const, items: told }]),
  ];
}

function sureness(tally: Tally, messages: Messages): readonly Block[] {
  const blocks = [...tellMargin(tally, messages), ...compareSchemes(tally, true, messages)];
  return blocks.length === 0 ? [] : [heading(messages.sure.title), ...blocks];
}

function groups(tally: Tally, messages: Messages): readonly Block[] {
  if (tally.by === null) return [];
  return [heading(messages.groups.title(tally.by.column)), ...tellGroups(tally, messages)];
}

function method(tally: Tally, messages: Messages): readonly Block[] {
  const { minutes, schemes } = messages;
  const { scheme, points } = tally.rules;
  return [
    heading(minutes.method),
    paragraph(minutes.methodSentence(tally, dotsInTotals(tally) === null ? schemes[scheme](points) : minutes.dotByDot)),
    ...rulesForBallots(tally, messages).map((words) => paragraph(words, 'note')),
    ...(mayMissSome(tally) ? [paragraph(minutes.inferred, 'note')] : []),
    ...(scheme !== 'cumulative' && tally.sources.some(({ dots }) => dots)
      ? [paragraph(minutes.dotsIgnored, 'note')]
      : []),
  ];
}

/** How ballots that are not as asked enter the count, where that may change the result. */
function rulesForBallots({ rules, issues, sources }: Tally, { minutes }: Messages): readonly string[] {
  const { scheme, points, incomplete } = rules;
  const positional = new Set(points).size > 1;
  return [
    ...(positional || incomplete === 'reject' ? [minutes.incomplete[incomplete](points)] : []),
    ...(positional && issues.some(({ code }) => code === 'gap') ? [minutes.gap] : []),
    ...(scheme === 'cumulative' && !sources.some(({ dots }) => dots) ? [minutes.picksAreDots] : []),
  ];
}

/** Ballots that count for nobody: by file and line, with every reason, and never a name or what was written. */
function notCounted(tally: Tally, messages: Messages): readonly Block[] {
  const { minutes, reasons } = messages;
  const ballots = new Map<string, { first: Tally['issues'][number]; codes: Set<Tally['issues'][number]['code']> }>();
  for (const issue of tally.issues) {
    if (issue.outcome === 'counted') continue;
    const key = `${issue.source}\u0000${issue.line}`;
    const known = ballots.get(key) ?? { first: issue, codes: new Set() };
    known.codes.add(issue.code);
    ballots.set(key, known);
  }
  if (ballots.size === 0) return [];
  const items = [...ballots.values()].map(({ first: { source, line, outcome }, codes }) =>
    minutes.setAsideLine(
      tally.sources.length > 1 ? source : null,
      line,
      outcome,
      [...codes].map((code) => reasons[code]),
    ),
  );
  return [heading(minutes.setAside), paragraph(minutes.setAsideIntro), list(items)];
}

function footer({ sources }: Tally, { minutes }: Messages): readonly Inline[] {
  const named = sources.slice(0, MOST_SOURCES).map(({ name, sha256 }) => minutes.footer(name, sha256));
  const rest = sources.length - named.length;
  const lines = rest > 0 ? [...named, minutes.otherSources(rest)] : named;
  return lines.flatMap((line, place): readonly Inline[] =>
    place === 0 ? [quiet(line)] : [{ kind: 'break' }, quiet(line)],
  );
}
