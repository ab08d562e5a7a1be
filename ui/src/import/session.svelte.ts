/** The import under way. It outlives the screen: leave it in the middle, come back, and it stands as it was. */
import {
  asFailure,
  client,
  type Failure,
  type ImportOptions,
  type ImportPreview,
  type ImportReport,
  type Outcome,
  type Platform,
} from '../api/client';
import { live } from '../shared/live.svelte';
import { router } from '../shared/router.svelte';
import { toasts } from '../shared/toasts.svelte';
import { written } from './outcomes';
import { imports as t } from './text';

export type Phase = 'start' | 'reading' | 'preview' | 'writing' | 'done';

class Session {
  phase = $state<Phase>('start');
  /** Where the file lies, and what it is called. */
  path = $state('');
  preview = $state.raw<ImportPreview | null>(null);
  /** Why the file could not be read. */
  refused = $state.raw<Failure | null>(null);
  /** Why a change of the mapping was refused; the preview stays as it was. */
  unchanged = $state.raw<Failure | null>(null);
  adjusting = $state(false);
  /** Grows with each new plan, so that lists ask again. */
  plan = $state(0);
  filter = $state<Outcome | null>(null);
  progress = $state.raw({ done: 0, total: 0, ms: 0 });
  cancelling = $state(false);
  /** Said above a preview that came back after a cancel. */
  cancelled = $state(false);
  report = $state.raw<ImportReport | null>(null);
  undone = $state(false);

  /** What she chose against the guesses; only this is sent. */
  private platform: Platform | null = null;
  private overwrite = false;
  private fields = new Map<string, string>();
  private asked = 0;

  get fileName(): string {
    return this.preview?.file_name ?? this.path.split(/[\\/]/).pop() ?? '';
  }

  async choose(): Promise<void> {
    try {
      const path = await client.importChoose();
      if (path) await this.open(path);
    } catch (thrown) {
      toasts.failed(thrown);
    }
  }

  /** Reads a file and shows what would happen; a file that was being looked at makes room. */
  async open(path: string): Promise<void> {
    if (this.phase === 'writing') {
      toasts.notice(t.busy);
      return;
    }
    this.forget();
    this.path = path;
    await this.read();
  }

  /** Back to the beginning; the preview is forgotten. */
  restart(): void {
    this.forget();
  }

  chooseField(column: string, field: string): Promise<void> {
    return this.adjust(() => this.fields.set(column, field));
  }

  choosePlatform(platform: Platform | null): Promise<void> {
    return this.adjust(() => (this.platform = platform));
  }

  chooseOverwrite(overwrite: boolean): Promise<void> {
    return this.adjust(() => (this.overwrite = overwrite));
  }

  async commit(): Promise<void> {
    const { preview } = this;
    if (!preview || this.phase !== 'preview' || this.adjusting) return;
    this.phase = 'writing';
    this.cancelling = false;
    this.cancelled = false;
    this.progress = { done: 0, total: preview.rows, ms: 0 };
    const began = performance.now();
    try {
      const report = await client.importCommit(preview.token, ({ done, total }) => {
        this.progress = { done, total, ms: performance.now() - began };
      });
      this.report = report;
      this.phase = 'done';
      live.say(t.report.title(written(report.counts)));
      if (router.current.screen !== 'import') toasts.done(report.done);
    } catch (thrown) {
      await this.backToPreview(thrown);
    }
  }

  /** Asks to stop; what was written is rolled back, and the commit itself says so by failing. */
  async cancel(): Promise<void> {
    if (this.phase !== 'writing' || this.cancelling || !this.preview) return;
    this.cancelling = true;
    try {
      await client.importCancel(this.preview.token);
    } catch (thrown) {
      this.cancelling = false;
      toasts.failed(thrown);
    }
  }

  async undo(): Promise<void> {
    if (this.report && (await undoBatch(this.report.batch))) this.undone = true;
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

  private options(): ImportOptions {
    const map = [...this.fields].map(([column, field]) => ({ column, field }));
    return { platform: this.platform, map, overwrite: this.overwrite };
  }

  private get hasChosen(): boolean {
    return this.platform !== null || this.overwrite || this.fields.size > 0;
  }

  private async read(): Promise<void> {
    const mine = ++this.asked;
    this.phase = 'reading';
    try {
      let preview = await client.importOpen(this.path);
      if (mine === this.asked && this.hasChosen) {
        preview = await client.importAdjust(preview.token, this.options());
      }
      if (mine !== this.asked) {
        void client.importCancel(preview.token).catch(() => {});
        return;
      }
      this.shown(preview);
      this.phase = 'preview';
      live.say(`${preview.file_name}: ${t.understood.rows(preview.rows)}`);
    } catch (thrown) {
      if (mine !== this.asked) return;
      this.refused = asFailure(thrown);
      this.phase = 'start';
    }
  }

  private async adjust(choose: () => void): Promise<void> {
    if (!this.preview) return;
    const before = { platform: this.platform, overwrite: this.overwrite, fields: new Map(this.fields) };
    choose();
    const mine = ++this.asked;
    this.adjusting = true;
    this.cancelled = false;
    try {
      const preview = await client.importAdjust(this.preview.token, this.options());
      if (mine !== this.asked) return;
      this.shown(preview);
      this.unchanged = null;
    } catch (thrown) {
      if (mine !== this.asked) return;
      this.unchanged = asFailure(thrown);
      // The next choice must not carry the refused one along.
      Object.assign(this, before);
      live.say(this.unchanged.message, 'assertive');
    }
    this.adjusting = false;
  }

  private shown(preview: ImportPreview): void {
    this.preview = preview;
    this.plan += 1;
  }

  /** A commit that was cancelled or failed wrote nothing: the plan is made anew, with all that she chose. */
  private async backToPreview(thrown: unknown): Promise<void> {
    const failed = asFailure(thrown);
    const { cancelling, filter, preview } = this;
    try {
      if (preview) this.shown(await client.importAdjust(preview.token, this.options()));
      this.phase = 'preview';
    } catch {
      await this.read();
    }
    this.filter = filter;
    this.cancelling = false;
    if (cancelling || failed.code === 'cancelled') {
      this.cancelled = true;
      live.say(t.preview.cancelled, 'assertive');
    } else {
      toasts.failed(failed);
    }
  }

  private forget(): void {
    if (this.preview && this.phase === 'preview') {
      void client.importCancel(this.preview.token).catch(() => {
        // A preview that is forgotten already is what was asked for.
      });
    }
    this.asked += 1;
    this.phase = 'start';
    this.path = '';
    this.preview = null;
    this.refused = null;
    this.unchanged = null;
    this.adjusting = false;
    this.filter = null;
    this.cancelled = false;
    this.cancelling = false;
    this.report = null;
    this.undone = false;
    this.platform = null;
    this.overwrite = false;
    this.fields.clear();
  }
}

export const session = new Session();

/** Takes a whole import back; true when it was. */
export async function undoBatch(batch: string): Promise<boolean> {
  try {
    toasts.undone(await client.importUndo(batch));
    return true;
  } catch (thrown) {
    toasts.failed(thrown);
    return false;
  }
}
