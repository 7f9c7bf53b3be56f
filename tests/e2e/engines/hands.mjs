// Two hands on a keyboard: Tab until the wanted thing has the focus, then the keys that act on it.
// What has the focus is read by script; nothing else is done by script.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** How long the page may take to show what an act leads to. */
const patience = 20_000;

/** More Tabs than any screen has stops. */
const stops = 120;

/** @param {import('./webdriver.mjs').Session} session */
export function handsOn(session) {
  const hands = {
    session,
    goto: (address) => session.goto(address),

    /** Waits for the screen with this heading, and for the focus it takes. */
    async arriveAt(heading) {
      await until(`« ${heading} »`, () => session.script(shownHeading), (shown) => shown === heading);
    },

    /** Waits until a screen is there, whichever. */
    async arrived() {
      await until('a screen', () => session.script(shownHeading), (shown) => shown !== '');
    },

    /** The language that the screen is read in. */
    language: () => session.script(() => document.documentElement.lang),

    /** What has the focus. */
    here: () => session.script(focusedThing),

    /** Presses Tab until the focus is on what is named. */
    async tabTo(name, key = 'Tab') {
      const is = typeof name === 'string' ? (words) => words === name : name;
      const met = [];
      for (let press = 0; press < stops; press += 1) {
        const here = await hands.here();
        if (is(here.words) && !here.disabled) return here;
        met.push(here.words);
        await session.press(key);
      }
      return assert.fail(`${key} never reaches « ${name} »; it went through:\n${met.join('\n')}`);
    },

    /** Presses a key on a button, a link or a box. */
    async use(name, key = 'Enter') {
      await hands.tabTo(name);
      await session.press(key);
    },

    /** Types in a field reached by Tab, over what is there. */
    async fill(name, text) {
      await hands.tabTo(name);
      await session.type(text);
    },

    /**
     * Goes through a step by Tab, answers each question that it meets, and uses the way on.
     *
     * @param {Record<string, string>} answers by the words of the question
     * @param {string} way the words of the button
     * @param {Record<string, () => Promise<void>>} acts done once, when what is so named is met
     */
    async answer(answers, way, acts = {}) {
      const left = new Map(Object.entries(answers));
      const toDo = new Map(Object.entries(acts));
      const met = [];
      for (let press = 0; press < stops; press += 1) {
        const here = await hands.here();
        const question = here.group || here.words;
        met.push(question);
        if (here.folded.some((hidden) => left.has(hidden))) await session.press('Enter');
        if (left.has(question)) {
          await reply(here, left.get(question));
          left.delete(question);
        }
        if (toDo.has(here.words) && !here.disabled) {
          const act = toDo.get(here.words);
          toDo.delete(here.words);
          await act();
        }
        if (here.words === way) {
          assert.deepEqual([...left.keys(), ...toDo.keys()], [], `questions never met before « ${way} »`);
          return session.press('Enter');
        }
        await session.press('Tab');
      }
      return assert.fail(`Tab never reaches « ${way} »; it went through:\n${met.join('\n')}`);
    },

    /** Fails unless the fields of the screen hold these answers. */
    async expect(answers) {
      const wanted = Object.entries(answers);
      const read = () => session.script(shownAnswers, wanted.map(([question]) => question));
      const values = wanted.map(([, value]) => value);
      await until('the answers on the screen', read, (shown) => String(shown) === String(values));
    },

    /** Waits until the screen says these words. */
    async reads(words) {
      await until(`« ${words} »`, () => session.script(shownText), (text) => text.includes(words));
    },
  };

  async function reply(here, value) {
    if (here.kind === 'radio') {
      await session.press('Space');
      for (let press = 0; press < 8 && (await hands.here()).label !== value; press += 1) await session.press('ArrowDown');
      const { label, checked } = await hands.here();
      assert.deepEqual([label, checked], [value, true], `« ${here.group} »`);
    } else if (here.kind === 'select-one') {
      // In a list the first letters choose.
      await session.type(value.match(/^[A-Za-z]+/)[0]);
    } else {
      // A field reached by Tab is selected whole: what is typed replaces it.
      await session.type(value);
    }
  }

  return hands;
}

/** Reads until it is as wanted; fails with what was read last. */
export async function until(what, read, isWanted) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (isWanted(value)) return value;
    if (Date.now() > end) assert.fail(`never there: ${what}; last read: ${JSON.stringify(value)}`);
    await wait(100);
  }
}

// What follows runs in the page.

/** Of a screen: what the page says before the application is there is none. */
function shownHeading() {
  return document.querySelector('main:not(#start) h1')?.textContent.trim() ?? '';
}

function shownText() {
  return document.body.innerText.replaceAll(/\s+/g, ' ');
}

function focusedThing() {
  const element = document.activeElement;
  if (!element || element === document.body) return { words: '', group: '', label: '', kind: '', disabled: false, folded: [] };
  const words = (one) => (one?.innerText ?? '').replaceAll(/\s+/g, ' ').trim();
  const own = element.labels?.[0];
  const label = own ? own.innerText.trim().split('\n')[0].replaceAll(/\s+/g, ' ') : '';
  const group = element.type === 'radio' ? words(element.closest('fieldset')?.querySelector('legend')) : '';
  const named = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
  return {
    words: label || element.getAttribute('aria-label') || words(named ?? element),
    group,
    label,
    kind: element.type ?? '',
    checked: element.checked ?? false,
    disabled: element.disabled ?? false,
    // The questions behind a part that is folded away.
    folded: element.matches('details:not([open]) > summary')
      ? [...element.parentElement.querySelectorAll('label')].map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim())
      : [],
  };
}

function shownAnswers(questions) {
  const plain = (text) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
  return questions.map((question) => {
    const set = [...document.querySelectorAll('fieldset')].find((one) => plain(one.querySelector('legend')?.innerText) === question);
    if (set) return plain(set.querySelector('input:checked')?.closest('label')?.innerText.trim().split('\n')[0]);
    const label = [...document.querySelectorAll('label')].find((one) => plain(one.innerText.split('\n')[0]) === question);
    const field = label?.control;
    return field ? (field.selectedOptions?.[0]?.label ?? field.value) : '(no such field)';
  });
}
