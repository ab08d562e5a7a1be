/** What a person's row, card or page can be asked: the same list for its menu and for the keys. */
import Archive from '@lucide/svelte/icons/archive';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import Clock from '@lucide/svelte/icons/clock';
import Gift from '@lucide/svelte/icons/gift';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import Megaphone from '@lucide/svelte/icons/megaphone';
import PanelRight from '@lucide/svelte/icons/panel-right';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Mail from '@lucide/svelte/icons/mail';
import Send from '@lucide/svelte/icons/send';
import {
  client,
  type Contact,
  type Done,
  type PersonId,
  type Stage,
  type SubStageId,
  type Thanks,
} from '../api/client';
import { addDays, addMonths, nextFriday } from '../shared/days';
import { dayAndMonth } from '../shared/format';
import { frame } from '../shared/frame.svelte';
import { menus, type Icon, type MenuItem } from '../shared/menus.svelte';
import { groupOf, type Group } from './group';
import { overlays } from './overlays.svelte';
import { parts } from '../shared/parts.svelte';
import { router } from '../shared/router.svelte';
import { stages } from '../shared/stages';
import { text } from '../shared/text';
import { perform } from '../shared/toasts.svelte';

export interface PersonRef {
  id: PersonId;
  name: string;
  stage?: Stage;
  /** The part of it, where that is known. */
  subStage?: SubStageId | null;
}

export interface PersonAction {
  id: string;
  label: string;
  icon: Icon;
  keys?: string;
  /** `anchor` is the row or button that a menu stands beside. */
  run: (person: PersonRef, anchor: HTMLElement) => void;
  items?: (person: PersonRef) => MenuItem[];
}

/** As a message of today; the core takes it as ours and as thanks whatever it says. */
export const thanks: Thanks = {
  by: 'contact',
  channel: 'dm',
  direction: 'out',
  intent: 'thanks',
  on: null,
  at: null,
  note: null,
};

export const openPerson: PersonAction = {
  id: 'open',
  label: text.actions.open,
  icon: PanelRight,
  keys: 'Enter',
  run: (person) => router.openPerson(person.id),
};

/** The composer: a template filled for them, and what could be better. */
export const write: PersonAction = {
  id: 'write',
  label: text.actions.write,
  icon: Mail,
  keys: 'w',
  run: (person) => overlays.open({ kind: 'write', person }),
};

/** What one gesture says of a contact. */
export const writtenToday: Contact = {
  channel: 'dm',
  direction: 'out',
  intent: 'check-in',
  on: null,
  at: null,
  note: null,
};

/** One gesture: we wrote to them today. */
export const wrote: PersonAction = {
  id: 'wrote',
  label: text.actions.wrote,
  icon: Send,
  keys: 'l',
  run: (person) => void perform(client.logContact(person.id, writtenToday)),
};

/** One gesture as well: it answers all that they posted and were not thanked for. */
export const thanked: PersonAction = {
  id: 'thanked',
  label: text.actions.thanked,
  icon: HeartHandshake,
  keys: 't',
  run: (person) => void perform(client.thank(person.id, thanks)),
};

export const logContact: PersonAction = {
  id: 'log',
  label: text.actions.log,
  icon: PencilLine,
  keys: 'Shift+l',
  run: (person) => overlays.open({ kind: 'log', group: groupOf([person]) }),
};

export const logMention: PersonAction = {
  id: 'mention',
  label: text.actions.mention,
  icon: Megaphone,
  keys: 'p',
  run: (person) => overlays.open({ kind: 'mention', person }),
};

export const appreciate: PersonAction = {
  id: 'appreciate',
  label: text.actions.appreciate,
  icon: Gift,
  keys: 'a',
  run: (person) => overlays.open({ kind: 'appreciate', person }),
};

export const snooze: PersonAction = {
  id: 'snooze',
  label: text.actions.snooze,
  icon: Clock,
  keys: 's',
  run: (person, anchor) =>
    menus.open(anchor, `${text.actions.snooze} · ${person.name}`, snoozes(groupOf([person]))),
  items: (person) => snoozes(groupOf([person])),
};

export const moveTo: PersonAction = {
  id: 'move',
  label: text.actions.move,
  icon: ArrowRight,
  keys: 'm',
  run: (person, anchor) => menus.open(anchor, `${text.actions.move} · ${person.name}`, moves(person)),
  items: (person) => moves(person),
};

export const archive: PersonAction = {
  id: 'archive',
  label: text.actions.archive,
  icon: Archive,
  run: (person) => void perform(client.archive(person.id, true)),
};

/** In the order in which a menu shows them. */
export const personActions: readonly PersonAction[] = [
  openPerson,
  write,
  wrote,
  logContact,
  thanked,
  logMention,
  appreciate,
  snooze,
  moveTo,
  archive,
];

/** The menu of a person. `without` leaves actions out that the place offers otherwise. */
export function personMenu(
  person: PersonRef,
  anchor: HTMLElement,
  own: Partial<Record<string, MenuItem[]>> = {},
): MenuItem[] {
  return personActions.flatMap((action): MenuItem[] => {
    const { id, label, icon, keys, items, run } = action;
    const entry = { id, label, icon, keys };
    const inside = own[id] ?? items?.(person);
    const item: MenuItem = inside
      ? { ...entry, items: inside }
      : { ...entry, run: () => run(person, anchor) };
    return id === 'archive' ? ['line', item] : [item];
  });
}

type MovesTo = (stage: Stage, subStage: SubStageId | null) => void;

/** The stages and their parts as menu items; the board brings its own `to`, which paints the move at once. */
export function moves(person: PersonRef, to: MovesTo = move([person])): MenuItem[] {
  const at = person.subStage ?? null;
  return spots(to, (stage, subStage) => stage === person.stage && subStage === at);
}

/** The same for whoever moves. */
export function spots(
  to: MovesTo,
  here: (stage: Stage, subStage: SubStageId | null) => boolean = () => false,
): MenuItem[] {
  return stages.flatMap((stage) => [
    {
      id: `move-${stage}`,
      label: text.stages[stage],
      checked: here(stage, null),
      run: () => to(stage, null),
    },
    ...parts.of(stage).map(({ id, name }) => ({
      id: `move-${id}`,
      label: text.actions.part(text.stages[stage], name),
      checked: here(stage, id),
      run: () => to(stage, id),
    })),
  ]);
}

function move(people: readonly PersonRef[]): MovesTo {
  return (stage, sub_stage) => {
    const to = { stage, sub_stage, after: null, before: null };
    void perform(client.several(groupOf(people).whom, { deed: 'move', to }));
  };
}

/** Snoozes one, or several as one entry. */
export function snoozeUntil(group: Group, until: string): Promise<Done> {
  return client.several(group.whom, { deed: 'snooze', until });
}

/** Until when they can be snoozed; `done` is told once they are. */
export function snoozes(group: Group, done?: () => void): MenuItem[] {
  const until = (date: string) => async () => {
    if (await perform(snoozeUntil(group, date))) done?.();
  };
  const { today } = frame;
  const names = text.actions.snoozes;
  return [
    { id: 'snooze-3', label: names.days3, run: until(addDays(today, 3)) },
    { id: 'snooze-week', label: names.week, run: until(addDays(today, 7)) },
    {
      id: 'snooze-friday',
      label: names.friday(dayAndMonth(nextFriday(today))),
      run: until(nextFriday(today)),
    },
    { id: 'snooze-month', label: names.month, run: until(addMonths(today, 1)) },
    { id: 'snooze-date', label: names.date, run: () => overlays.open({ kind: 'snooze', group, done }) },
  ];
}
