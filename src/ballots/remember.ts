/** A function of words enters; the same function leaves, which keeps what it made of the words that it met. */

/** Ballots, labels and sentences say the same few words over and over; files full of other ones start the list anew. */
const MOST_WORDS = 4096;

export function remember<Made>(make: (words: string) => Made): (words: string) => Made {
  const known = new Map<string, Made>();
  return (words) => {
    const before = known.get(words);
    if (before !== undefined) return before;
    if (known.size >= MOST_WORDS) known.clear();
    const made = make(words);
    known.set(words, made);
    return made;
  };
}
