/** The import under way. It outlives the screen: leave it in the middle, come back, and it stands as it was. */
import {
  asFailure,
  client,
  type Failure,
  type ImportOptions,
  type ImportPreview,
  type ImportReport,
  type Progress,
  type Resumed,
  type UnfinishedImport,
} from '../api/client';
import { everyRow, type Shown } from './filter';
import { live } from '../shared/live.svelte';
import { router } from '../shared/router.svelte';
import { toasts } from '../shared/toasts.svelte';
import { nothingSaid, said, whole, withReading } from './options';
import { added, changed, nameOf, next, settled, type Queued } from './queue';
import { back, begin, forth, instead, now, push, type Stack } from './stack';
import { imports as t } from './text';
import { underWay } from './underWay';
import { undoBatch } from './undo';

export type Step = 'file' | 'understood' | 'rows' | 'writing' | 'report';

export class Session {
  step = $state<Step>('file');
  /** A file is being opened. */
  reading = $state(false);
  /** Where the file lies. */
  path = $state('');
  preview = $state.raw<ImportPreview | null>(null);
  /** Why the file could not be read. */
  refused = $state.raw<Failure | null>(null);
  /** Why the last choice was refused; the preview stays as it was. */
  unchanged = $state.raw<Failure | null>(null);
  /** A choice is on its way. */
  adjusting = $state(false);
  /** How far the rows of a long list are checked. */
  checking = $state.raw<Progress | null>(null);
  /** Grows with each new plan, so that lists ask again. */
  plan = $state(0);
  filter = $state.raw<Shown>(everyRow);
  /** What the step Rows shows: the questions, or every row. */
  view = $state<'questions' | 'rows'>('rows');
  progress = $state.raw({ done: 0, total: 0, ms: 0 });
  cancelling = $state(false);
  /** Said above a preview that came back after a cancel. */
  cancelled = $state(false);
  report = $state.raw<ImportReport | null>(null);
  undone = $state(false);
  /** What an undo left as it is, because it changed since. */
  kept = $state.raw<string[]>([]);
  queue = $state.raw<Queued[]>([]);
  /** Sheets of this workbook that were imported. */
  sheetsDone = $state.raw<string[]>([]);

  /** Whether it goes on with what was said about the file before. */
  resumed = $state<Resumed | null>(null);

  private stack = $state.raw<Stack<ImportOptions>>(begin(nothingSaid));
  /** The stack as it was when the core last agreed to it. */
  private agreed: Stack<ImportOptions> = begin(nothingSaid);
  private asked = 0;
  private ids = 0;

  get fileName(): string {
    return this.preview?.file_name ?? nameOf(this.path);
  }

  /** All that was said about this file. */
  get options(): ImportOptions {
    return now(this.stack);
  }

  /** What “undo” would take back of what was said; nothing outside the steps that choose. */
  get undoes(): string | null {
    return this.choosing ? (this.stack.done.at(-1)?.label ?? null) : null;
  }

  get redoes(): string | null {
    return this.choosing ? (this.stack.undone[0]?.label ?? null) : null;
  }

  private get choosing(): boolean {
    return this.step === 'understood' || this.step === 'rows';
  }

