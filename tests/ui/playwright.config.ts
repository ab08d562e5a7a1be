/** The UI in Debian's Chromium over the fake back end, under the window's own content policy. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** Another port lets two runs stand side by side: each has its own build and results. */
const port = process.env.PERENNIAL_UI_PORT ?? '4173';
const ui = join(__dirname, '../../ui');
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

export default defineConfig({
  testDir: '.',
  outputDir: `results/${port}`,
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  retries: 0,
  // Axe looks at every row: seconds on a busy machine.
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    trace: 'retain-on-failure',
    // Never a browser that a package manager would have to download.
    launchOptions: {
      executablePath: chromium,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    },
  },
  webServer: {
    command: `npm run build:fake && npm run preview -- --port ${port}`,
    cwd: ui,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
