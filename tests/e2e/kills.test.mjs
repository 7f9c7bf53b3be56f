// The browser is killed, not closed, at chance moments of an affiliation. What the screen called saved
// is there when the person comes back, and nothing that nobody typed.
//
// AFFILIO_KILLS=50 kills so many times, AFFILIO_SEED=… repeats the same moments.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

import { debit, profile } from './support/answers.mjs';
import { browserOptions, onPage, startBrowser } from './support/browser.mjs';
import { password, signedInWith } from './support/demo.mjs';
import { answer, arriveAt, press, signIn, steps, unfold, verifyPhone } from './support/journey.mjs';
import { chosenSeed, drawsFrom } from './support/seed.mjs';

const kills = Number(process.env.AFFILIO_KILLS ?? 8);
const seed = chosenSeed();

/** What is done in order: questions with their answers, and the buttons between. */
const script = [
  ['open', 'profile'],
  ...Object.entries(profile).map(([question, value]) => ['answer', question, value]),
  ['verify'],
  ['press', 'Suivant', 'Mes bénéficiaires'],
  ['press', 'Poursuivre sans bénéficiaire', 'Mes garanties'],
  ['answer', 'Choisissez votre garantie', 'Régime 2'],
  ['press', 'Suivant', 'Mes coordonnées bancaires'],
  ...Object.entries({ ...debit, 'Vos remboursements arrivent sur ce même compte': 'Oui' }).map(
    ([question, value]) => ['answer', question, value],
  ),
  ['wait'],
];

let reader;
before(async () => {
  reader = await startBrowser();
});
after(() => reader?.close());

test(`${kills} kills lose nothing that the screen called saved (seed ${seed})`, async () => {
  const draw = drawsFrom(seed);
  const total = { promised: 0, lost: 0 };
  for (let run = 1; run <= kills; run += 1) {
    const moment = { act: Math.floor(draw() * script.length), after: Math.floor(draw() * 1_500), draw };
    const story = await fillUntilKilled(moment);
    const { promised, lost, strange } = await compare(story);
    total.promised += promised;
    total.lost += lost.length;
    const where = `kill ${run}, act ${moment.act} and ${moment.after} ms, seed ${seed}`;
    assert.deepEqual(lost, [], `${where}: called saved, and lost`);
    assert.deepEqual(strange, [], `${where}: neither typed nor there before`);
  }
  console.log(`kills: ${kills}, answers called saved before them: ${total.promised}, lost: ${total.lost}, seed ${seed}`);
  assert.ok(total.promised > 0, 'some answers were called saved before a kill');
});

/**
 * Fills as the script says, and kills the browser in the middle.
 *
 * @param {{ act: number, after: number, draw: () => number }} moment milliseconds after the beginning of that act
 */
