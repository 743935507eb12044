/** A map, and what is to be known from now on, enter; a map that is full begins anew: whoever writes a document holds what it is made of. */

export function keep<Known>(known: Map<string, Known>, most: number, of: string, one: Known): void {
  if (known.size >= most) known.clear();
  known.set(of, one);
}
