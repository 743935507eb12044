/** A whole compte rendu, invented from end to end, in every shape that a report may take. */
import type {
  Block,
  Heading,
  Inline,
  List,
  Paragraph,
  Report,
  ReportRow,
  ReportTable,
} from '../../src/report/document.ts';

const spaced = (text: string) =>
  text
    .replace(/ ([:»%])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/ ([;!?])/g, '\u202f$1');
const words = (text: string): Inline => ({ kind: 'text', text: spaced(text) });
/** `**strong**` and `*emphasis*` as Markdown has them: enough for a sample. */
const inlines = (text: string): Inline[] =>
  text
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**')) return { kind: 'strong', inlines: [words(part.slice(2, -2))] };
      return part.startsWith('*') ? { kind: 'emphasis', inlines: [words(part.slice(1, -1))] } : words(part);
    });
export const heading = (level: Heading['level'], text: string): Heading => ({
  kind: 'heading',
  level,
  inlines: inlines(text),
});
export const paragraph = (text: string, role?: Paragraph['role']): Paragraph => ({
  kind: 'paragraph',
  inlines: inlines(text),
  ...(role && { role }),
});
export const list = (bullet: List['bullet'], ...items: string[]): List => ({
  kind: 'list',
  bullet,
  items: items.map((item) => [paragraph(item)]),
});

const vision = (statement: string, ...items: string[]): Block[] => [
  paragraph(statement, 'statement'),
  list('➤', ...items),
];
const piste = (title: string, ...items: string[]): Block[] => [heading(3, title), list('•', ...items)];

const expectations: ReportTable = {
  kind: 'table',
  title: 'Attentes de la commune',
  description: 'À gauche ce que la commune exige de la médiathèque, à droite ce qu’elle réfute.',
  columns: [
    { heading: inlines('Exigences'), align: 'left' },
    { heading: inlines('Réfutations'), align: 'left' },
  ],
  rows: [
    {
      cells: [
        vision(
          'Présence sur le territoire',
          'un passage par mois dans chaque bourg',
          'des horaires qui suivent ceux du marché',
          'un relais dans les deux écoles',
        ),
        vision(
          'Charges sans fin',
          'une annexe ouverte sans personnel',
          'des achats sans plan de lecture',
          'un budget qui double en silence',
        ),
      ],
    },
    {
      cells: [
        vision(
          'Ouverture à tous',
          'accueil des personnes éloignées de la lecture',
          'fonds en gros caractères et livres audio',
        ),
        vision('Entre-soi', 'un club réservé aux habitués', 'des animations toujours le même soir'),
      ],
    },
    { cells: [vision('Comptes clairs', 'bilan annuel d’une page', 'usage des subventions publié'), []] },
    {
      cells: [
        vision(
          'Lieu de rencontre',
          'une salle prêtée aux associations le samedi',
          'cafés-lectures, ateliers d’écriture, veillées',
        ),
        vision('Simple comptoir de prêt', 'on prend un livre et l’on repart sans un mot'),
      ],
    },
    { cells: [vision('Accompagnement numérique', 'aide aux démarches en ligne, sur rendez-vous'), []] },
  ],
};

const votes = [
  ['1', 'Desservir les hameaux avec le bibliobus', 14],
  ['2', 'Former les bénévoles à l’accueil', 11],
  ['3', 'Ouvrir le samedi après-midi', 9],
  ['4 ex æquo', 'Prêter des instruments de musique et des outils de jardin', 6],
  ['4 ex æquo', 'Signer une convention avec le collège et les trois écoles du regroupement pédagogique', 6],
  ['6', 'Publier chaque trimestre un programme commun avec les associations', 5],
  ['7', 'Numériser les cartes postales de la vallée', 2],
  ['8', 'Installer une boîte à livres à la gare', 1],
] as const;

