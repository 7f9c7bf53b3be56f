// The estimator as a person uses it.

import assert from 'node:assert/strict';

import { plain } from './journey.mjs';

/** The levels, cheapest first. */
export const levels = ['Régime socle', 'Régime 1', 'Régime 2'];

/** Opens the estimator on a case. */
export async function openWith(page, fragment) {
  await page.goto('/');
  await page.goto(`/estimer#${fragment}`);
  await page.getByRole('heading', { level: 1, name: 'Estimer un soin' }).waitFor();
}

/** Searches a care and chooses it in the list. */
export async function choose(page, words, care, check = async () => {}) {
  await page.getByLabel('Chercher un soin', { exact: true }).fill(words);
  await page.getByText(/lignes? trouvées?$/).waitFor();
  await check(`search « ${words} »`);
  await page.getByRole('listitem').getByRole('button', { name: care }).first().click();
  await page.getByRole('heading', { level: 2, name: 'Mon cas' }).waitFor();
}

/** The part of the answer about a level. */
export function level(page, name) {
  return page.getByRole('article', { name, exact: true });
}

/** The amounts shown, level by level: assurance maladie, plan, what stays. */
export async function amounts(page) {
  const all = [];
  for (const name of levels) {
    const shown = await level(page, name).locator('dl.money dd').allInnerTexts();
    all.push(shown.map((text) => plain(text).replace(' €', '')));
  }
  return all;
}

/** Waits until the screen shows these amounts. */
export async function expectAmounts(page, expected, patience = 3_000) {
  const end = Date.now() + patience;
  let shown = await amounts(page);
  while (JSON.stringify(shown) !== JSON.stringify(expected) && Date.now() < end) {
    await page.waitForTimeout(50);
    shown = await amounts(page);
  }
  assert.deepEqual(shown, expected);
}