  async choose(): Promise<void> {
    try {
      await this.add(await client.importChoose());
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /** Files come in: the first is opened unless another is being looked at, the others wait. */
  async add(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    const busy = this.choosing || this.step === 'writing' || this.reading;
    const before = this.queue.length;
    this.queue = added(this.queue, paths, this.ids + 1);
    this.ids += paths.length;
    if (busy) {
      if (this.queue.length > before) live.say(t.queue.added(this.queue.length - before));
      return;
    }
    await this.openNext();
  }

  /** The next file that waits; without one, back to the beginning. */
  async openNext(): Promise<void> {
    const waiting = next(this.queue);
    if (waiting) await this.openQueued(waiting.id);
    else this.restart();
  }

  /** Looks at this file now; the one that is open waits with all that was said about it. */
  async openQueued(id: number): Promise<void> {
    const wanted = this.queue.find((q) => q.id === id);
    if (!wanted || this.step === 'writing') return;
    const open = this.open;
    if (open) this.queue = changed(this.queue, open.id, { state: 'waiting', said: this.options });
    this.forget();
    this.queue = changed(this.queue, id, { state: 'open' });
    this.path = wanted.path;
    this.start(wanted.said ?? nothingSaid);
    await this.read(() => client.importOpen(wanted.path), true);
  }

  /** Takes a file out of the queue; the open one makes room for the next. */
  async drop(id: number): Promise<void> {
    const gone = this.queue.find((q) => q.id === id);
    this.queue = settled(this.queue.filter((q) => q.id !== id));
    if (gone?.state === 'open') await this.openNext();
  }

  /** Goes on with an import that was put aside. */
  async resume(one: UnfinishedImport): Promise<void> {
    this.forget();
    this.path = one.path;
    this.start(nothingSaid);
    await this.read(() => client.importResume(one.id), false);
  }

  /** Another sheet of the workbook that was just imported. */
  async openSheet(sheet: string): Promise<void> {
    const { path, sheetsDone } = this;
    this.forget();
    this.path = path;
    this.sheetsDone = sheetsDone;
    this.start(withReading(nothingSaid, { sheet }));
    await this.read(() => client.importOpen(path), true);
  }

  /** Back to the beginning. What was said about a file is kept, and the start lists it. */
  restart(): void {
    const { open } = this;
    if (open) this.queue = settled(this.queue.filter((q) => q.id !== open.id));
    this.forget();
  }

  /** Says something about the import: the plan is made anew, and the step can be taken back. */
  say(label: string, change: (options: ImportOptions) => ImportOptions): Promise<void> {
    return this.adjust(push(this.stack, change(this.options), label));
  }

  async undoChoice(): Promise<void> {
    const label = this.undoes;
    if (label === null) return;
    live.say(t.choices.undone(label));
    await this.adjust(back(this.stack));
  }

  async redoChoice(): Promise<void> {
    const label = this.redoes;
    if (label === null) return;
    live.say(t.choices.redone(label));
    await this.adjust(forth(this.stack));
  }

  show(filter: Partial<Shown>): void {
    this.filter = { ...everyRow, ...filter };
    this.view = 'rows';
  }

  go(step: 'understood' | 'rows'): void {
    if (!this.preview || !this.choosing) return;
    if (step === 'rows' && !this.preview.names_anyone) return;
    if (step === 'rows' && this.step !== 'rows') {
      this.view = this.preview.counts.asked > 0 ? 'questions' : 'rows';
    }
    this.step = step;
  }

  async commit(): Promise<void> {
    const { preview } = this;
    if (!preview?.planned || !this.choosing || this.adjusting) return;
    this.step = 'writing';
    this.cancelling = false;
    this.cancelled = false;
    this.progress = { done: 0, total: preview.rows, ms: 0 };
    const began = performance.now();
    try {
      const report = await client.importCommit(preview.token, ({ done, total }) => {
        this.progress = { done, total, ms: performance.now() - began };
      });
      this.report = report;
      this.step = 'report';
      if (preview.format.kind === 'workbook') this.sheetsDone = [...this.sheetsDone, preview.format.sheet];
      const { open } = this;
      if (open) this.queue = changed(this.queue, open.id, { state: 'done' });
      live.say(t.report.title(report.counts.people));
      if (router.current.screen !== 'import') toasts.done(report.done);
    } catch (thrown) {
      await this.backToRows(thrown);
    }
  }

  /** Asks to stop; what was written is rolled back, and the commit itself says so by failing. */
  async cancel(): Promise<void> {
    if (this.step !== 'writing' || this.cancelling || !this.preview) return;
    this.cancelling = true;
    try {
      await client.importCancel(this.preview.token);
    } catch (thrown) {
      this.cancelling = false;
      toasts.failed(thrown);
    }
  }

  /** Stops checking: a choice is taken back; a file that was only just opened is put aside. */
  async stopChecking(): Promise<void> {
    if (!this.preview || !this.checking) return;
    if (!this.adjusting) this.restart();
    else await client.importCancel(this.preview.token).catch((thrown: unknown) => toasts.failed(thrown));
  }

  async undo(): Promise<void> {
    const undone = this.report && (await undoBatch(this.report.batch));
    if (!undone) return;
    this.undone = true;
    this.kept = undone.conflicts;
  }

  async saveRejected(): Promise<void> {
    if (!this.preview) return;
    try {
      const path = await client.importSaveRejected(this.preview.token);
      if (path) toasts.notice(t.report.saved(path));
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  private get open(): Queued | undefined {
    return this.queue.find((q) => q.state === 'open');
  }

  private start(options: ImportOptions): void {
    this.stack = begin(options);
    this.agreed = this.stack;
  }

  /** Opens a file. `own`: what was said about it stands here, else the core kept it. */
  private async read(open: () => Promise<ImportPreview>, own: boolean): Promise<void> {
    const mine = ++this.asked;
    const hear = this.hears(mine);
    this.reading = true;
    try {
      let preview = await open();
      if (mine === this.asked && own && said(this.options) > 0) {
        preview = await client.importAdjust(preview.token, this.options, hear);
      }
      if (mine !== this.asked) {
        void client.importCancel(preview.token).catch(() => {});
        return;
      }
      if (!own || preview.resumed) this.start(whole(preview.options));
      this.resumed = preview.resumed;
      this.shown(preview);
      this.dropped(preview);
      this.reading = false;
      this.step = 'understood';
      live.say(`${preview.file_name}: ${t.understood.rows(preview.rows)}`);
      await this.check(mine);
    } catch (thrown) {
      if (mine !== this.asked) return;
      const { open } = this;
      if (open) this.queue = settled(changed(this.queue, open.id, { state: 'refused' }));
      this.refused = asFailure(thrown);
      this.reading = false;
      this.checking = null;
    }
  }

  private async adjust(wanted: Stack<ImportOptions>): Promise<void> {
    if (!this.preview || !this.choosing) return;
    const mine = ++this.asked;
    this.stack = wanted;
    this.adjusting = true;
    this.cancelled = false;
    try {
      const preview = await client.importAdjust(this.preview.token, this.options, this.hears(mine));
      if (mine !== this.asked) return;
      this.agreed = wanted;
      this.shown(preview);
      this.dropped(preview);
      this.unchanged = null;
      this.adjusting = false;
      await this.check(mine);
    } catch (thrown) {
      if (mine !== this.asked) return;
      const failed = asFailure(thrown);
      // What she stopped herself needs no word.
      this.unchanged = failed.code === 'cancelled' ? null : failed;
      // The next choice must not carry the refused one along.
      this.stack = this.agreed;
      this.adjusting = false;
      this.checking = null;
      live.say(failed.message, 'assertive');
    }
  }

  /** A long list shows its first rows at once; the rest is planned while she looks. */
  private async check(mine: number): Promise<void> {
    const { preview } = this;
    if (!preview || preview.planned || !preview.names_anyone) return;
    const planned = await client.importPlan(preview.token, this.hears(mine));
    if (mine !== this.asked) return;
    this.shown(planned);
    live.say(t.rows.checked);
  }

  private hears(mine: number): (progress: Progress) => void {
    return (progress) => {
      if (mine === this.asked && progress.done < progress.total) this.checking = progress;
    };
  }

  private shown(preview: ImportPreview): void {
    this.preview = preview;
    this.plan += 1;
    if (preview.planned || !preview.names_anyone) this.checking = null;
    // Without anybody named there are no rows to look at.
    if (!preview.names_anyone && this.step === 'rows') this.step = 'understood';
    if (preview.questions.length === 0) this.view = 'rows';
  }

  /** What points to no row or column any more is gone, and a quiet word says so. */
  private dropped(preview: ImportPreview): void {
    if (preview.no_longer === 0) return;
    this.stack = instead(this.stack, whole(preview.options));
    this.agreed = this.stack;
    toasts.notice(t.choices.noLonger(preview.no_longer));
  }

  /** A commit that was cancelled or failed wrote nothing: the plan is made anew, with all that she chose. */
  private async backToRows(thrown: unknown): Promise<void> {
    const failed = asFailure(thrown);
    const { cancelling, path } = this;
    this.step = 'rows';
    await this.adjust(this.stack);
    if (this.unchanged) {
      // Nothing waits under that number any more: read the file once again.
      this.unchanged = null;
      await this.read(() => client.importOpen(path), true);
    }
    this.cancelling = false;
    if (cancelling || failed.code === 'cancelled') {
      this.cancelled = true;
      live.say(t.preview.cancelled, 'assertive');
    } else {
      toasts.failed(failed);
    }
  }

  private forget(): void {
    if (this.preview && this.choosing) {
      void client.importCancel(this.preview.token).catch(() => {
        // A preview that is forgotten already is what was asked for.
      });
    }
    this.asked += 1;
    this.step = 'file';
    this.reading = false;
    this.path = '';
    this.preview = null;
    this.refused = null;
    this.unchanged = null;
    this.adjusting = false;
    this.checking = null;
    this.filter = everyRow;
    this.view = 'rows';
    this.cancelled = false;
    this.cancelling = false;
    this.report = null;
    this.undone = false;
    this.kept = [];
    this.sheetsDone = [];
    this.resumed = null;
    this.start(nothingSaid);
  }
}

export const session = new Session();
underWay.session = session;
