/** Files of ballots as people write them, made at random, each with what it truly says. */
import iconv from 'iconv-lite';

/** A file, how it is read, and the truth about it. */
export interface Generated {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly list: string | null;
  readonly flags: readonly string[];
  /** Points by label, those without any left out. */
  readonly points: Readonly<Record<string, number>>;
  readonly ballots: number;
  /** Whether something in it has to be asked: a typing error, a voter twice, a heading misspelt. */
  readonly troubled: boolean;
  /** How it was made, for whoever looks at a failure. */
  readonly recipe: string;
}

/** Chooses at random, from a seed. */
class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 88172645463325) >>> 0 || 1;
  }
  below(limit: number): number {
    // Xorshift: the same on every machine.
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state % limit;
  }
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
  shuffle<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.map(() => left.splice(this.below(left.length), 1)[0] as T);
  }
}

const LABELS: readonly (readonly string[])[] = [
  ['Accueil', 'Jeunesse', 'Culture', 'Santé', 'Logement', 'Mobilité'],
  ['Former les bénévoles', 'Rompre l’isolement des aînés', 'Soutenir la parentalité', 'Ouvrir le jardin', 'Numérique'],
  ['Agir avec les jeunes de 11 à 17 ans', 'Agir avec les familles', 'Créer un café associatif', 'Fête de quartier'],
  [
    'Accompagner les parents, grands et petits',
    'Mutualiser les locaux, les outils',
    'Écologie',
    'Sport',
    'Emploi',
    'Droits',
  ],
  ['2027', 'Insertion', 'Vie associative', 'Précarité', 'Échanges'],
];

const RUNS: readonly ((at: number) => string)[] = [
  (at) => `Choix ${at}`,
  (at) => `choix${at}`,
  (at) => ['1er choix', '2e choix', '3e choix', '4e choix'][at - 1] ?? '',
  (at) => ['Premier choix', 'Deuxième choix', 'Troisième choix', 'Quatrième choix'][at - 1] ?? '',
  (at) => `Vœu ${at}`,
  (at) => `Priorité n° ${at}`,
  (at) => `Orientation ${at}`,
  (at) => `Vote ${at}`,
  (at) => `Classez vos priorités [Rang ${at}]`,
  (at) => `Choix ${at}${at === 3 ? ' (facultatif)' : ''}`,
  (at) => `CHOIX ${at} :`,
  (at) => `Choice ${at}`,
];
/** Headings that no vocabulary has: only the list can prove what stands below them. */
const ODD_RUNS: readonly ((at: number) => string)[] = [
  (at) => `Idée ${at}`,
  (at) => ['1er', '2e', '3e', '4e'][at - 1] ?? '',
  (at) => `Réponse ${at}`,
  () => 'Choix',
  (at) => (at === 1 ? 'Vos trois choix' : ''),
  (at) => `Ce que je veux ${'abcd'[at - 1]}`,
  () => '',
];

const MARKS: readonly (readonly [string, string])[] = [
  ['x', ''],
  ['X', ''],
  ['1', ''],
  ['1', '0'],
  ['oui', 'non'],
  ['Oui', ''],
  ['✓', ''],
  ['coché', ''],
  ['coché', 'non coché'],
  ['VRAI', 'FAUX'],
  ['●', ''],
  ['☑', '☐'],
  ['o', ''],
  ['✗', ''],
];

interface Extra {
  readonly heading: string;
  readonly cell: (dice: Dice, row: number) => string;
}
const EXTRAS: readonly Extra[] = [
  { heading: 'J’accepte', cell: () => 'x' },
  { heading: 'Bénévole', cell: (dice) => dice.pick(['oui', 'non']) },
  { heading: 'Adhérent', cell: (dice) => dice.pick(['x', '']) },
  { heading: 'Âge', cell: (dice) => String(18 + dice.below(70)) },
  { heading: 'Table', cell: (dice) => String(1 + dice.below(4)) },
  { heading: 'Structure', cell: (dice) => dice.pick(['MJC', 'Centre Nord', 'Les Tilleuls', '']) },
  { heading: 'Remarque', cell: (dice) => dice.pick(['', '', 'à relire', 'très motivé', 'Accueil']) },
  { heading: 'Heure', cell: () => '12/03/2026 14:05' },
  { heading: 'Nombre d’enfants', cell: (dice) => String(dice.below(4)) },
  { heading: 'Thème', cell: (dice) => dice.pick(['Nature', 'Social', '']) },
  { heading: '', cell: () => '' },
  { heading: 'Pouvoirs', cell: (dice) => String(1 + dice.below(3)) },
  { heading: 'Total', cell: () => '3' },
];

const strip = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
const SPELLINGS: readonly ((label: string) => string)[] = [
  (label) => label,
  (label) => label.toUpperCase(),
  (label) => strip(label),
  (label) => `${label}.`,
  (label) => ` ${label} `,
  (label) => label.replaceAll('’', "'"),
];

