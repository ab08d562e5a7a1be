/** What can be said about one column, beyond its field. */
import type { ImportColumn, ImportPreview } from '../api/client';
import type { MenuItem } from '../shared/menus.svelte';
import { columnName } from './fields';
import { overwrites, withOverwritten, withStyle } from './options';
import { asks, ways } from './readings';
import { session } from './session.svelte';
import { imports as t } from './text';

export function columnMenu(preview: ImportPreview, column: ImportColumn): MenuItem[] {
  const name = columnName(column);
  const all = preview.columns.filter((c) => c.field !== 'ignore').map(columnName);
  const replaces = overwrites(preview.options.overwrite ?? 'blanks', name);
  const overwrite = (yes: boolean) => () =>
    void session.say(yes ? t.choices.made.overwrite(name) : t.choices.made.fill(name), (o) =>
      withOverwritten(o, name, yes, all),
    );
  const written = asks(column).flatMap((asked): MenuItem[] => {
    const found = ways(column, asked);
    if (!found) return [];
    const now = column.style?.[asked];
    const items = found.ways.map((way) => ({
      id: way.id,
      label: t.understood.reads(found.sample, way.reads),
      checked: way.id === now,
      run: () => void session.say(t.choices.made.style(name), (o) => withStyle(o, name, way.says)),
    }));
    return [{ id: asked, label: t.understood.written[asked], items }];
  });
  const values: MenuItem[] = [
    { id: 'fill', label: t.understood.fill, checked: !replaces, run: overwrite(false) },
    { id: 'overwrite', label: t.understood.overwrite, checked: replaces, run: overwrite(true) },
  ];
  return written.length ? [...values, 'line', ...written] : values;
}
