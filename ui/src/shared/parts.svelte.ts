/** The parts of stages, which menus anywhere offer. */
import { client, type Stage, type SubStage } from '../api/client';
import { onChanges } from './ask.svelte';

class PartsState {
  value = $state.raw<readonly SubStage[]>([]);

  of(stage: Stage): readonly SubStage[] {
    return this.value.filter((part) => part.stage === stage);
  }

  /** What a part is called. */
  name(id: string): string | undefined {
    return this.value.find((part) => part.id === id)?.name;
  }

  /** Asks now and after every change of a stage or of who stands in it; returns how to stop. */
  follow(): () => void {
    let asked = 0;
    const again = async () => {
      const mine = ++asked;
      try {
        const value = await client.subStages();
        if (mine === asked) this.value = value;
      } catch {
        // The screen that is open asks too and says what is wrong; menus only stay as they were.
      }
    };
    void again();
    return onChanges(
      () => void again(),
      ({ many, nouns }) => many || nouns.includes('stage') || nouns.includes('person'),
    );
  }
}

export const parts = new PartsState();
