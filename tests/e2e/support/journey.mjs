// The affiliation as a person goes through it: words read, answers given, buttons pressed.

import assert from 'node:assert/strict';

import { codeIn, messages, nextMessage } from './mailbox.mjs';

/** The steps, as they are named and addressed. */
export const steps = {
  profile: { name: 'Mon profil', path: '/affiliation/profil' },
  beneficiaries: { name: 'Mes bénéficiaires', path: '/affiliation/beneficiaires' },
  guarantees: { name: 'Mes garanties', path: '/affiliation/garanties' },
  bank: { name: 'Mes coordonnées bancaires', path: '/affiliation/coordonnees-bancaires' },
  signature: { name: 'Signature électronique', path: '/affiliation/signature' },
};

/** Waits until the page with this heading is there. */
export async function arriveAt(page, heading) {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}

/** Opens a step by its address. */
export async function open(page, step) {
  await page.goto(steps[step].path);
  await arriveAt(page, steps[step].name);
}

/** The page's title, its no-break spaces written as plain ones. */
export async function title(page) {
  return plain(await page.title());
}

/** Text with plain spaces. */
export function plain(text) {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Presses a button. */
export async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Follows a link. */
export async function follow(page, name) {
  await page.getByRole('link', { name, exact: true }).click();
}

/** The part of the screen under a heading of the second level. */
export function part(page, heading) {
  return page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: heading, exact: true }) });
}

/**
 * Answers questions, each named as on the screen: types, chooses in a list or among the answers shown.
 *
 * @param {import('playwright-core').Page | import('playwright-core').Locator} place
 * @param {Record<string, string>} answers
 */
export async function answer(place, answers) {
  for (const [question, value] of Object.entries(answers)) {
    const group = place.getByRole('group', { name: question, exact: true });
    const field = place.getByLabel(question, { exact: true }).and(place.locator('input, select'));
    await group.or(field).first().waitFor({ state: 'attached' });
    await unfold(field);
    if ((await group.count()) > 0) await group.getByText(value, { exact: true }).click();
    else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Opens what folds a field away, as a person does. */
export async function unfold(field) {
  const folded = field.locator('xpath=ancestor::details[not(@open)]');
  if ((await folded.count()) > 0) await folded.locator('summary').click();
}

/** Fails unless the screen shows these answers. */
export async function expectAnswers(place, answers) {
  for (const [question, value] of Object.entries(answers)) {
    const group = place.getByRole('group', { name: question, exact: true });
    const field = place.getByLabel(question, { exact: true }).and(place.locator('input, select'));
    await group.or(field).first().waitFor({ state: 'attached' });
    const shown =
      (await group.count()) > 0
        ? await group.evaluate((set) => set.querySelector('input:checked')?.closest('label')?.innerText.trim().split('\n')[0] ?? '')
        : await field.evaluate((element) => element.selectedOptions?.[0]?.label ?? element.value);
    assert.equal(shown, value, `« ${question} »`);
  }
}

/** Waits until the screen says that everything is saved. */
export async function expectSaved(page) {
  await page.getByText('Enregistré, pas encore signé', { exact: true }).waitFor();
}

/** Opens the invitation and chooses the password. */
export async function activate(page, { link, password }) {
  await page.goto(link);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await press(page, 'Activer mon compte');
  await arriveAt(page, 'Mon adhésion');
}

/** Signs in on the page, or in the notice that asks for it in the middle of a step. */
export async function signIn(page, identifier, password) {
  await page.getByLabel('E-mail ou numéro d’adhérent', { exact: true }).fill(identifier);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await press(page, 'Se connecter');
}

/** Shows, by the code received, that the mobile number typed in the profile is the person's. */
export async function verifyPhone(page) {
  const before = await messages();
  await press(page, 'Recevoir un code');
  const sms = await nextMessage(before, (message) => message.channel === 'sms');
  await page.getByLabel('Code reçu par SMS', { exact: true }).fill(codeIn(sms));
  await press(page, 'Vérifier');
  await page.getByText('Numéro vérifié', { exact: true }).waitFor();
}

/** Ticks the consents that are needed: the mandate's too, when something is debited. */
export async function consent(page) {
  await page.getByLabel(/^Je certifie que mes réponses sont exactes/).check();
  await page.getByLabel(/^J’ai lu le résumé de ma garantie/).check();
  const mandate = page.getByLabel(/^J’accepte le mandat de prélèvement SEPA/);
  if ((await mandate.count()) > 0) await mandate.check();
}

/** Asks for the code, and reads it in the SMS. */
export async function receiveCode(page, button = 'Recevoir le code par SMS') {
  const before = await messages();
  await press(page, button);
  const sms = await nextMessage(before, (message) => message.channel === 'sms');
  await page.getByLabel('Code reçu par SMS', { exact: true }).waitFor();
  return codeIn(sms);
}

/** A code that is not the right one. */
export function wrongFor(code) {
  return code === '000000' ? '111111' : '000000';
}

/** Types a code and signs with it. */
export async function signWith(page, code) {
  await page.getByLabel('Code reçu par SMS', { exact: true }).fill(code);
  await press(page, 'Signer');
}
