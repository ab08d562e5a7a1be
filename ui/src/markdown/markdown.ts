/**
 * Light Markdown as a tree: headings, lists, bold, italic and links, nothing else. What is not one of these is text as
 * it was typed, HTML too: the tree is rendered as elements and never as markup.
 */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic'; inner: Inline[] }
  | { kind: 'link'; url: string; inner: Inline[] };

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; inner: Inline[] }
  /** Lines stay lines. */
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };

/** Reads a text; never fails, since every text is one. */
export function markdown(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: Inline[][] | null = null;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const heading = /^ {0,3}(#{1,3})\s+(.*?)\s*#*\s*$/.exec(line);
    const item = /^\s{0,8}(?:[-*+•]|(\d{1,9})[.)])\s+(.+)$/.exec(line);
    if (!line.trim()) {
      lines = null;
    } else if (heading) {
      lines = null;
      const level = heading[1]!.length as 1 | 2 | 3;
      blocks.push({ kind: 'heading', level, inner: inline(heading[2]!) });
    } else if (item) {
      lines = null;
      const ordered = item[1] !== undefined;
      const last = blocks.at(-1);
      const list =
        last?.kind === 'list' && last.ordered === ordered
          ? last
          : ({ kind: 'list', ordered, start: Number(item[1] ?? 1), items: [] } satisfies Block);
      if (list !== last) blocks.push(list);
      list.items.push(inline(item[2]!));
    } else if (lines) {
      lines.push(inline(line.trim()));
    } else {
      lines = [inline(line.trim())];
      blocks.push({ kind: 'paragraph', lines });
    }
  }
  return blocks;
}

/** Whether a text has anything that would look other than it is typed. */
export function isPlain(text: string): boolean {
  return markdown(text).every(
    (block) => block.kind === 'paragraph' && block.lines.flat().every((one) => one.kind === 'text'),
  );
}

/** What may be opened: an imported note could hold anything. The core asks once more before it opens. */
export function allowed(url: string): boolean {
  return /^(https?:\/\/[^\s/]|mailto:[^\s@]+@|tel:\+?[\d-])/i.test(url);
}

/** Of several that begin at one place the first that fits. */
const MARKS: { at: RegExp; make: (found: RegExpExecArray, deep: number) => Inline | null }[] = [
  { at: /\\([\\*_[\]()#-])/, make: ([, text]) => ({ kind: 'text', text: text! }) },
  {
    at: /\[([^[\]\n]{1,500})\]\(\s*([^\s()]{1,2000}(?:\([^\s()]*\))?[^\s()]*)\s*\)/,
    make: ([, text, url], deep) =>
      allowed(url!) ? { kind: 'link', url: url!, inner: inline(text!, deep) } : null,
  },
  {
    at: /\*\*(?=\S)([^\n]+?)(?<=\S)\*\*/,
    make: ([, text], deep) => ({ kind: 'bold', inner: inline(text!, deep) }),
  },
  {
    at: /(?<![\p{L}\p{N}_])__(?=\S)([^\n]+?)(?<=\S)__(?![\p{L}\p{N}_])/u,
    make: ([, text], deep) => ({ kind: 'bold', inner: inline(text!, deep) }),
  },
  {
    at: /(?<!\*)\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?!\*)/,
    make: ([, text], deep) => ({ kind: 'italic', inner: inline(text!, deep) }),
  },
  {
    at: /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])/u,
    make: ([, text], deep) => ({ kind: 'italic', inner: inline(text!, deep) }),
  },
  {
    // A full stop or a bracket after an address is the sentence's.
    at: /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'*_]/u,
    make: ([url]) => ({ kind: 'link', url, inner: [{ kind: 'text', text: url }] }),
  },
];

/** Deeper than this nothing is told apart: nobody writes so, and a hostile note must not exhaust the stack. */
const DEEPEST = 4;

function inline(text: string, deep = 0): Inline[] {
  const found: Inline[] = [];
  const say = (said: string) => {
    const last = found.at(-1);
    if (!said) return;
    if (last?.kind === 'text') last.text += said;
    else found.push({ kind: 'text', text: said });
  };
  let left = text;
  while (left) {
    let best: { match: RegExpExecArray; made: Inline } | null = null;
    for (const { at, make } of deep < DEEPEST ? MARKS : []) {
      const match = at.exec(left);
      if (!match || (best && match.index >= best.match.index)) continue;
      const made = make(match, deep + 1);
      if (made) best = { match, made };
    }
    if (!best) {
      say(left);
      break;
    }
    const { match, made } = best;
    say(left.slice(0, match.index));
    if (made.kind === 'text') say(made.text);
    else found.push(made);
    left = left.slice(match.index + match[0].length);
  }
  return found;
}
