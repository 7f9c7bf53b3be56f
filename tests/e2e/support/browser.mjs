// One browser for a file of scenarios, one fresh context for each, and a page that must stay clean:
// no console error, no policy violation, no request to anybody else.

import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

import { watch } from './watch.mjs';

/** Where the server of this run listens. */
export const base = required('AFFILIO_URL');

/** The two sizes every screen is checked at. */
export const screens = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1440, height: 900 },
};

/** 1280 px enlarged four times: nothing may need to be scrolled sideways (WCAG 1.4.10). */
const narrowest = { width: 320, height: 640 };

const pictures = new URL('../out/', import.meta.url);

/** Starts the browser. */
export function startBrowser() {
  return chromium.launch(browserOptions());
}

/**
 * How the browser is started. Without these flags it looks for its maker's services at every start,
 * and its sandbox cannot be had as root.
 */
export function browserOptions() {
  return {
    executablePath: required('AFFILIO_CHROMIUM'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/**
 * Plays `scenario` on a fresh page, then fails if the page was not clean.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {{ name: string, screen: keyof typeof screens | 'narrowest', colorScheme?: 'light' | 'dark', forcedColors?: 'active' | 'none', javaScript?: boolean, site?: string, forgive?: (fault: string) => boolean }} options
 *   `site` is our server unless said; `forgive` names the faults a scenario provokes on purpose.
 * @param {(page: import('playwright-core').Page) => Promise<void>} scenario
 */
export async function onPage(browser, options, scenario) {
  const site = options.site ?? base;
  const context = await browser.newContext({
    baseURL: site,
    viewport: screens[options.screen] ?? narrowest,
    isMobile: options.screen === 'phone',
    hasTouch: options.screen === 'phone',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: options.colorScheme ?? 'light',
    forcedColors: options.forcedColors ?? 'none',
    reducedMotion: 'reduce',
    javaScriptEnabled: options.javaScript ?? true,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const faults = await watch(context, new URL(site).origin);
  const page = await context.newPage();
  try {
    await scenario(page);
    const unforgiven = faults.filter((fault) => !options.forgive?.(fault));
    if (unforgiven.length > 0) {
      throw new Error(`the page was not clean:\n- ${unforgiven.join('\n- ')}`);
    }
  } catch (error) {
    await keepPicture(page, `${options.name}-${options.screen}`);
    throw error;
  } finally {
    await context.close();
  }
}

async function keepPicture(page, name) {
  const file = new URL(`${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`, pictures);
  await mkdir(pictures, { recursive: true });
  // The page may be what broke; its own error matters more than the picture of it.
  await page.screenshot({ path: file.pathname, fullPage: true }).catch(() => {});
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the scenarios with cargo xtask e2e`);
  return value;
}
