/** A folder enters; files of up to a million ballots are written there and counted, by `atelier` and by others. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ballot, randomFrom } from '../support/workshops.ts';
import { type Contender, optional, race } from './race.ts';

interface Sheet {
  readonly ballots: number;
  /** Whether each ballot has a number of its own, which a count must remember. */
  readonly numbered?: boolean;
  /** Whether every cell stands in quotation marks, as forms export it. */
  readonly quoted?: boolean;
  readonly encoding?: BufferEncoding;
}

function write(path: string, { ballots, numbered = true, quoted = false, encoding = 'utf8' }: Sheet): void {
  const random = randomFrom(1);
  const file = openSync(path, 'w');
  const rowOf = (number: string, ...cells: readonly string[]) => {
    const row = numbered ? [number, ...cells] : cells;
    return `${(quoted ? row.map((cell) => `"${cell}"`) : row).join(';')}\r\n`;
  };
  writeSync(file, rowOf('bulletin', 'choix 1', 'choix 2', 'choix 3', 'date'));
  for (let block = 0; block < ballots; block += 1000) {
    const rows = Array.from({ length: 1000 }, (_, at) => rowOf(`B-${block + at}`, ...ballot(random), '2026-03-27'));
    writeSync(file, rows.join(''), null, encoding);
  }
  closeSync(file);
}

const DUCKDB = process.env['DUCKDB'] ?? 'duckdb';
const COLUMNS = '"choix 1", "choix 2", "choix 3"';
const FILE = "read_csv('million.csv', delim=';')";
const QUERY = `
  select pick, count(*) from (unpivot (from ${FILE}) on ${COLUMNS} into name place value pick) group by pick
  union all select 'ballots', count(distinct bulletin) from ${FILE}`;

/** `parser` is the file of csv-parse, which is started by itself; `program` is the command `atelier`. */
export function countMillions(folder: string, parser: string, program: readonly string[]): void {
  const bare = (file: string): Contender => {
    const read = `require('fs').createReadStream('${file}').pipe(require(${JSON.stringify(parser)})`;
    return {
      name: 'csv-parse, reading alone',
      command: [process.execPath, '-e', `${read}.parse({delimiter:';'})).on('data',()=>{})`],
    };
  };
  const count = (file: string, name = 'atelier tally --no-docx'): Contender => ({
    name,
    command: [...program, 'tally', file, '--no-docx', '--quiet'],
  });

  write(join(folder, 'million.csv'), { ballots: 1_000_000 });
  race(folder, 'One million ballots', 3, [
    bare('million.csv'),
    count('million.csv'),
    ...optional('mlr', {
      name: 'Miller, how often each label stands',
      command: ['mlr', '--icsv', '--ifs', ';', 'count-distinct', '-u', '-f', 'choix 1,choix 2,choix 3', 'million.csv'],
    }),
    ...optional(DUCKDB, {
      name: 'DuckDB, the same, and how many ballot numbers',
      command: [DUCKDB, '-c', QUERY],
    }),
  ]);

  write(join(folder, 'quoted.csv'), { ballots: 1_000_000, quoted: true });
  race(folder, 'One million ballots, every cell in quotation marks', 3, [bare('quoted.csv'), count('quoted.csv')]);

  write(join(folder, 'latin.csv'), { ballots: 1_000_000, encoding: 'latin1' });
  race(folder, 'One million ballots in windows-1252', 3, [bare('latin.csv'), count('latin.csv')]);

  write(join(folder, 'some.csv'), { ballots: 100_000, numbered: false });
  write(join(folder, 'many.csv'), { ballots: 1_000_000, numbered: false });
  race(folder, 'Ten times as many ballots, none of which has a number to be remembered', 3, [
    count('some.csv', '100,000 ballots'),
    count('many.csv', '1,000,000 ballots'),
  ]);
}