export const ranking: ReportTable = {
  kind: 'table',
  title: 'Classement des orientations',
  description: 'Les huit orientations, de la plus citée à la moins citée ; les trois premières sont retenues.',
  columns: [
    { heading: inlines('Rang'), align: 'left' },
    { heading: inlines('Orientation'), align: 'left', grows: true, header: true },
    { heading: inlines('Citée par'), align: 'left' },
    { heading: inlines('Points'), align: 'right' },
  ],
  rows: votes.flatMap(([rank, label, points], index): ReportRow[] => [
    ...(index === 3
      ? [{ role: 'bar', cells: [[paragraph('Barre : les 3 orientations ci-dessus sont retenues')]] } as const]
      : []),
    {
      ...(index < 3 && { role: 'strong' }),
      cells: [
        [paragraph(rank)],
        [paragraph(label)],
        [
          {
            kind: 'paragraph',
            inlines: [{ kind: 'gauge', share: points / 18 }, words(`\u00a0\u00a0${Math.round((points / 18) * 100)} %`)],
          },
        ],
        [paragraph(String(points))],
      ],
    },
  ]),
};

export const chart: Block = {
  kind: 'chart',
  title: 'Points par orientation',
  description: `Barres horizontales, de la plus citée à la moins citée : ${votes.map(([, label, points]) => `${label}, ${points}`).join(' ; ')}.`,
  bars: votes.map(([, label, value], index) => ({ label, value, strong: index < 3 })),
};

const participants = [
  'AUBERTIN Solène – Médiathèque de Valbrune',
  'BESSIÈRE Théo – Foyer rural des Haies',
  'CHASTANG Yamina – Mairie de Valbrune',
  'DELORD Anselme – Association Lire en vallée',
  'ÉCHEVIN Margot – Collège Simone-Signoret',
  'FABRÈGUES Lucien – Amis du bibliobus',
  'GRANIER Oumou – Centre communal d’action sociale',
  'HÉRITIER Paul-Émile – Mairie de Saint-Orens',
  'IMBERT Noémie – Bibliothèque départementale',
];

