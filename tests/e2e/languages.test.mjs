// Another language draws the same screen: what belongs to no draft is still there, and nowhere else.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { spousePlan } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { allSteps, invite, password, signedInWith } from './support/demo.mjs';
import { answer, arriveAt, consent, open, press, receiveCode, signIn } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const scenario = (name, play) => test(name, () => onPage(browser, { name, screen: 'phone' }, play));

/** English and back: the page is drawn twice. */
async function thereAndBack(page, look) {
  await press(page, 'English');
  await page.getByRole('button', { name: 'Français', exact: true }).waitFor();
  await look();
  await press(page, 'Français');
  await page.getByRole('button', { name: 'English', exact: true }).waitFor();
  await look();
}

const holds = (page, selector, value) =>
  page.waitForFunction(([selector, value]) => document.querySelector(selector)?.value === value, [selector, value]);
const ticked = async (page) =>
  (await page.getByRole('checkbox', { checked: true }).evaluateAll((boxes) => boxes.map((box) => box.id))).sort();

scenario('a password half typed stays, in the invitation and at the door', async (page) => {
  const person = await invite();
  await page.goto(person.link);
  await page.locator('#nouveau-mot-de-passe').fill('trois poules');
  await page.locator('#mot-de-passe-visible').check();
  await thereAndBack(page, async () => {
    await holds(page, '#nouveau-mot-de-passe', 'trois poules');
    assert.equal(await page.locator('#nouveau-mot-de-passe').getAttribute('type'), 'text');
  });
  await page.locator('#nouveau-mot-de-passe').fill(password);
  await press(page, 'Activer mon compte');
  await arriveAt(page, 'Mon adhésion');
  await page.context().clearCookies();
  await page.goto('/connexion');
  await page.locator('#identifiant').fill(person.memberNumber);
  await page.locator('#mot-de-passe').fill('trois');
  await thereAndBack(page, async () => {
    await holds(page, '#identifiant', person.memberNumber);
    await holds(page, '#mot-de-passe', 'trois');
  });
  // Looking at another screen is leaving this one: nobody finds a password there later.
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
  await arriveAt(page, 'Mot de passe oublié');
  await page.goBack();
  await arriveAt(page, 'Reprendre mon adhésion');
  assert.equal(await page.locator('#mot-de-passe').inputValue(), '');
  await signIn(page, person.memberNumber, password);
  await arriveAt(page, 'Mon adhésion');
});

scenario('consents and a code half typed stay, until the screen is left', async (page) => {
  await signedInWith(page, allSteps);
  await open(page, 'signature');
  await consent(page);
  const given = await ticked(page);
  assert.ok(given.length >= 2);
  await thereAndBack(page, async () => assert.deepEqual(await ticked(page), given));
  // Whoever reads other answers agrees anew.
  await page.getByRole('link', { name: /^Modifier/ }).first().click();
  await page.getByRole('button', { name: /^(Suivant|Enregistrer)$/ }).waitFor();
  await page.goBack();
  await arriveAt(page, 'Signature électronique');
  assert.deepEqual(await ticked(page), []);
  await consent(page);
  await receiveCode(page);
  await page.locator('#code').fill('12 3');
  await thereAndBack(page, () => holds(page, '#code', '12 3'));
});

scenario('what is wrong is told again in the other language', async (page) => {
  await signedInWith(page, []);
  await open(page, 'profile');
  await answer(page, { 'Numéro de sécurité sociale': '1 85 05 78 006 084 35' });
  await press(page, 'Suivant');
  const told = () => page.locator('#resume-erreurs li').count();
  await page.locator('#resume-erreurs').waitFor();
  const before = await told();
  assert.ok(before > 1);
  await thereAndBack(page, async () => {
    await page.locator('#resume-erreurs').waitFor();
    assert.equal(await told(), before);
    const isEnglish = (await page.locator('html').getAttribute('lang')) === 'en';
    assert.match(await page.title(), isEnglish ? /^Error: / : /^Erreur\s: /);
    const key = isEnglish ? /The key does not match/ : /La clé ne correspond pas/;
    await page.locator('#resume-erreurs').getByText(key).waitFor();
  });
});

scenario('what is declared for a dispense stays, for this case', async (page) => {
  await signedInWith(page, []);
  await page.goto('/affiliation/dispense');
  await arriveAt(page, 'Ma dispense d’adhésion');
  await answer(page, spousePlan);
  await page.getByRole('radio', { name: /^Je suis couvert par le régime obligatoire/ }).check();
  await page.locator('#dispense-declaration').check();
  await thereAndBack(page, async () => {
    await page.locator('#dispense-declaration').waitFor();
    assert.equal(await page.locator('#dispense-declaration').isChecked(), true);
  });
});
