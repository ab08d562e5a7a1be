import { describe, expect, it } from 'vitest';
import { allowed, isPlain, markdown, type Block, type Inline } from './markdown';

/** The tree in one line, as a person would read it out. */
function told(inner: readonly Inline[]): string {
  return inner
    .map((one) => {
      if (one.kind === 'text') return one.text;
      if (one.kind === 'link') return `<${told(one.inner)}→${one.url}>`;
      return `${one.kind === 'bold' ? 'B' : 'I'}(${told(one.inner)})`;
    })
    .join('');
}

function read(text: string): string[] {
  return markdown(text).map((block: Block) => {
    if (block.kind === 'heading') return `h${block.level} ${told(block.inner)}`;
    if (block.kind === 'paragraph') return `p ${block.lines.map(told).join(' / ')}`;
    return `${block.ordered ? `ol${block.start}` : 'ul'} ${block.items.map(told).join(' / ')}`;
  });
}

describe('light Markdown', () => {
  it('knows headings, lists, bold, italic and links', () => {
    expect(read('# Taste\nLikes **oat** milk,\nnot _soy_.\n\n- tea\n- *green* tea\n1. one\n2. two')).toEqual([
      'h1 Taste',
      'p Likes B(oat) milk, / not I(soy).',
      'ul tea / I(green) tea',
      'ol1 one / two',
    ]);
    expect(read('See [her shop](https://ada.example/a_(b)) or https://ada.example/x.')).toEqual([
      'p See <her shop→https://ada.example/a_(b)> or <https://ada.example/x→https://ada.example/x>.',
    ]);
    expect(read('**bold with *italic* in it**')).toEqual(['p B(bold with I(italic) in it)']);
  });

  it('leaves what only looks like it as it was typed', () => {
    for (const text of [
      '2 * 3 * 4',
      'snake_case_name',
      '**',
      'a ** b **',
      '#hashtag',
      '-5 degrees',
      '[x]',
      '5.',
    ])
      expect(read(text)).toEqual([`p ${text}`]);
    expect(read('\\*as it is\\*')).toEqual(['p *as it is*']);
  });

  it('never lets markup or a foreign scheme through', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[click](javascript:alert(1))',
      '[click](data:text/html,x)',
      '[click](file:///etc/passwd)',
      '[click](JaVaScRiPt:alert(1))',
      '[click](//evil.example)',
    ])
      expect(read(text)).toEqual([`p ${text}`]);
    for (const url of ['https://a.example', 'http://a.example', 'mailto:a@b.example', 'tel:+351912'])
      expect(allowed(url)).toBe(true);
    for (const url of ['javascript:1', 'vbscript:1', 'https://', 'mailto:', 'smb://x', ' https://a.example'])
      expect(allowed(url)).toBe(false);
  });

  it('is quick with a hostile note', () => {
    const began = performance.now();
    for (const piece of ['*', '_', '**', '[', '](', '[a](', '\\', '- ', 'https://', '**a '])
      markdown(piece.repeat(4_000));
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('tells what needs no reading', () => {
    expect(isPlain('Prefers voice notes. Two cats, no dairy.')).toBe(true);
    expect(isPlain('Prefers **voice** notes.')).toBe(false);
  });
});
