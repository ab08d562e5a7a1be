/** What a person's panel and page say, in German. */
import type { Channel, Direction, PersonPage } from '../api/client';
import { exactCount, plural } from '../shared/format';
import type { en } from './text';

const told: Record<Direction, Record<Channel, string>> = {
  out: {
    email: 'Du hast gemailt',
    dm: 'Du hast eine Nachricht geschickt',
    call: 'Du hast angerufen',
    meeting: 'Ihr habt euch getroffen',
    parcel: 'Du hast ein Paket geschickt',
    comment: 'Du hast kommentiert',
    other: 'Du hast dich gemeldet',
  },
  in: {
    email: 'Hat dir gemailt',
    dm: 'Hat dir eine Nachricht geschickt',
    call: 'Hat dich angerufen',
    meeting: 'Hat dich getroffen',
    parcel: 'Hat dir ein Paket geschickt',
    comment: 'Hat bei dir kommentiert',
    other: 'Hat sich gemeldet',
  },
};

/** „einmal“, „zweimal“, „dreimal“, „13-mal“. */
function times(n: number): string {
  const words = 'einmal zweimal dreimal viermal fünfmal sechsmal'.split(' ');
  return words[n - 1] ?? `${exactCount(n)}-mal`;
}

const person: typeof en.person = {
  panel: 'Person',
  grow: 'Als Seite öffnen',
  back: 'Zurück',
  more: 'Mehr',
  close: 'Schließen',
  rename: 'Name',
  edit: (label: string, value: string) => `${label}: ${value || 'leer'}. Ändern`,
  stage: (stage: string) => `Phase: ${stage}. Verschieben`,
  add: (label: string) => `${label} hinzufügen`,

  gone: {
    title: 'Nicht mehr da',
    says: 'Diese Person steht nicht mehr in deiner Datei: Ein Import oder ein Hinzufügen wurde rückgängig gemacht, oder ein anderes Fenster hat sie entfernt.',
    people: 'Alle ansehen',
  },

  standing: {
    dueToday: 'Heute fällig',
    wasDue: (days: number) => `${plural(days, 'Tag', 'Tage')} überfällig`,
    willBeDue: (days: number, date: string) =>
      days === 1 ? `Morgen fällig, am ${date}` : `In ${plural(days, 'Tag', 'Tagen')} fällig, am ${date}`,
    snoozed: (date: string) => `Zurückgestellt bis ${date}`,
    archived: (date: string) => `Archiviert am ${date}`,
    archivedWhy: 'Bleibt mit der ganzen Geschichte erhalten, ohne Hinweise.',
    silent: 'Nicht kontaktieren',
    silentWhy: 'Du bekommst nie einen Hinweis, dich hier zu melden.',
    noCadence: 'Kein Rhythmus: Niemand erinnert dich.',
    share: ({ ours, asks, gives, appreciation }: PersonPage['last_year']) => {
      const valued = appreciation > 0 ? `${times(appreciation)} Wertschätzung gezeigt` : '';
      if (ours === 0) {
        return valued
          ? `Du hast im letzten Jahr nicht geschrieben, aber ${valued}`
          : 'Du hast im letzten Jahr nicht geschrieben';
      }
      const asked = asks > 0 ? `${times(asks)} um etwas gebeten` : 'um nichts gebeten';
      const gave = gives > 0 ? `${times(gives)} etwas gegeben` : 'nichts gegeben';
      const wrote = `Du hast im letzten Jahr ${times(ours)} geschrieben: ${asked}, ${gave}`;
      return valued ? `${wrote}; ${valued}` : wrote;
    },
    write: 'Schreiben',
    log: 'Kontakt festhalten',
    wrote: 'Heute geschrieben',
    snooze: 'Zurückstellen',
    wake: 'Jetzt wecken',
    bringBack: 'Zurückholen',
    allow: 'Darf wieder kontaktiert werden',
  },

  menu: {
    archive: 'Archivieren',
    bringBack: 'Aus dem Archiv zurückholen',
    silence: 'Nicht kontaktieren',
    allow: 'Darf wieder kontaktiert werden',
  },

  reach: {
    title: 'Wo du sie erreichst',
    add: 'Konto, E-Mail oder Telefon hinzufügen',
    hint: 'Tippe instagram:ada oder füge die Adresse eines Profils ein.',
    adds: {
      account: 'Enter fügt ein Konto hinzu',
      email: 'Enter fügt eine E-Mail hinzu',
      phone: 'Enter fügt ein Telefon hinzu',
    },
    remove: (what: string) => `${what} entfernen`,
    open: (where: string) => `${where} im Browser öffnen`,
    followersOn: (exact: string, date: string | null) =>
      date ? `${exact} Follower am ${date}` : `${exact} Follower`,
    none: 'Noch kein Konto, keine E-Mail und kein Telefon.',
  },

  tags: {
    title: 'Schlagwörter',
    add: 'Schlagwort hinzufügen',
    suggestions: 'Vorhandene Schlagwörter',
    remove: (name: string) => `Schlagwort ${name} entfernen`,
    make: (name: string) => `Neues Schlagwort „${name}“`,
  },

  details: {
    title: 'Angaben',
    more: 'Leere Felder zeigen',
    fewer: 'Leere Felder ausblenden',
    fields: {
      name: 'Name',
      agency: 'Agentur',
      location: 'Ort',
      country: 'Land',
      language: 'Sprache',
      time_zone: 'Zeitzone',
      birthday: 'Geburtstag',
      note: 'Notiz',
      cadence_days: 'Rhythmus',
      next_touch_on: 'Nächster Kontakt',
      tier: 'Stufe',
    },
    noTier: 'Keine Stufe',
    subStage: 'Abschnitt',
    noSubStage: 'In keinem Abschnitt',
    birthdayHint: 'Zum Beispiel 14. März oder 14. März 1990',
    zoneHint: 'Zum Beispiel Europe/Berlin',
    cadenceHint: 'Eine Zahl von Tagen; leer folgt der Phase oder der Vorgabe',
    every: (days: number) => (days === 1 ? 'Jeden Tag' : `Alle ${plural(days, 'Tag', 'Tage')}`),
    never: 'Kein Rhythmus',
    from: {
      person: 'für diese Person festgelegt',
      tag: 'von einem Schlagwort',
      stage: 'von der Phase',
      default: 'Vorgabe',
    },
    plan: 'Datum planen',
    clear: 'Leeren',
    setDate: 'Festlegen',
    added: 'Hinzugefügt',
  },

  note: {
    change: 'Notiz ändern',
    marks: '**fett**, *kursiv*, # Überschrift, - Liste, [Link](https:// …)',
    title: 'Notiz',
    placeholder: 'Was dieser Person wichtig ist, was du versprochen hast, wie sie ihren Kaffee trinkt …',
    keys: 'Strg+Enter speichert, Esc nimmt es zurück',
  },

  timeline: {
    title: 'Zeitleiste',
    add: { mention: 'Erwähnung', appreciate: 'Wertschätzung' },
    contacts: (n: number) => plural(n, 'Kontakt', 'Kontakte'),
    empty: 'Noch nichts. Halte den ersten Kontakt fest, dann steht er hier.',
    told,
    moved: (to: string) => `Verschoben nach ${to}`,
    started: (to: string) => `Hinzugefügt in ${to}`,
    from: (from: string) => `von ${from}`,
    imported: 'Kam mit',
    updated: 'Ergänzt durch',
    merged: 'Zusammengeführt mit',
    mention: (what: string) => `${what} über dich`,
    organic: 'Organisch',
    paid: 'Bezahlt',
    thanked: (date: string) => `Gedankt ${date}`,
    filter: 'Nur zeigen',
    kinds: {
      contact: 'Kontakte',
      mention: 'Erwähnungen',
      appreciation: 'Wertschätzung',
      stage: 'Phasen',
      import: 'Importe',
    },
    shown: (n: number) => `${plural(n, 'Eintrag', 'Einträge')} gezeigt`,
    none: {
      contact: (name: string) => `Noch kein Kontakt mit ${name}.`,
      mention: (name: string) => `Noch ist nichts festgehalten, was ${name} über dich gepostet hat.`,
      appreciation: (name: string) => `Noch ist nichts festgehalten, was du für ${name} getan hast.`,
      stage: (name: string) => `${name} wurde noch nie verschoben.`,
      import: (name: string) => `${name} kam mit keinem Import.`,
    },
    noneOf: (name: string) => `Noch nichts dieser Art mit ${name}.`,
    everything: 'Alles zeigen',
    earlier: (n: number) => plural(n, 'früheren Eintrag zeigen', 'frühere Einträge zeigen'),
    menu: (what: string) => `${what}: ändern oder löschen`,
    edit: 'Ändern …',
    delete: 'Löschen',
    thank: 'Heute gedankt',
    openLink: 'Beitrag öffnen',
  },

  log: {
    title: (name: string) => `Kontakt mit ${name}`,
    change: (name: string) => `Kontakt mit ${name} ändern`,
    channel: 'Wie',
    direction: 'Wer hat geschrieben',
    intent: 'Wozu',
    intents: {
      ask: 'Du möchtest etwas: einen Beitrag, eine Antwort, einen Termin.',
      give: 'Ein Geschenk, ein Vorab-Zugang, ihre Arbeit geteilt.',
      'check-in': 'Wie geht es dir? Ohne Anliegen.',
      thanks: 'Ein Dank für das, was sie getan haben.',
      reply: 'Eine Antwort auf das, was vorher geschrieben wurde.',
    },
    on: 'Wann',
    today: 'Heute',
    yesterday: 'Gestern',
    at: 'Uhrzeit',
    atHint: '14:30',
    note: 'Notiz',
    noteHint: 'Was gesagt, was versprochen wurde. Freiwillig.',
    save: 'Kontakt festhalten',
    saveChange: 'Speichern',
  },
};

