import '@fontsource-variable/figtree/wght.css';
import '@fontsource/newsreader/500.css';
import './shared/tokens.css';
import './shared/base.css';
import './shared/sheets.css';
import './shared/places.css';
import { mount } from 'svelte';
import { asFailure, client, connect, type Failure } from './api/client';
import App from './App.svelte';
import ErrorState from './shared/ErrorState.svelte';
import { language } from './shared/language';
import { router } from './shared/router.svelte';
import { text } from './shared/text';
import { firstPage } from './today/firstPage';
import { learn } from './shared/told';

document.documentElement.lang = language;
const target = document.getElementById('app')!;

// Not awaited here: what is fetched meanwhile leans on the same file as this.
void start();

async function start(): Promise<void> {
  try {
    // The fonts lie beside the program: waiting for them is shorter than the jump they would make.
    const fonts = ['400 1rem "Figtree Variable"', '500 1rem "Newsreader"'].map((f) => document.fonts.load(f));
    const [problem] = await Promise.all([
      connect().then(opening),
      learn(),
      Promise.race([Promise.allSettled(fonts), new Promise((r) => setTimeout(r, 400))]),
    ]);
    // The tray and the reminder speak as the window does; where they cannot, they go on as before.
    void client.speak(language).catch(() => {});
    empty();
    mount(App, { target, props: { problem } });
  } catch (thrown) {
    empty();
    mount(ErrorState, { target, props: { failure: asFailure(thrown), title: text.errors.start } });
  }
}

/** Takes away what stood there while the code was on its way. */
function empty(): void {
  target.replaceChildren();
}

/** How long an empty window waits for what it is to show; it shows that it waits from then on. */
const PATIENCE = 300;

/** What is wrong with the data file; nothing is where the first question is answered. */
async function opening(): Promise<Failure | null> {
  if (router.current.screen === 'today' && (await firstPage.ask(PATIENCE))) return null;
  // A back end that does not know the question has no problem to tell.
  return client.startProblem().catch(() => null);
}
