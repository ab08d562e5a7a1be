/** What a column can become, as a menu shows it. */
import type { ImportColumn, ImportPreview, Platform } from '../api/client';
import { text } from '../shared/text';
import { imports as t } from './text';

export interface Choice {
  value: string;
  label: string;
}

/** The core's choices without the other columns' own fields, and what the column is now where that is no choice. */
export function choices(preview: ImportPreview, column: ImportColumn): Choice[] {
  const all = preview.fields
    .filter(({ field }) => !field.startsWith('custom:') || field === `custom:${column.header}`)
    .map(({ field, label }) => ({ value: field, label }));
  if (all.some((c) => c.value === column.field)) return all;
  return [{ value: column.field, label: fieldLabel(column.field) }, ...all];
}

/** `handle:instagram` → “Instagram handle”, `custom:Rate` → “Own field: Rate”. */
export function fieldLabel(field: string): string {
  const [word = '', rest = ''] = field.split(/:(.*)/s);
  const platform = text.platforms[rest as Platform] ?? rest;
  if (word === 'handle') return t.understood.handle(platform);
  if (word === 'followers') return t.understood.followers(platform);
  if (word === 'custom') return t.understood.custom(rest);
  return field;
}

/** A, B, … Z, AA: how a spreadsheet names a column that has no header. */
export function letter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The name under which a column is asked for. */
export function columnName(column: ImportColumn): string {
  return column.header.trim() || letter(column.index);
}
