/** A Word file of someone's own and our body → the file with the body in it, and all the lists, notes and pictures it needs. */
import { type FileChild, PatchType, patchDocument } from 'docx';

/** Puts the body in the place of the paragraph that says `{{name}}`; null where the file is not as Word writes one. */
export async function patchBody(
  data: Uint8Array,
  name: string,
  children: FileChild[],
  title: string,
): Promise<Uint8Array | null> {
  const patches = { [name]: { type: PatchType.DOCUMENT, children } };
  try {
    return await patchDocument({ outputType: 'uint8array', data, patches, properties: { title } });
  } catch {
    // A list without a number, for one: docx says so with a TypeError.
    return null;
  }
}
