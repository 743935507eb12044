/** What makes a large pattern enters; what gives it leaves. Most runs need few of them, and making all would take longer
 * than to count the ballots of a room. */

export function late<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
