/** People go out into a file that the owner chooses a place for. */
import { client, type ExportFormat, type Shown, type Whom } from '../api/client';
import type { MenuItem } from '../shared/menus.svelte';
import { text } from '../shared/text';
import { toasts } from '../shared/toasts.svelte';

/** What those who were chosen can be written as. */
const forms = ['xlsx', 'csv', 'vcf'] as const satisfies ExportFormat[];
/** What has columns. */
const lists = ['xlsx', 'csv'] as const satisfies ExportFormat[];

/** What those who were chosen can be written as; where the screen shows columns, as a list of those too. */
export function exportItems(whom: Whom, columns: readonly Shown[] | null): MenuItem[] {
  const whole: MenuItem[] = forms.map((form) => ({
    id: `export-${form}`,
    label: text.several.exportAs[form],
    run: () => void exportTo(form, whom),
  }));
  if (!columns) return whole;
  const shown: MenuItem[] = lists.map((form) => ({
    id: `export-shown-${form}`,
    label: text.several.exportShown[form],
    run: () => void exportTo(form, whom, columns),
  }));
  return [...shown, 'line', ...whole];
}

/** Writes everybody, or those who were chosen, and says what came of it. */
export async function exportTo(
  form: ExportFormat,
  whom: Whom | null,
  columns: readonly Shown[] | null = null,
): Promise<void> {
  try {
    const written = await client.exportPeople(form, whom, columns && [...columns]);
    if (!written) return;
    const { people, left_out, shortened } = written.exported;
    toasts.notice(text.exported(text.people(people), written.path, left_out, shortened));
  } catch (thrown) {
    toasts.failed(thrown);
  }
}
