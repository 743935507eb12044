/** What the terminal printed, or the bytes of a Word document, enter; what it says of a result leaves. */
import { htmlOf } from './docx.ts';
import { label, listed, number, plain, quoted, type Said } from './said.ts';
import { compared, first, inSentences } from './said-in-sentences.ts';

/** «3 orientations retenues», «À départager : 2 orientations ex æquo pour 1 place». */
const barLine = (words: string) => {
  const [orientations = '0', places] = words.match(/\d+/g) ?? [];
  return `= ${orientations}${places === undefined ? '' : ` for ${places}`}`;
};

const rowOf = ([rank = '', name = '', points = '', ...cited]: readonly string[]) =>
  [plain(rank), label(name), points.replace(/\D/g, ''), ...cited].join(' | ');

const share = (cell: string) => (/\d/.test(cell) ? cell.replace(/\D/g, '') : '–');

const groupName = (heading: string) => label(heading).replace(/\((\d+) (?:bulletins?|ballots?)\)$/, '($1)');

const groupCell = (cell: string) => plain(cell).replace(/^(\d+), (.*)$/, '$1 ($2)');

/** Columns of a screen so wide that nothing is cut stand two spaces apart. */
export function fromTerminal(stdout: string): Said {
  const lines = stdout.split('\n');
  const cells = (line: string) => line.split(/ {2,}/).map(plain);
  const tables: string[][] = [];
  for (const [place, line] of lines.entries()) {
    if (/^─+$/.test(line) && !/^─/.test(lines[place - 1] ?? '─')) {
      const rest = lines.slice(place + 1);
      tables.push([lines[place - 1] ?? '', ...rest.slice(0, rest.indexOf(''))]);
    }
  }
  const [ranking = [], ...others] = tables.filter(([heading = '']) => /^(?:Rang|Rank|Orientation) /.test(heading));
  const counted = /Cité par|Ballots/.test(ranking[0] ?? '');
  const rows = ranking.slice(1).flatMap((line) => {
    if (/^─+$/.test(line)) return [];
    if (line.startsWith('── ')) return [barLine(line)];
    const [rank = '', name = '', points = '', picks = '', part = ''] = cells(line);
    return [rowOf([rank, name, points, ...(counted ? [picks.replace(/\D/g, ''), share(part)] : [])])];
  });
  const groups = others.flatMap(([heading = '', ...body]) => {
    const table = body.filter((line) => !/^─+$/.test(line)).map(cells);
    return cells(heading)
      .slice(1)
      .map((name, place) => [groupName(name), ...table.map((said) => groupCell(said[place + 1] ?? ''))]);
  });
  const sentences = lines.map(plain);
  const outcomes = () => {
    const start = sentences.findIndex((line) => /\((?:ici ?|here): .*\)\.$/.test(line)) + 1;
    const items = sentences.slice(start, start + sentences.slice(start).findIndex((line) => !line.startsWith('• ')));
    return items.map((item) => {
      const [retained = '', tied = ''] = item.split(/; (?:à départager|tied at the bar) ?:/);
      return [...listed(quoted(retained)), '|', ...listed(quoted(tied))];
    });
  };
  const files = sentences.flatMap((line) => {
    const found =
      /, ([\d ,]+) (?:lignes? lues?|lines? read) \(([\d ,]+) .*?, ([\d ,]+) (?:ignoré|ignored).*?, ([\d ,]+) /.exec(
        line,
      );
    return found === null ? [] : [found.slice(1).map(number)];
  });
  return {
    files,
    asked: [number(first(sentences, /^([\d ,]+) orientations?(?:,|$)/)?.[1])],
    kept: null,
    aside: null,
    ...inSentences(sentences.map((line) => line.replace(/^• /, ''))),
    ranking: rows,
    schemes: compared(sentences, () => ({ outcomes: outcomes(), points: null })),
    groups,
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

const KEPT =
  /^(?:(?:Les [\d ]+ premières|[\d ]+) orientations (?:est|sont) retenues :|L'orientation .* est retenue\.$|(?:The first [\d,]+|[\d,]+) orientations are retained:|The orientation .* is retained\.$)/;

/** The document as another program understands it. */
export async function fromWord(bytes: Uint8Array): Promise<Said> {
  const html = await htmlOf(bytes);
  const tables = [...html.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, body = '']) =>
    [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, cells = '']) =>
      [...cells.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(unescapeHtml(cell))),
    ),
  );
  // A list may stand within an item of another.
  const paragraphs = html
    .split(/<\/?(?:p|li|ul|ol|h\d|table|thead|tbody|tr|td|th)[^>]*>/)
    .map((words) => plain(unescapeHtml(words)));
  const ranking = tables.find(([heading]) => /^(?:Rang|Rank)$/.test(heading?.[0] ?? '')) ?? [];
  const groups = tables
    .filter(([heading]) => / \(\d+ (?:bulletins?|ballots?)\)$/.test(heading?.at(-1) ?? ''))
    .flatMap(([heading = [], ...body]) =>
      heading.slice(1).map((name, place) => [groupName(name), ...body.map((said) => groupCell(said[place + 1] ?? ''))]),
    );
  const rows = ranking.slice(1).map((said) => {
    const [rank = '', name = '', points = '', cited] = said;
    if (said.length < 3) return barLine(said.join(' '));
    if (cited === undefined) return rowOf([rank, name, points]);
    const [picks = '', part = ''] = /(\d[\d ,]*) (?:des|of) .*\((.*)\)/.exec(cited)?.slice(1) ?? [];
    return rowOf([rank, name, points, picks.replace(/\D/g, ''), share(part)]);
  });
  const schemes = tables.find(([heading]) => /^(?:1ers choix|1st choices)$/.test(heading?.at(-1) ?? '')) ?? [];
  const outcomes = () => {
    const [heading = [], ...body] = schemes;
    const column = (place: number, words: RegExp) =>
      listed(body.flatMap((said) => (words.test(said[place] ?? '') ? (said[0] ?? '') : [])));
    return heading
      .slice(1)
      .map((_, place) => [
        ...column(place + 1, /, (?:retenue|retained)$/),
        '|',
        ...column(place + 1, /, (?:à départager|tied at the bar)$/),
      ]);
  };
  const points = schemes
    .slice(1)
    .map(([name = '', ...cells]) => [
      label(name),
      ...cells.map((cell) => cell.replace(/, \D*$/, '').replace(/\D/g, '')),
    ]);
  const asked = first(paragraphs, /(?:choisir|to pick) ([\d ,]+) orientations? (?:parmi les|out of the) ([\d ,]+) /);
  const aside = paragraphs.flatMap((line) => {
    const found = /^(?:(.*), )?(?:ligne|line) ([\d ,]+) ?: (.*?) \(/.exec(line);
    return found === null ? [] : [`${found[1] === undefined ? '' : `${found[1]} `}${number(found[2])} ${found[3]}`];
  });
  return {
    files: null,
    asked: (asked ?? []).slice(1).map(number),
    kept: listed(quoted(paragraphs.find((line) => KEPT.test(line)) ?? '')),
    aside,
    ...inSentences(paragraphs),
    ranking: rows,
    schemes: compared(paragraphs, () => ({ outcomes: outcomes(), points })),
    groups,
  };
}
