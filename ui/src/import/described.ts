/** All that was said about an import, as a list that a person reads; each part can be taken back on its own. */
import type { Decision, ImportOptions, ImportPreview } from '../api/client';
import { exactCount, regionName } from '../shared/format';
import { text } from '../shared/text';
import { fieldLabel } from './fields';
import { nothingSaid, withoutDecision, withReading, withRegion } from './options';
import { imports as t } from './text';

export interface Described {
  key: string;
  label: string;
  without: (options: ImportOptions) => ImportOptions;
}

export function described(o: ImportOptions, preview: ImportPreview): Described[] {
  const made = t.choices.made;
  const list: Described[] = [];
  const put = (key: string, label: string, without: Described['without']) =>
    list.push({ key, label, without });
  if (Object.values(o.reading).some((one) => one !== null)) {
    put('reading', made.reading, (p) => withReading(p, nothingSaid.reading));
  }
  if (o.platform) {
    put('platform', made.platform(text.platforms[o.platform]), (p) => ({ ...p, platform: null }));
  }
  const { region } = o.conventions;
  if (region) put('region', made.region(regionName(region)), (p) => withRegion(p, null));
  for (const { column, field } of o.map) {
    const label = preview.fields.find((f) => f.field === field)?.label ?? fieldLabel(field);
    put(`map ${column}`, made.field(column, label), (p) => ({
      ...p,
      map: p.map.filter((m) => m.column !== column),
    }));
  }
  for (const { column } of o.styles) {
    put(`style ${column}`, made.style(column), (p) => ({
      ...p,
      styles: p.styles.filter((s) => s.column !== column),
    }));
  }
  if (o.overwrite === 'all') put('overwrite', made.overwriteAll, (p) => ({ ...p, overwrite: 'blanks' }));
  else if (o.overwrite !== 'blanks') {
    for (const column of o.overwrite.columns) {
      put(`overwrite ${column}`, made.overwrite(column), (p) => withoutOverwrite(p, column));
    }
  }
  for (const { line, column } of o.edits) {
    put(`edit ${line} ${column}`, made.edit(exactCount(line), column), (p) => ({
      ...p,
      edits: p.edits.filter((e) => e.line !== line || e.column !== column),
    }));
  }
  for (const decision of o.decisions) {
    const { about } = decision;
    put(`decision ${about.kind} ${about.of}`, decided(decision), (p) => withoutDecision(p, about));
  }
  return list;
}

/** “Line 12: left out”. */
export function decided({ about, take }: Decision): string {
  const said = t.choices.takes[take.kind];
  if (about.kind === 'line') return t.choices.made.line(exactCount(about.of), said);
  if (about.kind === 'question') return t.choices.made.question(t.questions.short[about.of], said);
  return t.choices.made.outcome(t.outcomes[about.of], said);
}

function withoutOverwrite(o: ImportOptions, column: string): ImportOptions {
  if (typeof o.overwrite === 'string') return o;
  const columns = o.overwrite.columns.filter((c) => c !== column);
  return { ...o, overwrite: columns.length ? { columns } : 'blanks' };
}
