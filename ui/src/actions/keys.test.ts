import { describe, expect, it } from 'vitest';
import { isWriting, keyLabel, pressed } from './keys';

const event = (key: string, held: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...held });

describe('keys', () => {
  it('match exactly what is written', () => {
    expect(pressed(event('z', { ctrlKey: true }), 'Mod+z')).toBe(true);
    expect(pressed(event('Z', { ctrlKey: true, shiftKey: true }), 'Mod+z')).toBe(false);
    expect(pressed(event('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+z')).toBe(true);
    expect(pressed(event('l'), 'l')).toBe(true);
    expect(pressed(event('L', { shiftKey: true }), 'l')).toBe(false);
    expect(pressed(event('L', { shiftKey: true }), 'Shift+l')).toBe(true);
    expect(pressed(event('l', { altKey: true }), 'l')).toBe(false);
    expect(pressed(event('/', { shiftKey: true }), '/')).toBe(true);
  });

  it('are named as on the keyboard', () => {
    expect(keyLabel('Mod+Shift+z')).toBe('Ctrl+Shift+Z');
    expect(keyLabel('ArrowUp')).toBe('↑');
  });

  it('are text while somebody writes', () => {
    const input = document.createElement('input');
    const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
    expect(isWriting(input)).toBe(true);
    expect(isWriting(box)).toBe(false);
    expect(isWriting(document.createElement('button'))).toBe(false);
  });
});
