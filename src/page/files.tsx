/** The files that are open: dropped or chosen, each with what it holds. */

import { type FileRole, namesOf, roleOf, save, type View, withFile } from './state.ts';

export function Files({ state, words, act }: View) {
  const { files } = words.page;
  const open = async (chosen: FileList | null | undefined) => {
    let opened = state.files;
    for (const file of chosen ?? []) opened = withFile(opened, file.name, new Uint8Array(await file.arrayBuffer()));
    act({ files: opened, whole: [] });
  };
  const remove = (name: string) => {
    const { [name]: _, ...others } = state.files;
    act({ files: others });
    document.getElementById('open')?.focus();
  };
  return (
    <>
      <label class="drop">
        <strong>{files.drop}</strong>
        <span class="note">{files.hint}</span>
        <input
          id="open"
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            void open(currentTarget.files).then(() => {
              currentTarget.value = '';
            });
          }}
        />
      </label>
      <ul class="files">
        {Object.keys(state.files).map((name) => (
          <li key={name}>
            <strong>{name}</strong>
            <select
              aria-label={files.role(name)}
              value={roleOf(name, state)}
              onChange={({ currentTarget }) =>
                act({ roles: { ...state.roles, [name]: currentTarget.value as FileRole } })
              }
            >
              {Object.entries(files.roles).map(([role, told]) => (
                <option key={role} value={role} disabled={role === 'beside' && namesOf(state, 'workshop').length === 0}>
                  {told}
                </option>
              ))}
            </select>
            {typeof state.files[name] === 'string' && (
              <button type="button" onClick={() => save(name, state.files[name] ?? '')}>
                {files.save(name)}
              </button>
            )}
            <button type="button" aria-label={files.remove(name)} onClick={() => remove(name)}>
              ✕
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
