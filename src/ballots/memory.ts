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
      const known = from.branches?.get(word);
      if (known !== undefined) return known;
      const branch: Branch<T> = { branches: null, note: null };
      from.branches ??= new Map();
      from.branches.set(word, branch);
      size += 1;
      return branch;
    },
  };
}
