// A single member without dependants types twelve answers at most in the whole journey, and none twice.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { profile, refund } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { invite, password } from './support/demo.mjs';
import { answer, arriveAt, consent, plain, press, receiveCode, signWith, verifyPhone } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** The questions of the screen that are to be typed and have no answer yet. */
async function toType(page) {
  const fields = page.locator('main input[type=text]:visible, main input[type=password]:visible');
  const asked = [];
  for (const field of await fields.all()) {
    const label = plain(await field.evaluate((input) => input.labels?.[0]?.textContent ?? ''));
    if ((await field.inputValue()) === '' && !label.endsWith('(facultatif)')) asked.push(label);
  }
  return asked;
}

test('twelve answers typed at most, none asked twice', async () => {
  await onPage(browser, { name: 'few answers', screen: 'phone' }, async (page) => {
    const typed = [];
    const person = await invite();
    await page.goto(person.link);
    await page.getByLabel('Mot de passe', { exact: true }).waitFor();
    typed.push(...(await toType(page)));
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await press(page, 'Activer mon compte');

    await arriveAt(page, 'Mon adhésion');
    await page.goto('/affiliation/profil');
    await arriveAt(page, 'Mon profil');
    typed.push(...(await toType(page)));
    const known = [];
    for (const label of Object.keys(profile)) {
      const field = page.getByLabel(label, { exact: true }).and(page.locator('input[type=text]:visible'));
      if ((await field.count()) > 0 && (await field.inputValue()) !== '') known.push(label);
    }
    const mine = { ...profile, 'Situation familiale': 'Célibataire' };
    for (const label of [...known, 'Complément d’adresse (facultatif)']) delete mine[label];
    await answer(page, mine);
    await verifyPhone(page);
    typed.push('Code qui vérifie le mobile');
    await press(page, 'Suivant');
    await arriveAt(page, 'Mes bénéficiaires');
    await press(page, 'Poursuivre sans bénéficiaire');
    await arriveAt(page, 'Mes garanties');
    typed.push(...(await toType(page)));
    await page.getByRole('radio', { name: /^Régime socle/ }).check();
    await press(page, 'Suivant');

    await arriveAt(page, 'Mes coordonnées bancaires');
    typed.push(...(await toType(page)));
    for (const [label, value] of Object.entries(refund)) {
      const field = page.getByLabel(label, { exact: true });
      if ((await field.count()) > 0 && (await field.inputValue()) === '') await field.fill(value);
    }
    await press(page, 'Suivant');
    await arriveAt(page, 'Signature électronique');
    await consent(page);
    const code = await receiveCode(page);
    typed.push(...(await toType(page)));
    await signWith(page, code);
    await arriveAt(page, 'Votre adhésion est signée');

    assert.ok(typed.length <= 12, `${typed.length} answers typed: ${typed.join(', ')}`);
    assert.equal(new Set(typed).size, typed.length, `something is asked twice: ${typed.join(', ')}`);
  });
});
