import { imports as t } from './text';

const of = t.understood.encodings;

/** Encodings that a list may be written in, by their labels in the WHATWG standard. */
const encodings: readonly [string, string][] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', `Windows-1252 · ${of.western}`],
  ['windows-1250', `Windows-1250 · ${of.central}`],
  ['windows-1251', `Windows-1251 · ${of.cyrillic}`],
  ['windows-1253', `Windows-1253 · ${of.greek}`],
  ['windows-1254', `Windows-1254 · ${of.turkish}`],
  ['windows-1255', `Windows-1255 · ${of.hebrew}`],
  ['windows-1256', `Windows-1256 · ${of.arabic}`],
  ['windows-1257', `Windows-1257 · ${of.baltic}`],
  ['windows-1258', `Windows-1258 · ${of.vietnamese}`],
  ['windows-874', `Windows-874 · ${of.thai}`],
  ['iso-8859-2', `ISO 8859-2 · ${of.central}`],
  ['iso-8859-15', `ISO 8859-15 · ${of.western}`],
  ['macintosh', 'Mac Roman'],
  ['utf-16le', `UTF-16, ${of.low}`],
  ['utf-16be', `UTF-16, ${of.high}`],
  ['shift_jis', `Shift-JIS · ${of.japanese}`],
  ['euc-jp', `EUC-JP · ${of.japanese}`],
  ['gbk', `GBK · ${of.chinese}`],
  ['gb18030', `GB 18030 · ${of.chinese}`],
  ['big5', `Big5 · ${of.chinese}`],
  ['euc-kr', `EUC-KR · ${of.korean}`],
  ['koi8-r', `KOI8-R · ${of.russian}`],
  ['koi8-u', `KOI8-U · ${of.ukrainian}`],
];

/** The list of a menu; an encoding that is not in it stands first. */
export function encodingOptions(now: string): { value: string; label: string }[] {
  const known = encodings.map(([value, label]) => ({ value, label }));
  const label = now.toLowerCase();
  return encodings.some(([value]) => value === label) ? known : [{ value: label, label: now }, ...known];
}
