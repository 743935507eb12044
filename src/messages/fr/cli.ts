/** The words of the command line: help and last lines. */

import type { CommandsHelp } from '../sentences.ts';
import { list, many } from './words.ts';

const commands: CommandsHelp = {
  tally: {
    does: 'compte les bulletins, affiche le classement et écrit le compte rendu',
    examples: {
      'atelier tally bulletins.csv': 'le classement à l’écran, le compte rendu dans bulletins.docx',
      'atelier tally bulletins.csv --orientations liste.csv': 'avec la liste des orientations',
      'atelier tally bulletins.csv --json': 'le résultat complet pour un script, sans document',
    },
  },
  check: {
    does: 'dit ce qui a été compris des bulletins et tout ce qui est à vérifier, sans compter ni écrire',
    examples: {
      'atelier check bulletins.csv --orientations liste.csv': 'ce qui a été compris, et chaque remarque',
      'atelier check saisie-1.csv --compare saisie-2.csv': 'là où deux saisies des mêmes bulletins diffèrent',
    },
  },
  verify: {
    does: 'vérifie qu’un compte rendu dit toujours ce qui a été compté',
    examples: {
      'atelier verify bulletins.docx': 'a-t-il été modifié depuis qu’il a été écrit ?',
      'atelier verify bulletins.docx bulletins.csv': 'dit-il ce qui a été compté ? Les bulletins sont recomptés',
    },
  },
  init: {
    does: 'prépare un dossier : le fichier de l’atelier, une feuille de bulletins vide, des bulletins à imprimer',
    examples: {
      'atelier init': 'atelier.md et bulletins.csv, dans ce dossier',
      'atelier init -w atelier.md': 'bulletins-a-imprimer.docx, d’après le fichier de l’atelier',
    },
  },
  batch: {
    does: 'écrit les comptes rendus de tous les ateliers d’un dossier ou d’un manifeste',
    examples: {
      'atelier batch ateliers/ --out comptes-rendus': 'un compte rendu par atelier du dossier',
      'atelier batch ateliers/ --out comptes-rendus --only-changed': 'seulement ce qui a changé',
    },
  },
  page: {
    does: 'écrit atelier.html, une page qui fait tout cela dans un navigateur, sans rien installer',
    examples: { 'atelier page': 'atelier.html, dans ce dossier : un double clic l’ouvre' },
  },
  completion: {
    does: 'écrit de quoi compléter les commandes dans un terminal, ou le manuel (man)',
    examples: {
      'source <(atelier completion bash)': 'dans ~/.bashrc ; de même zsh dans ~/.zshrc',
      'atelier completion fish > ~/.config/fish/completions/atelier.fish': 'pour fish',
      'atelier completion powershell | Out-String | Invoke-Expression': 'dans $PROFILE, pour PowerShell',
      'atelier completion man | man -l -': 'le manuel',
    },
  },
};

/** What a letterhead would have fetched or run. */
const LEFT_OUT = { macro: 'une macro', remote: 'un fichier distant', link: 'un lien', field: 'un champ' } as const;

