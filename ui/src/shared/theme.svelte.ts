/** The theme that was chosen; `public/theme.js` paints it, before the first paint and whenever told. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'perennial.theme';

class ThemeState {
  chosen = $state<Theme>(read());

  choose(theme: Theme): void {
    this.chosen = theme;
    localStorage.setItem(KEY, theme);
    dispatchEvent(new Event('perennial:theme'));
  }
}

export const theme = new ThemeState();

function read(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
