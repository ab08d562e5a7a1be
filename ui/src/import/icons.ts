/** A sign for each outcome. */
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import CircleX from '@lucide/svelte/icons/circle-x';
import Equal from '@lucide/svelte/icons/equal';
import Minus from '@lucide/svelte/icons/minus';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Plus from '@lucide/svelte/icons/plus';
import type { Outcome } from '../api/client';
import type { Icon } from '../shared/menus.svelte';

export const outcomeIcons: Record<Outcome, Icon> = {
  create: Plus,
  update: PencilLine,
  unchanged: Equal,
  skip: Minus,
  ask: CircleQuestionMark,
  reject: CircleX,
};