export const cli = {
  tagline: 'Dépouille les bulletins d’un atelier participatif et en écrit le compte rendu.',
  commands,
  titles: {
    name: 'NOM',
    'Usage:': 'Utilisation :',
    'Arguments:': 'Arguments :',
    'Options:': 'Options :',
    'Commands:': 'Commandes :',
    examples: 'Exemples :',
  },
  groups: {
    workshop: 'L’atelier :',
    vote: 'Le vote :',
    ties: 'Les ex æquo :',
    reading: 'La lecture des fichiers :',
    output: 'Ce qui est écrit :',
  },
  path: `De la salle au compte rendu signé :

  1. atelier init                  prépare atelier.md et bulletins.csv
  2. atelier init -w atelier.md    met les bulletins en page, à imprimer
  3. bulletins.csv                 saisissez-y les bulletins, un par ligne
  4. atelier tally -w atelier.md   compte, classe, écrit atelier.docx
  5. atelier verify atelier.docx -w atelier.md
                                   avant de signer : dit-il ce qui a été compté ?

Toutes les commandes : atelier help. Les options d’une commande : atelier help tally.
`,
  more: 'Les options d’une commande : atelier help tally.',
  exitCodes:
    'Codes de sortie : 0 fait ; 1 données à vérifier ou refusées ; 2 ligne de commande, fichier d’atelier ou manifeste incorrect ; 3 fichier illisible ou non écrit ; 70 défaut du programme ; 130 interrompu.',
  allOptions: (command: string) => `Toutes les options, les codes de sortie : atelier help ${command} --all`,
  arguments: {
    ballots: 'fichiers de bulletins (CSV, .xlsx, .ods), ou -',
    minutes: 'compte rendu écrit par atelier (.docx)',
    folder: 'dossier où écrire (par défaut : celui-ci)',
    recount: 'bulletins à recompter, tous ceux du décompte',
    shell: 'bash, zsh, fish, powershell ou man',
    workshops: 'dossier d’ateliers, ou manifeste CSV (atelier, bulletins, orientations, sortie, options)',
  },
  placeholders: {
    file: 'fichier',
    column: 'colonne',
    folder: 'dossier',
    number: 'nombre',
    points: 'points',
    choice: 'choix',
    text: 'texte',
    date: 'date',
    options: 'options',
    command: 'commande',
  },
  options: {
    workshop: 'fichier de l’atelier : titre, date, texte (Markdown)',
    title: 'titre du compte rendu',
    place: 'lieu de l’atelier',
    date: 'date de l’atelier (2026-03-27 ou 27/03/2026)',
    theme: 'thème de l’atelier',
    orientations: 'liste des orientations : une par ligne, ou CSV',
    picks: 'choix par bulletin, ou all',
    ordered: 'les choix sont classés par ordre de préférence',
    'min-picks': 'nombre de choix en dessous duquel un bulletin est incomplet (2 pour « 2 ou 3 choix »)',
    quorum: 'votants qu’il faut au moins : un nombre, ou une part des inscrits (50%)',
    registered: 'nombre d’inscrits',
    'min-share': 'part des exprimés, en %, qu’il faut pour être retenue',
    'per-theme': 'nombre minimal d’orientations retenues dans chaque thème de la liste',
    runoff: 'bulletins d’un second tour entre les ex æquo',
    'at-bar': 'sort des ex æquo à la dernière place qu’aucune règle ne départage',
    scheme: 'barème',
    points: 'barème personnel, par exemple 4,2,1',
    incomplete: 'bulletin avec moins de choix que demandé',
    repeated: 'même orientation deux fois sur un bulletin (each si cumulative)',
    extra: 'bulletin avec plus de choix que demandé',
    unknown: 'libellé absent de la liste',
    duplicates: 'même participant deux fois',
    'max-dots': 'nombre maximal de gommettes par bulletin (cumulative)',
    'max-dots-each': 'nombre maximal de gommettes sur une même orientation (cumulative)',
    keep: 'nombre d’orientations retenues',
    'rank-style': 'numérotation des rangs',
    'tie-break': 'règles de départage, dans l’ordre',
    seed: 'graine du tirage au sort ; ballots : tirée des bulletins eux-mêmes',
    decision: 'décision prise en séance sur une égalité (JSON)',
    by: 'colonne qui donne le détail par groupe (collège, structure, table…)',
    'min-group': 'bulletins en dessous desquels un groupe n’est pas détaillé',
    output: 'fichier à écrire, répétable',
    letterhead: 'votre papier à en-tête (.docx), avec {{corps}}',
    chart: 'ajoute un diagramme du classement au compte rendu',
    annex: 'ajoute le procès-verbal de dépouillement',
    'no-docx': 'n’écrit pas le compte rendu Word',
    json: 'écrit le résultat en JSON sur la sortie standard, sans document',
    lang: 'langue de tout ce qui est écrit',
    encoding: 'encodage des fichiers de bulletins',
    delimiter: 'séparateur des colonnes',
    header: 'ligne des en-têtes',
    'pick-columns': 'colonnes des choix, dans l’ordre, par lettre ou en-tête (C,D,E)',
    layout: 'disposition des bulletins dans le fichier',
    ignore: 'colonne à ne pas lire, répétable',
    weight: 'colonne qui dit combien de bulletins vaut une ligne',
    sheet: 'feuille d’un classeur (.xlsx, .ods), par son nom ou son numéro',
    strict: 'refuse aussi les simples avertissements',
    force: 'remplace un document modifié à la main',
    all: 'montre toutes les remarques, sans en abréger la liste',
    details: 'montre aussi la marge et toutes les égalités',
    trace: 'montre le décompte pas à pas, bulletin par bulletin',
    compare: 'seconde saisie des mêmes bulletins, à comparer à la première',
    quiet: 'n’affiche que les erreurs',
    'no-color': 'sans couleurs',
    out: 'dossier des documents (par défaut : à côté des bulletins)',
    format: 'formats à écrire, séparés par des virgules',
    name: 'nom des documents, avec {nom} {chemin} {date} {lieu} {titre} {theme} (par défaut : {chemin})',
    jobs: 'ateliers traités en même temps (par défaut : autant que de cœurs)',
    'only-changed': 'laisse en place les documents déjà à jour, d’après leur contenu',
    'fail-fast': 's’arrête au premier atelier refusé',
    'dry-run': 'compte tout et n’écrit rien',
    summary: 'tableau récapitulatif, une ligne par atelier',
    synthesis: 'synthèse de tous les ateliers',
    'allow-outside': 'permet au manifeste de nommer des fichiers hors de son dossier',
  },
  choices: (choices: readonly string[]) => `valeurs : ${choices.join(', ')}`,
  fallback: (value: string) => `par défaut : ${value}`,
  noted: (does: string, notes: readonly string[]) => `${does} (${notes.join(' ; ')})`,
  help: 'affiche cette aide',
  version: 'affiche la version',
  letterheadLeft: (path: string, left: readonly { readonly kind: keyof typeof LEFT_OUT; readonly what: string }[]) =>
    `${path} : non repris dans le compte rendu, parce que cela agirait à l’ouverture : ${list([...new Set(left.map(({ kind, what }) => `${LEFT_OUT[kind]} (${what})`))])}.`,
  workshop: (path: string) => `Fichier de l’atelier : ${path}`,
  error: (what: string) => `atelier : ${what}`,
  written: (path: string) => `Compte rendu écrit dans ${path}`,
  exported: (path: string) => `Résultat écrit dans ${path}`,
  refused: (count: number, of: 'ballots' | 'points', ranked: boolean) =>
    `Aucun compte rendu écrit : ${many(count, { ballots: 'bulletin', points: 'point' }[of])} à vérifier${ranked ? ' (ci-dessus). Le classement affiché est provisoire.' : '.'}`,
  noValid: 'Aucun compte rendu écrit : aucun bulletin exprimé.',
  refusedStrict: (warnings: number) => `Aucun compte rendu écrit (--strict) : il reste ${many(warnings, 'remarque')}.`,
};
