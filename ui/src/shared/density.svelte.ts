/** How close cards and rows stand: chosen once, for Today, the board and the list of people. */
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const KEY = 'perennial.density';

class DensityState {
  chosen = $state<Density>(localStorage.getItem(KEY) === 'compact' ? 'compact' : 'comfortable');

  get compact(): boolean {
    return this.chosen === 'compact';
  }

  choose(density: Density): void {
    this.chosen = density;
    localStorage.setItem(KEY, density);
  }
}

export const density = new DensityState();
