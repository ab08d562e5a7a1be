/** People go out into a file that the owner chooses a place for. */
import { client, type ExportFormat, type Whom } from '../api/client';
import { text } from '../shared/text';
import { toasts } from '../shared/toasts.svelte';

/** What those who were chosen can be written as. */
export const exportForms = ['csv', 'vcf'] as const satisfies ExportFormat[];

/** Writes everybody, or those who were chosen, and says what came of it. */
export async function exportTo(form: ExportFormat, whom: Whom | null): Promise<void> {
  try {
    const written = await client.exportPeople(form, whom);
    if (!written) return;
    const { people, left_out } = written.exported;
    toasts.notice(text.exported(text.people(people), written.path, left_out));
  } catch (thrown) {
    toasts.failed(thrown);
  }
}