function misspell(label: string, dice: Dice): string {
  const at = 1 + dice.below(Math.max(1, label.length - 2));
  return dice.chance(50) ? label.slice(0, at) + label.slice(at + 1) : `${label.slice(0, at)}z${label.slice(at)}`;
}

export function generate(seed: number): Generated {
  const dice = new Dice(seed);
  const labels = dice.pick(LABELS);
  const listed = dice.chance(65);
  const coded = listed && dice.chance(25);
  const size = 1 + dice.below(12);
  const truths = Array.from({ length: size }, () => {
    const asked = dice.chance(80) ? 3 : dice.below(4);
    return dice.shuffle(labels).slice(0, asked);
  });
  const layout = dice.pick(['pick', 'pick', 'pick', 'grid', 'grid', 'ranks', 'cell', 'rows'] as const);
  const recipe: string[] = [layout, listed ? (coded ? 'codes' : 'list') : 'no list'];
  let troubled = false;
  const who = dice.pick(['N°', 'N°', 'Nom', 'E-mail', 'Bulletin', '', 'Horodateur'] as const);
  const named = layout === 'rows' && (who === '' || who === 'Horodateur') ? 'N°' : who;
  const idOf = (row: number): string => {
    if (named === 'Nom')
      return ['Zoé', 'Paul', 'Inès', 'Marc', 'Léa', 'Hugo', 'Nina', 'Omar', 'Lise', 'Jean', 'Ada', 'Rémi'][row] ?? '';
    if (named === 'E-mail') return `p${row}@exemple.fr`;
    if (named === 'Horodateur') return `12/03/2026 14:0${row % 10}:09`;
    return String(row + 1);
  };
  const spell = dice.chance(60) ? (label: string) => label : (label: string) => dice.pick(SPELLINGS)(label);
  const numbers = listed && (layout === 'pick' || layout === 'cell') && dice.chance(15);
  const write = (label: string) => (numbers ? String(labels.indexOf(label) + 1) : spell(label));
  const extras = Array.from({ length: dice.chance(45) ? 1 + dice.below(2) : 0 }, () => dice.pick(EXTRAS));
  const before = extras.filter(() => dice.chance(40));
  const after = extras.filter((extra) => !before.includes(extra));
  const heads: string[] = [];
  const rows: string[][] = [];
  const flags: string[] = [];

  if (layout === 'pick') {
    const odd = dice.chance(25);
    const heading = dice.pick(odd ? ODD_RUNS : RUNS);
    recipe.push(`headings ${heading(1)}`);
    heads.push(...[1, 2, 3].map(heading));
    for (const truth of truths) rows.push([0, 1, 2].map((at) => (truth[at] === undefined ? '' : write(truth[at]))));
  } else if (layout === 'grid' || layout === 'ranks') {
    const [yes, no] = layout === 'grid' ? dice.pick(MARKS) : ['', ''];
    const order = dice.shuffle(labels);
    const question = dice.chance(20) ? 'Vos priorités' : null;
    heads.push(
      ...order.map((label, at) =>
        question === null
          ? coded && dice.chance(20)
            ? `${labels.indexOf(label) + 1}. ${label}`
            : label
          : `${question} [${order[at]}]`,
      ),
    );
    for (const truth of truths) {
      rows.push(
        order.map((label) => {
          const at = truth.indexOf(label);
          if (layout === 'ranks') return at < 0 ? '' : String(at + 1);
          return at < 0 ? no : yes;
        }),
      );
    }
    if (layout === 'ranks' && dice.chance(70)) flags.push('--ordered');
    recipe.push(`mark ${yes}/${no}`);
    if (layout === 'grid' && dice.chance(12)) {
      heads[0] = question === null ? misspell(heads[0] ?? '', dice) : `${question} [${misspell(order[0] ?? '', dice)}]`;
      troubled = true;
      recipe.push('heading misspelt');
    }
  } else if (layout === 'cell') {
    const joint = dice.pick(['; ', ', ', ';', '\n', ' / ', ',']);
    heads.push(dice.pick(['Vos trois priorités', 'Choix', 'Quelles orientations choisissez-vous ?', 'Réponse']));
    for (const truth of truths) rows.push([truth.map(write).join(joint)]);
    recipe.push(`joined by ${JSON.stringify(joint)}`);
  }

  let silent = 0;
  const table: string[][] = [];
  const title = dice.chance(25);
  if (title)
    table.push(
      [dice.pick(['Atelier du 12 mars', 'Vos priorités pour 2027', 'Dépouillement'])],
      ...(dice.chance(50) ? [[]] : []),
    );
  const idHead = named === '' ? [] : [named];
  const heading =
    dice.chance(4) && listed && layout === 'pick'
      ? null
      : [...idHead, ...before.map((one) => one.heading), ...heads, ...after.map((one) => one.heading)];
  if (layout === 'rows') {
    const ranked = dice.chance(50);
    table.push([named, ...(ranked ? ['Rang'] : []), 'Orientation']);
    const merged = dice.chance(25);
    for (const [row, truth] of truths.entries()) {
      for (const [at, label] of truth.entries())
        table.push([merged && at > 0 ? '' : idOf(row), ...(ranked ? [String(at + 1)] : []), spell(label)]);
    }
    if (ranked && dice.chance(50)) flags.push('--ordered');
  } else {
    if (heading !== null) table.push(heading);
    else recipe.push('no headings');
    for (const [row, cells] of rows.entries()) {
      const noted = (one: Extra) => one.cell(dice, row);
      table.push([...(named === '' ? [] : [idOf(row)]), ...before.map(noted), ...cells, ...after.map(noted)]);
      if (table.at(-1)?.every((cell) => cell.trim() === '')) silent += 1;
      if (heading !== null && dice.chance(2)) table.push([]);
    }
    recipe.push(`beside ${extras.map((one) => one.heading).join(',')}`);
  }
  const first = table.length - rows.length;
  if (layout === 'pick' && !numbers && listed && dice.chance(12) && rows.length > 0) {
    const row = table[first + dice.below(rows.length)] ?? [];
    const at = (named === '' ? 0 : 1) + before.length;
    if ((row[at] ?? '').trim().length > 5) {
      row[at] = misspell((row[at] ?? '').trim(), dice);
      // One letter may be a number of the label, or the label again: what is one spelling for us is none of an error.
      troubled = labels.every((label) => strip(label).toLowerCase() !== strip(row[at] ?? '').toLowerCase());
      recipe.push('typo');
    }
  }
  if (
    layout !== 'rows' &&
    named === 'N°' &&
    rows.length > 2 &&
    !extras.some((one) => one.heading === 'Table') &&
    dice.chance(6)
  ) {
    const row = table.at(-1) ?? [];
    row[0] = '1';
    troubled = true;
    recipe.push('same number twice');
  }
  const footer = dice.below(9);
  const width = Math.max(...table.map((row) => row.length));
  const points: Record<string, number> = {};
  for (const label of truths.flat()) points[label] = (points[label] ?? 0) + 1;
  if (layout !== 'rows' && footer === 0 && named === 'N°')
    table.push(['Total', ...Array.from({ length: width - 1 }, () => '4')]);
  if (layout !== 'rows' && footer === 1)
    table.push([], ['Votants', String(size)], ['Scrutateurs', 'Zoé Martin', 'Paul Petit']);
  if (layout !== 'rows' && footer === 2)
    table.push([], ...Object.entries(points).map(([label, count]) => [label, String(count)]));
  if (layout !== 'rows' && footer === 3) table.push([], ...labels.map((label) => [label]));
  if (layout !== 'rows' && footer === 4) table.push(['Saisi par Marie le 13/03']);
  if (layout !== 'rows' && footer === 5)
    table.push([], ['Total', ...Array.from({ length: width - 1 }, () => '')], ['Signatures']);
  recipe.push(`footer ${footer}`);
  if (layout === 'pick' && footer === 6 && rows.length > 1 && after.length === 0) {
    const row = table[first + 1] ?? [];
    while (row.length < (heading?.length ?? row.length)) row.push('');
    row.push(labels[0] ?? '');
    troubled = true;
    recipe.push('a fourth pick without a heading');
  }
  const separator = dice.pick([';', ';', ',', '\t', '|']);
  const padded = dice.chance(80);
  const end = dice.pick(['\n', '\r\n']);
  const quote = (cell: string) =>
    cell.includes(separator) || /["\n\r]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const full = Math.max(...table.map((row) => row.length));
  const text =
    table
      .map((row) =>
        [...row, ...Array.from({ length: padded ? full - row.length : 0 }, () => '')].map(quote).join(separator),
      )
      .join(end) + end;
  const encoding = dice.pick(['utf-8', 'utf-8', 'utf-8 bom', 'windows-1252', 'utf-16le bom']);
  const able = /[✓☑☐●✗]/u.test(text) && encoding === 'windows-1252' ? 'utf-8' : encoding;
  const bytes = iconv.encode(text, able.replace(' bom', ''), { addBOM: able.includes('bom') });
  const list = !listed
    ? null
    : coded
      ? `code;libellé\n${labels.map((label, at) => `${at + 1};${label.includes(';') ? `"${label}"` : label}`).join('\n')}\n`
      : `${labels.join('\n')}\n`;
  // A ballot that nobody filled in has no row of its own where a row is a pick.
  // A row in which nothing stands is no ballot, and one that nobody filled in has none where a row is a pick.
  const unseen = layout === 'rows' ? truths.filter((truth) => truth.length === 0).length : silent;
  const ballots = truths.length - unseen;
  return {
    bytes,
    text,
    list,
    flags,
    points,
    ballots,
    troubled,
    recipe: `${recipe.join(' · ')} · ${separator} · ${able}`,
  };
}
