// The theme that is painted: what was chosen, else the system's. Follows both while the window is open.
(function () {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  function paint() {
    const chosen = localStorage.getItem('perennial.theme');
    const theme = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
  }
  dark.addEventListener('change', paint);
  addEventListener('perennial:theme', paint);
  paint();
})();
