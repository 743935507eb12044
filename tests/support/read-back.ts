/** What the terminal printed with `--details`, or a Word document with its annex, enters; what it says of a result leaves.
 * Only words are read, never how they were made. */
import { htmlOf } from './docx.ts';
import { label, listed, type Numbers, order, plain, type Said } from './said.ts';

const TIED = /^(.*?)(?: sont ex æquo avec| are tied with) ([\d ,]+) points?(?:, (?:pour|for) (\d+) places?)?\./;
const OPEN = /^(?:Reste à départager, pour|Still to be settled, for) (\d+) places? ?: (.*?)(?:, ex æquo| are tied)\./;
const INTO = /(?:Ordre obtenu|Resulting order) ?: (.*?)\.(?= [A-ZÉ]|$)/g;
const AS_BEFORE = /Cette règle ne les départage pas\.|This rule does not separate them\./g;
const DECIDED =
  /(?:Décidé en séance|Decided at the meeting) (?:le |on )?(.*?) \((?:tirage au sort|vote|voix prépondérante|by lot|by a vote|by casting vote), (.*?)\) ?: (.*)\.$/;
const ANNOUNCED = /(?:Comme annoncé|As announced), (.*)\.$/;
const LOT = /^(?:« (.*?) » : |“(.*?)”: )/;
const DRAWN = /(?:reste|remainder) (\d+), (?:soit|that is) (?:« (.*?) »|“(.*?)”)\. (?:En lice ?|Still in): (.*)$/;
const NOT_DRAWN = /(?:nombre écarté|number set aside).*?\. (?:En lice ?|Still in): (.*)$/;

const quoted = (sentence: string) =>
  [...sentence.matchAll(/« (.*?) »|“(.*?)”/g)].map(([, french, english]) => french ?? english ?? '');

const digits = (text: string | undefined) => (text === undefined ? null : Number(text.replace(/\D/g, '')));

const find = (lines: readonly string[], pattern: RegExp) =>
  lines.map((line) => pattern.exec(line)).find((found) => found !== null);

/** How many ballots the sentence says there are of a kind. */
const many = (sentence: string, kind: string) =>
  digits(new RegExp(`([\\d ,]*\\d) (?:bulletins? |ballots? )?(?:${kind})(?![a-zé])`).exec(sentence)?.[1]) ?? 0;

function turnoutIn(lines: readonly string[]): Numbers | null {
  const sentence = lines.find((line) => /^[\d ,]+ (?:votants?|voters?|bulletins?|ballots?) ?: /.test(line));
  if (sentence === undefined) return null;
  const kinds = ['exprimés?|valid', 'incomplets?|of them incomplete', 'blancs?|blank', 'nuls?|spoilt'];
  return [
    digits(/^[\d ,]+/.exec(sentence)?.[0]),
    ...[...kinds, 'écartés? du|set aside', 'en attente|on hold'].map((kind) => many(sentence, kind)),
  ];
}

function marginIn(lines: readonly string[]): Numbers {
  const sentence = lines.find((line) => /^Il aurait suffi de | would have been enough to change /.test(line)) ?? '';
  return [/suffi de ([\d ]+)|^([\d,]+) ballots? filled/, /ou de ([\d ]+) de plus|or ([\d,]+) more/].map((pattern) =>
    digits(
      pattern
        .exec(sentence)
        ?.slice(1)
        .find((part) => part !== undefined),
    ),
  );
}

const intoIn = (sentence: string) => order(sentence.split(/, puis (?=«)|, then (?=“)/).map((group) => quoted(group)));

function stepsIn(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line, place): readonly string[] => {
      const lot = LOT.exec(line);
      const drawn = DRAWN.exec(line);
      const aside = NOT_DRAWN.exec(line);
      if (lot && (drawn || aside)) {
        const tail = (drawn?.[4] ?? aside?.[1] ?? '').replace(/ ?([0-9a-f]{64})$/, '');
        const digest = /([0-9a-f]{64})$/.exec(line)?.[1] ?? lines[place + 1] ?? '';
        const named = label(drawn?.[2] ?? drawn?.[3] ?? 'none');
        return [`${lot[1] ?? lot[2]}: ${drawn?.[1] ?? null} ${named} among ${label(tail)} ${digest}`];
      }
      if (!TIED.test(line)) return [];
      const told = line.replace(TIED, '');
      const decided = DECIDED.exec(told);
      return [
        ...[
          ...told.matchAll(
            /(?:« ([^«]*?) »|“([^“]*?)”) (\d+(?:-\d+)*)(?: (?:bulletins?|ballots?|voix|votes?))?(?=[,.])/g,
          ),
        ].map((found) => `${label(found[1] ?? found[2] ?? '')} ${found[3]}`),
        ...[...told.matchAll(/(?:« ([^«]*?) »|“([^“]*?)”) (?:n°|no\.) (\d+)/g)].map(
          (found) => `${label(found[1] ?? found[2] ?? '')} n° ${found[3]}`,
        ),
        ...[...told.matchAll(INTO)].map(([, sentence = '']) => intoIn(sentence)),
        ...[...told.matchAll(AS_BEFORE)].map(() => 'as before'),
        ...[ANNOUNCED.exec(told)?.[1]].flatMap((fate) => (fate === undefined ? [] : [alikeOr(fate).join(' | ')])),
        ...(decided === null ? [] : [[`${decided[1]} (${decided[2]})`, ...alikeOr(decided[3] ?? '')].join(' | ')]),
      ];
    })
    .sort();
}

