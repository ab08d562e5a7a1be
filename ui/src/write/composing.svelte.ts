/** A message that is being written: looked at after every pause, its draft kept. */
import {
  asFailure,
  client,
  type Channel,
  type ComposeAsk,
  type Composed,
  type Failure,
  type Intent,
  type PersonId,
} from '../api/client';
import { toasts } from '../shared/toasts.svelte';
import { toPaste } from './marks';

const LOOK_MS = 180;
const KEEP_MS = 500;

export class Composing {
  text = $state('');
  channel = $state<Channel>('dm');
  intent = $state<Intent>('check-in');
  /** What the core says of the newest text that it has seen. */
  seen = $state.raw<Composed | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Whether the draft on disk is the text on the screen. */
  kept = $state(false);
  /** It was copied or opened: was it sent? */
  asks = $state<'copied' | 'opened' | null>(null);
  logging = $state(false);

  private touched = false;
  private looks = 0;
  private look: ReturnType<typeof setTimeout> | undefined;
  private keep: ReturnType<typeof setTimeout> | undefined;
  private intentChosen = false;
  private done = false;

  constructor(readonly person: PersonId) {}

  /** The labels of what is missing, each once. */
  get missing(): { field: string; label: string | null }[] {
    const all = this.seen?.filled?.missing ?? [];
    return all.filter((m, i) => all.findIndex((other) => other.field === m.field) === i);
  }

  /** Why it cannot be copied yet; nothing where it can. */
  get blocked(): boolean {
    return !this.text.trim() || !this.seen?.filled || this.missing.length > 0;
  }

  /** The draft, or the template that fits. */
  async begin(): Promise<void> {
    await this.ask({ template: null, channel: null, text: null }, true);
  }

  /** Looks again: something about them was changed. */
  again(): void {
    if (this.seen) void this.ask(this.now(), false);
    else void this.begin();
  }

  type(text: string): void {
    this.text = text;
    this.changed();
  }

  turn(channel: Channel): void {
    this.channel = channel;
    this.changed();
  }

  /** Begins anew with a template; without one the text stays. */
  async choose(template: string | null): Promise<void> {
    this.touched = true;
    if (template === null) return;
    clearTimeout(this.look);
    await this.ask({ template, channel: this.channel, text: null }, true);
    this.changed();
  }

  chooseIntent(intent: Intent): void {
    this.intent = intent;
    this.intentChosen = true;
  }

  async copy(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(toPaste(this.filled, this.channel === 'email'));
    } catch {
      return false;
    }
    this.asks = 'copied';
    return true;
  }

  async mail(): Promise<void> {
    if (!this.seen?.mailto) return;
    try {
      await client.openLink(this.seen.mailto);
      this.asks = 'opened';
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /** Logs it as sent. True when it was done. */
  async log(): Promise<boolean> {
    this.logging = true;
    try {
      await this.flush();
      const { channel, intent } = this;
      toasts.done(await client.logMessage(this.person, { channel, intent, text: this.filled, on: null }));
      this.done = true;
      return true;
    } catch (thrown) {
      toasts.failed(thrown);
      return false;
    } finally {
      this.logging = false;
    }
  }

  /** Keeps the draft now. `ends`: the composer closes. */
  async flush(ends = true): Promise<void> {
    if (ends) clearTimeout(this.look);
    clearTimeout(this.keep);
    this.keep = undefined;
    if (!this.touched || this.kept || this.done) return;
    const { channel, text } = this;
    try {
      await client.saveDraft(this.person, { template: this.seen?.template ?? null, channel, body: text });
      if (this.text === text) this.kept = true;
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  private get filled(): string {
    return this.seen?.filled?.text ?? this.text;
  }

  private now(): ComposeAsk {
    return { template: null, channel: this.channel, text: this.text };
  }

  private changed(): void {
    this.touched = true;
    this.kept = false;
    this.asks = null;
    clearTimeout(this.look);
    this.look = setTimeout(() => void this.ask(this.now(), false), LOOK_MS);
    // Not put off by what is typed meanwhile: a crash takes half a second of it at most.
    this.keep ??= setTimeout(() => void this.flush(false), KEEP_MS);
  }

  private async ask(question: ComposeAsk, take: boolean): Promise<void> {
    const mine = ++this.looks;
    try {
      const seen = await client.compose(this.person, question);
      if (mine !== this.looks) return;
      // What it began as is not said by the text.
      this.seen = take ? seen : { ...seen, template: this.seen?.template ?? null };
      this.failure = null;
      if (take) {
        this.text = seen.text;
        this.channel = seen.channel;
        this.kept = seen.draft;
      }
      if (!this.intentChosen) this.intent = take ? seen.intent : this.likelyIntent(seen.intent);
    } catch (thrown) {
      if (mine === this.looks) this.failure = asFailure(thrown);
    }
  }

  /** A note of a first approach asks, whatever its words. */
  private likelyIntent(said: Intent): Intent {
    return this.seen?.template && this.intent === 'ask' ? 'ask' : said;
  }
}
