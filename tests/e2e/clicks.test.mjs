// Hands that press everything twice, and fingers that walk the history at every step: nothing is done
// twice, skipped, or lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { child, debit, profile } from './support/answers.mjs';
import { onPage, screens, startBrowser } from './support/browser.mjs';
import { invite, password, savedFile } from './support/demo.mjs';
import { answer, arriveAt, consent, expectAnswers, expectSaved } from './support/journey.mjs';
import { codeIn, messages, nextMessage } from './support/mailbox.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Presses twice in a hurry: the second press falls on whatever is there by then. */
async function twice(page, name, role = 'button') {
  await page.getByRole(role, { name, exact: true }).dblclick();
}

/** What was sent since, by channel. */
async function sentSince(before, to) {
  // A second message would be there by now.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const known = new Set(before.map((message) => message.id));
  return (await messages()).filter((message) => !known.has(message.id) && (message.channel === 'sms' || message.to === to));
}

/** One step further, no more; then there and back again by the history, which finds all as it was. */
async function onward(page, from, way, to, { role = 'button', answers = {} } = {}) {
  const length = () => page.evaluate(() => history.length);
  const before = await length();
  await twice(page, way, role);
  await arriveAt(page, to);
  // A second press that skipped a screen would have been answered by now.
  await page.waitForTimeout(400);
  await arriveAt(page, to);
  assert.equal(await length(), before + 1, `${way}: one page further`);
  await page.goBack();
  await arriveAt(page, from);
  await expectAnswers(page, answers);
  await page.goForward();
  await arriveAt(page, to);
}

for (const screen of Object.keys(screens)) {
  test(`every button pressed twice, back and forward at every step, ${screen}`, async () => {
    await onPage(browser, { name: 'twice', screen }, async (page) => {
      const person = await invite();
      await page.goto(person.link);
      await page.getByLabel('Mot de passe', { exact: true }).fill(password);
      await twice(page, 'Activer mon compte');
      await arriveAt(page, 'Mon adhésion');
      await page.locator('.member-bar').getByText(person.memberNumber).waitFor();
      await onward(page, 'Mon adhésion', 'Commencer', 'Mon profil', { role: 'link' });
      await fillsTheProfile(page, person);
      await addsAChild(page);
      await choosesAndPays(page);
      await signsOnce(page, person);
    });
  });
}

async function fillsTheProfile(page, person) {
  await answer(page, profile);
  const before = await messages();
  await twice(page, 'Recevoir un code');
  const sms = await nextMessage(before, (message) => message.channel === 'sms');
  await page.getByLabel('Code reçu par SMS', { exact: true }).fill(codeIn(sms));
  assert.equal((await sentSince(before, person.email)).length, 1, 'one code');
  await twice(page, 'Vérifier');
  await page.getByText('Numéro vérifié', { exact: true }).waitFor();
  await onward(page, 'Mon profil', 'Suivant', 'Mes bénéficiaires', { answers: profile });
}

async function addsAChild(page) {
  await onward(page, 'Mes bénéficiaires', 'Ajouter un bénéficiaire', 'Ajouter un bénéficiaire', { role: 'link' });
  await answer(page, child);
  await twice(page, 'Reprendre mon numéro et mon organisme');
  await expectAnswers(page, child);
  await twice(page, 'Enregistrer');
  await arriveAt(page, 'Mes bénéficiaires');
  await saved(page, ['Inès']);

  await twice(page, 'Dupliquer Inès Lefèvre');
  await arriveAt(page, 'Modifier un bénéficiaire');
  await answer(page, { Prénom: 'Adam', 'Date de naissance': '02/03/2017' });
  await twice(page, 'Enregistrer');
  await arriveAt(page, 'Mes bénéficiaires');
  await saved(page, ['Inès', 'Adam']);

  // The second press falls where another person, or *Annuler le retrait*, has come.
  await twice(page, 'Retirer Inès Lefèvre');
  await saved(page, ['Adam']);
  await twice(page, 'Annuler le retrait');
  await saved(page, ['Inès', 'Adam']);
  await twice(page, 'English');
  await arriveAt(page, /^(Mes bénéficiaires|My dependants)$/);
  const french = page.getByRole('button', { name: 'Français', exact: true });
  if ((await french.count()) > 0) await french.click();
  await onward(page, 'Mes bénéficiaires', 'Suivant', 'Mes garanties');
}

async function saved(page, names) {
  await expectSaved(page);
  const { people } = (await savedFile(page)).beneficiaries.draft;
  assert.deepEqual(people.map((one) => one.first_name), names);
}

async function choosesAndPays(page) {
  await answer(page, { 'Choisissez votre garantie': 'Régime 2' });
  await onward(page, 'Mes garanties', 'Suivant', 'Mes coordonnées bancaires');
  assert.equal((await savedFile(page)).guarantees.draft.level, 'r2');
  const answers = { ...debit, 'Vos remboursements arrivent sur ce même compte': 'Oui' };
  await answer(page, answers);
  await onward(page, 'Mes coordonnées bancaires', 'Suivant', 'Signature électronique', { answers });
}

async function signsOnce(page, person) {
  await twice(page, 'Afficher les numéros en entier');
  await consent(page);
  const before = await messages();
  await twice(page, 'Recevoir le code par SMS');
  const sms = await nextMessage(before, (message) => message.channel === 'sms');
  await page.getByLabel('Code reçu par SMS', { exact: true }).fill(codeIn(sms));
  await twice(page, 'Signer');
  await arriveAt(page, 'Votre adhésion est signée');
  const sent = await sentSince(before, person.email);
  assert.equal(sent.filter((message) => message.channel === 'sms').length, 1, 'one code');
  assert.ok(sent.filter((message) => message.channel === 'mail').length <= 1, 'one confirmation');
  const { signature } = await savedFile(page);
  // Back leads to no step that could be changed; forward finds the end again.
  await page.goBack();
  await arriveAt(page, 'Votre adhésion est signée');
  await page.reload();
  await arriveAt(page, 'Votre adhésion est signée');
  assert.deepEqual((await savedFile(page)).signature, signature, 'signed once');
}