/** The labels that are retained or not, or what becomes of all those tied. */
const alikeOr = (outcome: string): readonly string[] => {
  if (/^(?:toutes sont retenues|all are retained)$/.test(outcome)) return ['all'];
  const none = /(?:aucune n'est retenue|ne sont pas retenues|none is retained|are not retained)$/.test(outcome);
  return [...quoted(outcome).map(label), ...(none ? ['none'] : [])];
};

type Sentences = Omit<Said, 'files' | 'ranking' | 'schemes' | 'kept' | 'aside' | 'groups'>;

/** `closer` are the sentences of the closer look: the annex, or the screen as a whole. */
function inSentences(lines: readonly string[], closer: readonly string[]): Sentences {
  const open = find(lines, OPEN);
  const missing = find(closer, /^(?:Bulletins non comptés qui|Ballots not counted that) .*: ([\d ,]+)\.$/);
  const hidden = find(
    lines,
    /^([\d ,]+) (?:groupes? n|groups? (?:is|are) not shown).*?\(([\d ,]+) (?:bulletins?|ballots?).*?(?:moins de|fewer than) ([\d ,]+) /,
  );
  const totals = find(lines, /([\d ,]+) (?:points? comptés?|points? counted) /);
  return {
    totals: totals === undefined ? null : digits(totals[1]),
    turnout: turnoutIn(lines),
    ties: closer
      .map((line) => TIED.exec(line))
      .filter((found) => found !== null)
      .map(([, labels = '', points = '', places = '-']) => [
        points.replace(/\D/g, ''),
        places,
        ...listed(quoted(labels)),
      ]),
    steps: stepsIn(closer),
    open: open === undefined ? [] : [open[1] ?? '', ...listed(quoted(open[2] ?? ''))],
    margin: marginIn(closer),
    missing: digits(missing?.[1]),
    hidden: (hidden ?? []).slice(1).map(digits),
  };
}

/** «3 orientations retenues», «À départager : 2 orientations ex æquo pour 1 place». */
const barLine = (words: string) => {
  const [orientations = '0', places] = words.match(/\d+/g) ?? [];
  return `= ${orientations}${places === undefined ? '' : ` for ${places}`}`;
};

const rowOf = (rank: string, name: string, points: string, share: string | undefined) =>
  [
    plain(rank),
    label(name),
    points.replace(/\D/g, ''),
    ...(share === undefined || !/\d/.test(share) ? [] : [share.replace(/\D/g, '')]),
  ].join(' | ');

const groupsIn = (tables: readonly (readonly (readonly string[])[])[]) =>
  tables.flatMap(([heading = [], ...body]) =>
    heading
      .slice(1)
      .map((name, place) => [
        label(name).replace(/\((\d+) (?:bulletins?|ballots?)\)$/, '($1)'),
        ...body.map((cells) => plain(cells[place + 1] ?? '').replace(/^(\d+), (.*)$/, '$1 ($2)')),
      ]),
  );

const isGroups = ([heading = []]: readonly (readonly string[])[]) =>
  / \(\d+ (?:bulletins?|ballots?)\)$/.test(heading.at(-1) ?? '');

const SCHEME =
  /^(?:Décompte simple|Plain count|Points (?:par rang|by rank) \([\d-]+\)|Premiers choix|First choices) ?: (?=[«“]|à départager|to be settled)(.*)$/;

/** Whom each scheme would retain, and whom it would leave tied. */
function schemesIn(lines: readonly string[]): Said['schemes'] {
  const told = lines.flatMap((line) => SCHEME.exec(line)?.[1] ?? []);
  if (told.length === 0) return null;
  return told.map((words) => {
    const [kept = '', tied = ''] = words.split(/(?:^| ?; )(?:à départager ?|to be settled): /);
    return `${listed(quoted(kept))} | ${listed(quoted(tied))}`;
  });
}

/** Columns of a screen so wide that nothing is cut stand two spaces apart. */
export function fromTerminal(stdout: string): Said {
  const lines = stdout.split('\n');
  const tables: string[][][] = [];
  for (const [place, line] of lines.entries()) {
    if (!/^─+$/.test(line) || /^─/.test(lines[place - 1] ?? '─')) continue;
    const rest = lines.slice(place + 1);
    const body = rest.slice(0, rest.indexOf('')).filter((row) => !/^─+$/.test(row));
    tables.push([lines[place - 1] ?? '', ...body].map((row) => row.split(/ {2,}/).map(plain)));
  }
  const [ranking = []] = tables.filter(([heading = []]) => /^(?:Rang|Rank)$/.test(heading[0] ?? ''));
  const shared = /Part|Share/.test(ranking[0]?.[3] ?? '');
  const sentences = lines.map((line) => plain(line).replace(/^• /, ''));
  const kept = find(
    sentences,
    /^(?:Retenues? ?:|Retained:|Aucune orientation n'est retenue|No orientation is retained)(.*)/,
  );
  return {
    files: sentences.flatMap(
      (line) =>
        /^\S+\.(?:[ct]sv|pb) ?: ([\d ,]+) (?:bulletins?|lignes?|ballots?|lines?) ?.*, /
          .exec(line)?.[1]
          ?.replace(/\D/g, '') ?? [],
    ),
    ...inSentences(sentences, sentences),
    ranking: ranking
      .slice(1)
      .map(([rank = '', name = '', points = '', share]) =>
        rank.startsWith('── ') ? barLine(rank) : rowOf(rank, name, points, shared ? share : undefined),
      ),
    schemes: schemesIn(sentences),
    kept: kept === undefined ? null : listed(quoted(kept[1] ?? '')),
    aside: null,
    groups: groupsIn(tables.filter(isGroups)),
  };
}

const unescapeHtml = (html: string) =>
  html
    .replace(/<br \/>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The document as another program understands it. */
export async function fromWord(bytes: Uint8Array): Promise<Said> {
  const html = await htmlOf(bytes);
  const tables = [...html.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, body = '']) =>
    [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, cells = '']) =>
      [...cells.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(unescapeHtml(cell))),
    ),
  );
  // A list may stand within an item of another.
  const linesOf = (part: string) =>
    part.split(/<\/?(?:p|li|ul|ol|h\d|table|thead|tbody|tr|td|th)[^>]*>/).map((words) => plain(unescapeHtml(words)));
  const lines = linesOf(html);
  const [, annex = ''] = html.split(/<h\d>(?:Procès-verbal de dépouillement|Record of the count)<\/h\d>/);
  const [, kept = ''] =
    /<h\d>Orientations? (?:retenues?|retained)<\/h\d>([\s\S]*?)(?:<h\d>|$)/.exec(html.replace(/<a [^>]*><\/a>/g, '')) ??
    [];
  const ranking = tables.find(([heading]) => /^(?:Rang|Rank)$/.test(heading?.[0] ?? '')) ?? [];
  const closer = linesOf(annex);
  return {
    files: closer.flatMap((line) => /SHA-256 ([0-9a-f]{64})$/.exec(line)?.[1] ?? []),
    ...inSentences(lines, closer),
    ranking: ranking.slice(1).map((cells) => {
      const [rank = '', name = '', points = '', share] = cells;
      return cells.length < 3
        ? barLine(rank)
        : rowOf(rank.replace(/ (?:par|by|en séance|at the meeting)\b.*$/, ''), name, points, share);
    }),
    schemes: schemesIn(closer),
    kept: listed(
      [...kept.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item = '']) =>
        plain(unescapeHtml(item)).replace(/ \((?:départagée|tie settled) .*?\)$/, ''),
      ),
    ),
    aside: closer.flatMap((line) => {
      const found = /^(?:(?:Bulletin|Ballot) \S+, )?(?:ligne|line) (\d[\d ,]*?)(?: (?:de|of) (\S.*?))? ?: (.*?),/i.exec(
        line,
      );
      return found === null ? [] : [`${found[2] === undefined ? '' : `${found[2]} `}${digits(found[1])} ${found[3]}`];
    }),
    groups: groupsIn(tables.filter(isGroups)),
  };
}
