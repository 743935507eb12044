/** Lines enter; what is said of a result in the sentences that the screen and the document share leaves. */
import { type Compared, label, listed, type Numbers, number, plain, quoted, type Said } from './said.ts';

const TIED = /^(.*?)(?: sont ex æquo avec| are tied with) ([\d ,]+) points?\./;
const OPEN = /^(?:Ex æquo à la barre|Tied at the bar) ?: (\d+) places? (?:pour|for) (.*?)\. (?:Aucune|None)/;
const INTO =
  /(?:Ordre obtenu|Resulting order) ?: (.*?)\. ?(?:L'égalité|Elles partagent|The tie|They share|Départage|Décision|Tirage|Tie-break|Drawing|Decision|Lots|$)/g;
const AS_BEFORE = /Cette règle ne les départage pas\.|This rule does not (?:part|separate|split) them\./g;
const LOT = /^« (.*?) » : |^“(.*?)”: /;
const CORE =
  /^(?:Retenues? par tous ces modes|Aucune orientation n'est retenue par tous|Retained under all|No orientation is retained under all)/;

export const first = (lines: readonly string[], pattern: RegExp) =>
  lines.map((line) => pattern.exec(line)).find((m) => m !== null);

const count = (lines: readonly string[], pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;

/** How many ballots, orientations… the sentence says there are of a kind. */
const many = (sentence: string, kind: string) => {
  const found = new RegExp(`(aucun|[\\d ,]*\\d) (?:bulletins? |ballots? )?(?:${kind})(?![a-zé])`).exec(sentence)?.[1];
  return found === undefined || found === 'aucun' ? 0 : Number(found.replace(/\D/g, ''));
};

function turnoutIn(lines: readonly string[]): Numbers | null {
  const sentence = lines.find((line) => /^[\d ,]+ (?:votants?|voters?) ?: /.test(line));
  if (sentence === undefined) return null;
  return [
    'votants?|voters?',
    'exprimés?|valid',
    'incomplets?|of them incomplete',
    'blancs?|blank',
    'nuls?|spoilt',
    '(?:a été |ont été )?écartés?|set aside',
    'en attente|held',
  ].map((kind) => many(sentence, kind));
}

function marginIn(lines: readonly string[]): Numbers {
  if (count(lines, /^À la barre, les points sont à égalité|^Points are equal at the bar/) > 0) return [null, null, 0];
  const sentence = lines.find((line) => /^Il aurait suffi |^It would have taken /.test(line));
  if (sentence === undefined) return [null, null, null];
  const found = (pattern: RegExp) => {
    const match = pattern.exec(sentence);
    return match === null ? null : (number(match.slice(1).find((part) => part !== undefined)) ?? 1);
  };
  return [
    found(/d'un seul bulletin différent|suffi de ([\d ]+) bulletins différents|taken ([\d,]+) different/),
    found(/ou d'un de plus|ou de ([\d ]+) de plus|or ([\d,]+) more/),
    found(/; (?:un seul suffisait|([\d ]+) suffisaient|([\d,]+) would have made)/),
  ];
}

function stepsIn(lines: readonly string[]): readonly string[] {
  const steps: string[] = [];
  for (const [place, line] of lines.entries()) {
    const lot = LOT.exec(line);
    const drawn =
      /(?:reste|remainder) (\d+), (?:soit|that is) (?:« (.*?) »|“(.*?)”)\. (?:En lice ?|Still in): (.*)$/.exec(line);
    const aside = /(?:nombre écarté|number set aside).*?\. (?:En lice ?|Still in): (.*)$/.exec(line);
    if (lot && (drawn || aside)) {
      const [, result = 'null', french, english] = drawn ?? [];
      const tail = (drawn?.[4] ?? aside?.[1] ?? '').replace(/ ?([0-9a-f]{64})$/, '');
      const digest = /([0-9a-f]{64})$/.exec(line)?.[1] ?? lines[place + 1] ?? '';
      steps.push(`${lot[1] ?? lot[2]}: ${result} ${label(french ?? english ?? 'none')} among ${label(tail)} ${digest}`);
      continue;
    }
    const told = line.replace(TIED, '');
    const found = [
      ...[...told.matchAll(/(?:« ([^«]*?) »|“([^“]*?)”) (\d+(?:-\d+)*)(?=[,.])/g)].map((m) => ({
        at: m.index,
        said: `${label(m[1] ?? m[2] ?? '')} ${m[3]}`,
      })),
      ...[...told.matchAll(/(?:« ([^«]*?) »|“([^“]*?)”) (?:n°|no\.) (\d+)/g)].map((m) => ({
        at: m.index,
        said: `${label(m[1] ?? m[2] ?? '')} n° ${m[3]}`,
      })),
      ...[
        ...told.matchAll(
          /(?:Décision prise en séance ?|Decision taken in the room): (?:tirage au sort|vote|voix prépondérante|lots drawn|casting vote), (.*?)\. (?=Ordre|Cette|Resulting|This)/g,
        ),
      ].map((m) => ({ at: m.index, said: m[1] ?? '' })),
      ...[...told.matchAll(INTO)].map((m) => ({ at: m.index, said: orderIn(m[1] ?? '') })),
      ...[...told.matchAll(AS_BEFORE)].map((m) => ({ at: m.index, said: 'as before' })),
    ];
    // Only what is told of a tie: other sentences quote labels too.
    if (TIED.test(line) || /^(?:Ordre obtenu|Resulting order)/.test(line))
      steps.push(...found.sort((one, other) => one.at - other.at).map(({ said }) => said));
  }
  return steps;
}

const orderIn = (sentence: string) =>
  sentence
    .split(/, puis (?=«)|, then (?=“)/)
    .map((group) => listed(quoted(group)).join(' = '))
    .join(' > ');

type Shared = Pick<Said, 'totals' | 'turnout' | 'ties' | 'steps' | 'ends' | 'open' | 'margin' | 'missing' | 'hidden'>;

export function inSentences(lines: readonly string[]): Shared {
  const open = first(lines, OPEN);
  const missing = first(
    lines,
    /^(?:Attention ?: (?:les? ([\d ]+) bulletins|le bulletin) |Note: the (?:([\d,]+) ballots|ballot) )/,
  );
  const hidden = first(
    lines,
    /^([\d ,]+) (?:groupes? n|groups? (?:is|are) not shown).*?\(([\d ,]+) (?:bulletins?|ballots?).*?(?:moins de|fewer than) ([\d ,]+) /,
  );
  const totals = first(
    lines,
    /(?:^Totaux ?|^Totals|orientation par orientation ?|orientation by orientation): ([\d ,]+) (?:gommettes?|dots?)/,
  );
  return {
    totals: totals === undefined ? null : number(totals[1]),
    turnout: turnoutIn(lines),
    ties: lines
      .map((line) => TIED.exec(line))
      .filter((found) => found !== null)
      .map(([, labels = '', points = '']) => [points.replace(/\D/g, ''), ...listed(quoted(labels))]),
    steps: stepsIn(lines),
    ends: [
      count(lines, /L'égalité est levée\.|The tie is settled\./),
      count(lines, /Elles partagent le même rang\.|They share the same rank\./),
    ],
    open: open === undefined ? [] : [open[1] ?? '', ...listed(quoted(open[2] ?? ''))],
    margin: marginIn(lines),
    missing: missing === undefined ? null : (number(missing[1] ?? missing[2]) ?? 1),
    hidden: (hidden ?? []).slice(1).map(number),
  };
}

type Lists = Pick<Compared, 'outcomes' | 'points'>;

export function compared(lines: readonly string[], read: () => Lists): Said['schemes'] {
  if (count(lines, /^(?:Le décompte simple|Plain count), .* (?:donnent|give) /) > 0) return 'same';
  const announced = first(lines, /\((?:ici ?|here): (.*)\)\.$/);
  if (announced === undefined) return 'nothing';
  return {
    announced: announced[1] ?? '',
    ...read(),
    core: listed(quoted(lines.find((line) => CORE.test(line)) ?? '')),
  };
}

/** Where these ballots show why the schemes differ: orientation, ballots that name it, ballots that put it first. */
export const examplesIn = (text: string) =>
  [
    ...plain(text).matchAll(
      /([\d ,]*\d)(?: bulletins| ballots)? (?:citent|name) (?:« ([^«]*?) »|“([^“]*?)”), (?:dont )?(aucun|un seul|tous|all|none|[\d ,]*\d) (?:en premier choix|of them first)/g,
    ),
  ].map(
    ([, picks, french, english, firsts = '']) =>
      `${label(french ?? english ?? '')} | ${number(picks)} | ${/\d/.test(firsts) ? number(firsts) : firsts === 'un seul' ? 1 : /tous|all/.test(firsts) ? number(picks) : 0}`,
  );
