/** A Word file of someone's own and our body → the file with the body in it, and all the lists, notes and pictures it needs. */
import { type FileChild, PatchType, patchDocument } from 'docx';

/** Puts the body in the place of the paragraph that says `{{name}}`. */
export const patchBody = (data: Uint8Array, name: string, children: FileChild[], title: string): Promise<Uint8Array> =>
  patchDocument({
    outputType: 'uint8array',
    data,
    patches: { [name]: { type: PatchType.DOCUMENT, children } },
    properties: { title },
  });
