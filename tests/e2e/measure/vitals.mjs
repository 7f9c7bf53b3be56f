// What a slow phone sees: first words, largest words, what moves, and how long the page does not answer.
//
//   AFFILIO_CHROMIUM=/usr/bin/chromium AFFILIO_URL=http://127.0.0.1:8080 node tests/e2e/measure/vitals.mjs [runs]
//
// Against a running server with its release bundle, a processor slowed four times, 1.6 Mbit/s and 150 ms
// (applied, not modelled), nothing in the browser's cache; prints medians. Nothing is asserted: times on a
// shared machine are to be read, not tested.

import { base, startBrowser } from '../support/browser.mjs';
import { allSteps, signedInWith } from '../support/demo.mjs';

const [, , runs = '3'] = process.argv;
const visitor = ['/', '/estimer', '/affiliation', '/connexion'];
const member = ['etapes', 'profil', 'beneficiaires', 'garanties', 'banque', 'signature', 'dispense', 'compte'].map((step) => `/affiliation/${step}`);
/** Until when a page is watched, in milliseconds. */
const watched = 6_000;
/** A task longer than this keeps the page from answering, for what it lasts beyond. */
const long = 50;

const observe = (long) => {
  globalThis.seen = { largest: 0, moved: 0, blocked: 0 };
  const on = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  on('largest-contentful-paint', (one) => (globalThis.seen.largest = one.startTime));
  on('layout-shift', (one) => (globalThis.seen.moved += one.hadRecentInput ? 0 : one.value));
  on('longtask', (one) => (globalThis.seen.blocked += one.duration - long));
};

async function look(browser, path, cookies) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 412, height: 823 }, locale: 'fr-FR' });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.addInitScript(observe, long);
  const chromium = await context.newCDPSession(page);
  await chromium.send('Network.enable');
  const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
  await chromium.send('Network.emulateNetworkConditions', line);
  await chromium.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(path);
  await page.waitForTimeout(watched);
  const seen = await page.evaluate(() => ({
    first: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    ...globalThis.seen,
  }));
  await context.close();
  return seen;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const browser = await startBrowser();
const context = await browser.newContext({ baseURL: base });
await signedInWith(await context.newPage(), allSteps);
const session = await context.cookies();
await context.close();
for (const path of [...visitor, ...member]) {
  const seen = [];
  for (let run = 0; run < Number(runs); run += 1) seen.push(await look(browser, path, member.includes(path) ? session : []));
  const of = (what) => median(seen.map((one) => one[what]));
  console.log(
    `${path}: first words ${of('first').toFixed(0)} ms, largest ${of('largest').toFixed(0)} ms, ` +
      `moved ${of('moved').toFixed(3)}, not answering ${of('blocked').toFixed(0)} ms`,
  );
}
await browser.close();
