/** The cells of a ballot enter one after another; what was noted of the last ballot that said the same leaves. */

/** Where the words so far lead to. */
export interface Branch<T> {
  /** By the next word; null where none was ever said. */
  branches: Map<string, Branch<T>> | null;
  note: T | null;
}

/** A room says the same few things over and over; where it does not, the tree is felled and grows anew. */
const MOST_BRANCHES = 2 ** 15;

export function growTree<T>() {
  const same = recogniser();
  let root: Branch<T> = { branches: null, note: null };
  let size = 0;
  return {
    root: (): Branch<T> => {
      if (size > MOST_BRANCHES) {
        root = { branches: null, note: null };
        size = 0;
      }
      return root;
    },
    follow: (from: Branch<T>, word: string): Branch<T> => {
      const said = same(word);
      const known = from.branches?.get(said);
      if (known !== undefined) return known;
      const branch: Branch<T> = { branches: null, note: null };
      from.branches ??= new Map();
      from.branches.set(said, branch);
      size += 1;
      return branch;
    },
  };
}

const PIGEONHOLES = 2 ** 10;

/**
 * Gives for a word the very string in which the same word came last time, of which a Map knows the hash already. A look
 * into a pigeonhole and one comparison cost a third of hashing the word anew; there are millions of them.
 */
function recogniser(): (word: string) => string {
  const holes: string[] = new Array<string>(PIGEONHOLES).fill('');
  return (word) => {
    const { length } = word;
    if (length === 0) return word;
    const middle = word.charCodeAt(length >> 1);
    const hole = (31 * (31 * length + word.charCodeAt(0)) + 7 * middle + word.charCodeAt(length - 1)) % PIGEONHOLES;
    const known = holes[hole] ?? '';
    if (known === word) return known;
    holes[hole] = word;
    return word;
  };
}
