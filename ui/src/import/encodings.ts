/** Encodings that a list may be written in, by their labels in the WHATWG standard. */
const encodings: readonly [string, string][] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252 · Western Europe'],
  ['windows-1250', 'Windows-1250 · Central Europe'],
  ['windows-1251', 'Windows-1251 · Cyrillic'],
  ['windows-1253', 'Windows-1253 · Greek'],
  ['windows-1254', 'Windows-1254 · Turkish'],
  ['windows-1255', 'Windows-1255 · Hebrew'],
  ['windows-1256', 'Windows-1256 · Arabic'],
  ['windows-1257', 'Windows-1257 · Baltic'],
  ['windows-1258', 'Windows-1258 · Vietnamese'],
  ['windows-874', 'Windows-874 · Thai'],
  ['iso-8859-2', 'ISO 8859-2 · Central Europe'],
  ['iso-8859-15', 'ISO 8859-15 · Western Europe'],
  ['macintosh', 'Mac Roman'],
  ['utf-16le', 'UTF-16, low byte first'],
  ['utf-16be', 'UTF-16, high byte first'],
  ['shift_jis', 'Shift-JIS · Japanese'],
  ['euc-jp', 'EUC-JP · Japanese'],
  ['gbk', 'GBK · Chinese'],
  ['gb18030', 'GB 18030 · Chinese'],
  ['big5', 'Big5 · Chinese'],
  ['euc-kr', 'EUC-KR · Korean'],
  ['koi8-r', 'KOI8-R · Russian'],
  ['koi8-u', 'KOI8-U · Ukrainian'],
];

/** The list of a menu; an encoding that is not in it stands first. */
export function encodingOptions(now: string): { value: string; label: string }[] {
  const known = encodings.map(([value, label]) => ({ value, label }));
  const label = now.toLowerCase();
  return encodings.some(([value]) => value === label) ? known : [{ value: label, label: now }, ...known];
}