export const sampleReport: Report = {
  lang: 'fr',
  title: spaced('Atelier 3 : compte rendu'),
  organisation: 'Réseau de lecture publique de la Brune',
  subject: 'Quelle médiathèque pour la vallée en 2030 ?',
  author: 'Solène Aubertin',
  date: '2025-03-18',
  pageNumber: 'page\u00a0{page} sur\u00a0{pages}',
  blocks: [
    paragraph('**Valbrune, salle des fêtes – mardi 18 mars 2025 – 14 h 30-17 h 30**', 'lead'),
    paragraph(
      'Rédaction : Solène Aubertin. Les enjeux du thème ont été relevés lors des deux premiers ateliers.',
      'note',
    ),
    heading(1, 'Thème – Une médiathèque qui va vers les habitants'),
    paragraph(
      'L’état des lieux a montré que la médiathèque touche surtout les habitants du bourg : deux lecteurs sur trois vivent à moins de dix minutes à pied. Les hameaux, pourtant peuplés, n’y viennent que pour les grandes occasions.',
    ),
    paragraph(
      'Il s’agit donc de repenser la présence du réseau dans la vallée, à la fois dans ses murs, sur les routes et dans les établissements scolaires, sans que la charge de travail des trois agents ne s’alourdisse.',
    ),
    paragraph(
      '**Il est rappelé que la question des locaux, déjà tranchée par le conseil municipal, n’est pas rouverte ici.** Elle reste une contrainte commune à toutes les pistes.',
    ),
    heading(1, 'La place de la médiathèque en 2030'),
    paragraph('Après un tour de table, les participants se projettent dans l’avenir à partir de deux scénarios :'),
    heading(2, 'Groupe 1 : vision de la médiathèque'),
    paragraph(
      'Nous sommes **en 2030**. Le réseau a changé d’échelle et une journaliste de la radio locale vous tend son micro. Vous avez deux minutes pour lui dire ce que la médiathèque apporte à la vallée. De quoi êtes-vous le plus fiers ?',
    ),
    heading(2, 'Groupe 2 : vision de la commune'),
    paragraph(
      'Nous sommes **en 2030**. Élue l’an dernier, la nouvelle équipe municipale reçoit la responsable du réseau. Que lui demande-t-elle ? Que refuse-t-elle d’avance ?',
    ),
    heading(1, 'Réponses apportées'),
    heading(2, 'Vision de la médiathèque'),
    ...vision(
      'Un lieu où l’on passe sans raison',
      'un café tenu par les associations',
      'des fauteuils plutôt que des rayonnages',
      'ouvert le samedi',
    ),
    ...vision(
      'Une équipe qui se déplace',
      'le bibliobus dessert douze hameaux',
      'portage de livres à domicile',
      'lectures à la maison de retraite',
      'une malle itinérante pour les assistantes maternelles',
    ),
    ...vision('Une ressource pour les écoles', 'chaque classe vient trois fois l’an', 'prix littéraire des collégiens'),
    ...vision(
      'Une mémoire de la vallée',
      'fonds photographique numérisé',
      'collecte de récits d’anciens, *avec leur accord écrit*',
    ),
    ...vision(
      'Un savoir-faire reconnu',
      'agents formés à l’accompagnement numérique',
      'bénévoles associés aux acquisitions',
    ),
    paragraph(
      'En 2030, la médiathèque n’attend plus ses lecteurs : elle connaît les routes de la vallée aussi bien que ses rayons.',
    ),
    heading(1, 'Attentes de la commune'),
    expectations,
    heading(1, 'Les pistes pour aller vers les habitants'),
    paragraph(
      'Réunis en sous-groupes, les participants réfléchissent aux orientations qui permettraient de relever ce défi.',
    ),
    list('•', 'Quelles actions le réseau peut-il engager dès l’an prochain ?'),
    heading(2, 'Aller vers'),
    ...piste(
      'Desservir les hameaux',
      'relancer le bibliobus, *une tournée par quinzaine*',
      'annoncer les passages par affiche et par message',
    ),
    ...piste(
      'Ouvrir autrement',
      'ouvrir le samedi après-midi, fermer le jeudi matin',
      'confier deux soirées par mois aux bénévoles, après formation, avec un agent joignable par téléphone en cas de besoin',
      'tenir une permanence à la gare',
    ),
    heading(2, 'Faire ensemble'),
    ...piste('Travailler avec les écoles', 'signer une convention avec le collège et les écoles'),
    {
      kind: 'list',
      bullet: '•',
      items: [
        [paragraph('partager un calendrier'), list('–', 'un référent par école', 'deux réunions par an')],
        [paragraph('prêter les malles pour un trimestre')],
      ],
    },
    ...piste(
      'Associer les habitants',
      'un comité de lecteurs tiré au sort',
      'un budget participatif de 500 € pour les acquisitions',
    ),
    paragraph('Commentaires', 'statement'),
    {
      kind: 'quote',
      blocks: [paragraph('« On ne vient pas pour les livres, on vient pour la dame qui les conseille. »')],
    },
    paragraph('La souplesse des horaires a un prix : elle demande des bénévoles formés, et du temps pour les former.'),
    heading(1, 'Orientations prioritaires'),
    {
      kind: 'paragraph',
      inlines: [
        ...inlines('Parmi ces pistes, chaque participant a choisi **trois orientations**. Chaque choix vaut un point'),
        {
          kind: 'footnote',
          blocks: [paragraph('Décompte simple (1-1-1) : l’ordre des trois choix n’est pas pris en compte.')],
        },
        ...inlines('. 18 votants : 18 bulletins exprimés, dont 0 incomplet ; aucun blanc, aucun nul.'),
      ],
    },
    ranking,
    paragraph(
      'Deux orientations sont ex æquo au 4e rang avec 6 points : elles sont sous la barre et le classement n’en dépend pas.',
      'note',
    ),
    paragraph('**À vérifier.** La feuille d’émargement compte 9 noms pour 18 bulletins.', 'warning'),
    chart,
    heading(1, 'Suites'),
    paragraph(
      'Les trois premières orientations seront approfondies lors du prochain atelier, le jeudi 10 avril 2025. Il aura pour objectif de :',
    ),
    list(
      'number',
      'déterminer les actions à engager pour chaque orientation',
      'en estimer le coût et le temps de travail',
      'désigner qui les porte',
    ),
    {
      kind: 'paragraph',
      inlines: [
        words('Le dossier est disponible sur le '),
        { kind: 'link', href: 'https://lecture.example/ateliers/3', inlines: [words('site du réseau')] },
        words('.'),
      ],
    },
    heading(1, 'Participants'),
    list('•', ...participants),
    { kind: 'rule' },
    {
      kind: 'paragraph',
      role: 'note',
      inlines: [
        words('Décompte établi d’après '),
        { kind: 'code', text: 'bulletins-valbrune.csv' },
        words(', 18 lignes lues, aucune écartée.'),
      ],
    },
  ],
};
