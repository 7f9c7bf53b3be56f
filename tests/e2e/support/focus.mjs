// Where the focus is, as a person who does not see the screen would be told.

import assert from 'node:assert/strict';

/** The words of the element that has the focus: its group and label, its name, or its text. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const words = (one) => (one?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    const label = words(element.labels?.[0]);
    const group = element.type === 'radio' ? words(element.closest('fieldset')?.querySelector('legend')) : '';
    const named = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
    return [group, label || element.getAttribute('aria-label') || words(named ?? element)].filter(Boolean).join(' : ');
  });
}

/** Waits until the focus is on what is named. */
export async function expectFocus(page, name, patience = 3_000) {
  const end = Date.now() + patience;
  let here = await focused(page);
  while (here !== name && Date.now() < end) {
    await page.waitForTimeout(50);
    here = await focused(page);
  }
  assert.equal(here, name, 'the focus');
}

/** Waits until the focus is on the element that a selector names: it moves with the next frame. */
export async function expectFocusOn(page, selector) {
  await page.locator(`${selector}:focus`).waitFor({ timeout: 3_000 });
}

/**
 * Presses Tab until the focus is on what is wanted; fails when it never comes there.
 *
 * @param {string | ((words: string) => boolean)} wanted
 * @returns {Promise<string>} the words of what has the focus
 */
export async function tabTo(page, wanted, key = 'Tab') {
  const is = typeof wanted === 'string' ? (words) => words === wanted : wanted;
  const met = [];
  for (let press = 0; press < 90; press += 1) {
    const here = await focused(page);
    if (is(here)) return here;
    met.push(here);
    await page.keyboard.press(key);
  }
  return assert.fail(`${key} never reaches « ${wanted} »; it went through:\n${met.join('\n')}`);
}