async function fillUntilKilled(moment) {
  const server = await chromium.launchServer(browserOptions());
  const browser = await chromium.connect(server.wsEndpoint());
  const context = await browser.newContext({ baseURL: process.env.AFFILIO_URL, locale: 'fr-FR' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const story = { saved: new Map(), begun: new Map(), person: await signedInWith(page, []) };
  let dead = false;
  // What the screen holds whenever it says that all is saved.
  await context.exposeBinding('screenSaysSaved', (_source, path, values) => {
    if (dead) return;
    const former = story.saved.get(path) ?? {};
    story.saved.set(path, { ...former, ...values });
    story.begun.set(path, new Set([story.now]));
  });
  await context.addInitScript(`(${watchSaved})(${readFields})`);

  const killed = Promise.withResolvers?.() ?? withResolvers();
  const die = async () => {
    dead = true;
    await server.kill();
    killed.resolve();
  };
  const fill = async () => {
    for (const [rank, act] of script.entries()) {
      if (rank === moment.act) setTimeout(() => void die(), moment.after);
      await perform(page, story, act);
      // As a person who looks for a paper: what was typed has time to be saved.
      if (moment.draw() < 0.25) await wait(1_500);
    }
  };
  // Every act fails once the browser is dead; any other failure is one.
  await fill().catch(async (error) => {
    if (dead) return;
    await die();
    throw error;
  });
  await killed.promise;
  return story;
}

function withResolvers() {
  const parts = {};
  parts.promise = new Promise((resolve) => (parts.resolve = resolve));
  return parts;
}

async function perform(page, story, [kind, what, value]) {
  if (kind === 'open') {
    await page.goto(steps[what].path);
    await arriveAt(page, steps[what].name);
  } else if (kind === 'press') {
    await press(page, what);
    await arriveAt(page, value);
  } else if (kind === 'wait') {
    await wait(10_000);
  } else if (kind === 'verify') {
    await verifyPhone(page);
  } else {
    const field = page.getByLabel(what, { exact: true }).and(page.locator('input:not([type=radio]), select'));
    story.now = what;
    const path = new URL(page.url()).pathname;
    if (!story.begun.has(path)) story.begun.set(path, new Set());
    story.begun.get(path).add(what);
    const isText = (await field.count()) === 1 && (await field.evaluate((element) => element.tagName === 'INPUT'));
    if (!isText) return answer(page, { [what]: value });
    await unfold(field);
    // As a person types: letter by letter, over what was there.
    await field.selectText();
    await field.pressSequentially(value, { delay: 8 });
  }
}

/** Signs in anew, and reads each step that was called saved. */
async function compare(story) {
  const found = { promised: 0, lost: [], strange: [] };
  const forgive = (fault) => /status of 401/.test(fault);
  await onPage(reader, { name: 'after a kill', screen: 'desktop', forgive }, async (page) => {
    await page.goto('/connexion');
    await signIn(page, story.person.memberNumber, password);
    await arriveAt(page, 'Mon adhésion');
    if (story.saved.size > 0) await page.getByRole('link', { name: 'Reprendre', exact: true }).waitFor();
    for (const [path, values] of story.saved) {
      await page.goto(path);
      await arriveAt(page, nameOf(path));
      const shown = await page.evaluate(readFields);
      for (const [question, value] of Object.entries(values)) {
        const here = shown[question] ?? '(not asked)';
        if (plain(here) === plain(value)) {
          found.promised += 1;
        } else if (!isNewer(story, path, question, here)) {
          found.lost.push({ path, question, saved: value, there: here });
        }
      }
      for (const [question, here] of Object.entries(shown)) {
        if (!isExplained(question, here, values)) found.strange.push({ path, question, there: here });
      }
    }
  });
  return found;
}

const everything = { ...profile, ...debit, 'Choisissez votre garantie': 'Régime 2', 'Vos remboursements arrivent sur ce même compte': 'Oui' };

/** Typed after the screen last said *saved*: it may have been saved since, in part or whole. */
function isNewer(story, path, question, here) {
  return story.begun.get(path)?.has(question) && plain(everything[question] ?? '').startsWith(plain(here));
}

/** There before, or typed, in part or whole. */
function isExplained(question, here, values) {
  const typed = everything[question];
  return plain(here) === plain(values[question] ?? '') || typed === undefined || plain(typed).startsWith(plain(here));
}

function nameOf(path) {
  return Object.values(steps).find((step) => step.path === path).name;
}

function plain(text) {
  return text.replaceAll(/\s+/g, '');
}

// What follows runs in the page.

function readFields() {
  const words = (text) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
  const values = {};
  for (const field of document.querySelectorAll('main form :is(input, select)')) {
    // A slider shows figures at another setting, a code shows a number to be one's own: no answers.
    if (['checkbox', 'hidden', 'file', 'range'].includes(field.type) || field.autocomplete === 'one-time-code') continue;
    const label = words(field.labels?.[0]?.innerText.trim().split('\n')[0]);
    if (field.type === 'radio') {
      if (field.checked) values[words(field.closest('fieldset')?.querySelector('legend')?.innerText)] = label;
    } else if (label) {
      values[label] = field.selectedOptions?.[0]?.label ?? field.value;
    }
  }
  return values;
}

function watchSaved(read) {
  const saysSaved = () => document.querySelector('.saved')?.textContent.trim() === 'Enregistré, pas encore signé';
  let before = false;
  const look = () => {
    const now = saysSaved();
    if (now && !before) window.screenSaysSaved(location.pathname, read());
    before = now;
  };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
}