const valuing: typeof en.valuing = {
  other: 'Etwas anderes',
  mention: {
    title: (name: string) => `Erwähnung von ${name}`,
    change: (name: string) => `Erwähnung von ${name} ändern`,
    link: 'Link',
    linkHint: 'Füge die Adresse des Beitrags ein',
    optional: 'Ohne Link wähle unten, was es war.',
    reads: (platform: string | null, what: string) =>
      platform
        ? `${what} auf ${platform}. Enter speichert.`
        : `${what} auf einer anderen Seite. Enter speichert.`,
    profile: 'Das ist die Adresse eines Profils. Füge die des Beitrags ein, damit du ihn wiederfindest.',
    kind: 'Was es ist',
    paid: 'Bezahlt?',
    organic: { organic: 'Organisch: ungefragt und unbezahlt', paid: 'Bezahlt oder vereinbart' },
    on: 'Erschienen',
    thanked: 'Du hast dafür gedankt',
    thankedOn: 'Gedankt',
    note: 'Notiz',
    noteHint: 'Was gezeigt, was gesagt wurde. Freiwillig.',
    save: 'Erwähnung festhalten',
  },
  appreciation: {
    title: (name: string) => `Wertschätzung für ${name}`,
    change: (name: string) => `Wertschätzung für ${name} ändern`,
    kind: 'Was du getan hast',
    says: {
      gift: 'Etwas geschickt oder überreicht, ohne etwas dafür zu wollen.',
      'thank-you-note': 'Eine Karte oder ein paar Zeilen Dank.',
      share: 'Du hast ihre Inhalte geteilt oder vorgestellt.',
      'early-access': 'Etwas vor allen anderen gesehen oder ausprobiert.',
      birthday: 'Du hast an den Geburtstag gedacht.',
      other: 'Alles andere, das Wertschätzung zeigt.',
    },
    note: 'Notiz',
    noteHint: 'Was es war, was gesagt wurde. Freiwillig.',
    save: 'Wertschätzung festhalten',
  },
};

export const de: typeof en = { person, valuing };
