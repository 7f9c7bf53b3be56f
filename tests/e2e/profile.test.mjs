// My profile: what is suggested, marked, worth a look, and where the numbers stand.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { nir, profile } from './support/answers.mjs';
import { onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { savedFile, signedInWith } from './support/demo.mjs';
import { expectFocus, expectFocusOn } from './support/focus.mjs';
import { codeIn, messages, nextMessage } from './support/mailbox.mjs';
import {
  answer,
  arriveAt,
  expectAnswers,
  expectSaved,
  open,
  plain,
  press,
  verifyPhone,
  wrongFor,
} from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Plays a scenario on somebody's profile, on both sizes. */
function onProfile(name, scenario, options = {}) {
  for (const screen of Object.keys(screens)) {
    test(`${name}, ${screen}`, async () => {
      await onPage(browser, { name: `profile ${name}`, screen, ...options }, async (page) => {
        const person = await signedInWith(page, []);
        await open(page, 'profile');
        await scenario(page, (state) => checkScreen(page, `profile, ${state}, ${screen}`), person);
      });
    });
  }
}

const field = (page, label) => page.getByLabel(label, { exact: true });

onProfile('a town is suggested and never taken by itself', async (page, check) => {
  // One town: offered with its name, taken with one tap.
  await field(page, 'Commune').fill('');
  await field(page, 'Code postal').fill('67 000');
  await page.getByRole('button', { name: 'Choisir Strasbourg', exact: true }).waitFor();
  assert.equal(await field(page, 'Commune').inputValue(), '');
  await check('one town');
  await press(page, 'Choisir Strasbourg');
  await expectAnswers(page, { Commune: 'Strasbourg' });
  await expectFocus(page, 'Commune');
  await page.getByRole('button', { name: 'Choisir Strasbourg' }).waitFor({ state: 'detached' });

  // Several: a native list.
  await field(page, 'Commune').fill('');
  await field(page, 'Code postal').fill('51300');
  const list = page.getByLabel(/^Les \d+ communes de ce code postal$/);
  await list.waitFor();
  await check('many towns');
  // The arrows go through the list and take nothing: only the button does.
  await list.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowDown');
  assert.equal(await field(page, 'Commune').inputValue(), '');
  await list.selectOption('Vitry-le-François');
  await press(page, 'Prendre cette commune');
  await expectAnswers(page, { Commune: 'Vitry-le-François' });

  // Another town: both are shown, either is kept.
  await field(page, 'Commune').fill('Lyon');
  await field(page, 'Code postal').fill('67000');
  await page.getByText('67000 Strasbourg', { exact: true }).waitFor();
  assert.equal(plain(await page.locator('.two-towns').innerText()), 'Adresse indiquée 67000 Lyon Adresse suggérée 67000 Strasbourg');
  assert.equal(await field(page, 'Commune').inputValue(), 'Lyon');
  await check('two towns');
  await press(page, 'Garder l’adresse indiquée');
  await page.getByText('Adresse suggérée', { exact: true }).waitFor({ state: 'detached' });
  await expectAnswers(page, { Commune: 'Lyon' });

  // However it is written, the right town needs nothing; abroad neither.
  await field(page, 'Commune').fill('STRASBOURG cedex 2');
  await answer(page, { Pays: 'Belgique', Commune: 'Liège', 'Code postal': '4000' });
  await page.waitForTimeout(300);
  assert.equal(await page.getByText('Adresse suggérée').count(), 0);
  await check('abroad');
});

onProfile('a table out of reach is in nobody’s way', async (page) => {
  await page.route('**/api/v1/places', (route) => route.abort());
  await page.route('**/api/v1/funds', (route) => route.abort());
  await answer(page, { ...profile, 'Code postal': '67000', Commune: 'Strasbourg' });
  await verifyPhone(page);
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes bénéficiaires');
}, { forgive: (fault) => /ERR_FAILED.*\/api\/v1\/(places|funds)/.test(fault) });

onProfile('what the employer gave is marked as long as it stays', async (page, check) => {
  const marks = page.getByText('donné par votre employeur', { exact: true });
  const { given } = await savedFile(page);
  const before = await marks.count();
  assert.ok(before >= 4, `civility, names and birth at least, not ${before}`);
  const described = await field(page, 'Nom').evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' '),
  );
  assert.match(described, /donné par votre employeur/);
  await check('marked');

  await field(page, 'Nom').fill('O’Brien-Núñez');
  assert.equal(await marks.count(), before - 1);
  await expectSaved(page);
  await page.reload();
  await arriveAt(page, 'Mon profil');
  await expectAnswers(page, { Nom: 'O’Brien-Núñez' });
  assert.equal(await marks.count(), before - 1, 'the mark does not come back by itself');
  await field(page, 'Nom').fill(given.last_name);
  assert.equal(await marks.count(), before);
});

onProfile('notes are given and stop nobody', async (page, check) => {
  await answer(page, {
    ...profile,
    Civilité: 'Monsieur',
    'Date de naissance': '01/01/2010',
    'Numéro de sécurité sociale': nir,
    'Code de l’organisme': '01.673.0000',
  });
  await page.getByText(/^D’après son premier chiffre/).waitFor();
  await page.getByText(/^L’année ou le mois de naissance inscrits/).waitFor();
  await page.getByText(/^Vous avez moins de 18 ans/).waitFor();
  await page.getByText(/^Caisse\s: CPAM du Bas-Rhin/).waitFor();
  await check('notes');
  await press(page, 'Oui, j’en relève');
  await expectAnswers(page, { 'Régime local d’Alsace-Moselle': 'Oui' });
  await verifyPhone(page);
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes bénéficiaires');
});

onProfile('the drawing shows where the numbers stand', async (page, check) => {
  await press(page, 'Où trouver ces numéros ?');
  const dialog = page.getByRole('dialog', { name: 'Sur votre attestation de droits' });
  await dialog.waitFor();
  await dialog.getByRole('img', { name: /^Dessin d’une attestation de droits/ }).waitFor();
  await check('drawing');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expectFocus(page, 'Où trouver ces numéros ?');
  await press(page, 'Où trouver ces numéros ?');
  await dialog.getByRole('button', { name: 'Fermer', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
});

const hostile = {
  Nom: '<script>alert(1)</script>',
  Prénom: 'Zoé 🙂',
  'Numéro et voie': 'é'.repeat(120),
  'Date de naissance': '29/02/2025',
};

onProfile('what cannot be written is named, listed, and kept', async (page, check) => {
  await answer(page, { ...profile, ...hostile });
  await verifyPhone(page);
  await press(page, 'Suivant');
  await page.getByRole('heading', { name: '4 réponses sont à revoir' }).waitFor();
  await expectFocus(page, '4 réponses sont à revoir');
  for (const said of ['le signe « < »', 'le signe « 🙂 »', '100 caractères au plus', 'Ce jour n’existe pas']) {
    const links = await page.locator('.error-summary li').allInnerTexts();
    assert.ok(links.some((words) => plain(words).includes(said)), `${said}: ${links.join(' | ')}`);
  }
  await expectAnswers(page, hostile);
  await check('faults');
  await press(page, 'Corriger');
  await expectFocus(page, 'Nom');
  await press(page, 'Poursuivre quand même');
  await arriveAt(page, 'Mes bénéficiaires');
  await page.goBack();
  await arriveAt(page, 'Mon profil');
  await expectAnswers(page, hostile);
});

onProfile('right-to-left names and names of 80 letters are shown whole', async (page, check) => {
  await answer(page, { ...profile, Nom: 'محمد عبد الرحمن', Prénom: 'Anne-Élisabeth-'.repeat(5) + 'Marie' });
  await verifyPhone(page);
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes bénéficiaires');
  const { draft } = (await savedFile(page)).profile;
  assert.equal(draft.last_name, 'محمد عبد الرحمن');
  assert.equal(draft.first_name.length, 80);
  await page.goBack();
  await arriveAt(page, 'Mon profil');
  await check('long and right-to-left');
});

// An old phone dropped the tab while the SMS was read: the code was to be asked for again.
onProfile('a code on its way is found again after a reload', async (page, check) => {
  await field(page, 'Téléphone mobile').fill('06 12 34 56 78');
  await expectSaved(page);
  const before = await messages();
  await press(page, 'Recevoir un code');
  const sms = await nextMessage(before, (message) => message.channel === 'sms');
  await page.reload();
  await page.getByText(/^Code envoyé au ••.••.••.••.78\. Il est valable (10|9)\sminutes\.$/).waitFor();
  await check('code found again');
  await field(page, 'Code reçu par SMS').fill(codeIn(sms));
  await press(page, 'Vérifier');
  await page.getByText('Numéro vérifié', { exact: true }).waitFor();
});

/** How many answers the summary says are to be looked at; 0 when it is not there. */
async function leftInSummary(page) {
  const title = page.locator('.error-summary h2');
  if ((await title.count()) === 0) return 0;
  const words = await title.innerText();
  return Number(words.match(/\d+/)?.[0] ?? 1);
}

// Red errors stood beside right answers, and in the summary, until the next press of « Suivant ».
onProfile('an error goes as soon as the answer is right', async (page, check) => {
  await press(page, 'Suivant');
  await page.getByRole('heading', { name: /réponses sont à revoir/ }).waitFor();
  const told = await leftInSummary(page);
  const said = (words) => page.getByText(words);
  const faulty = page.locator('.field-wrong');

  await answer(page, { 'Situation familiale': 'Célibataire' });
  await said('Choisissez la situation familiale').first().waitFor({ state: 'detached' });
  assert.equal(await leftInSummary(page), told - 1);

  // Other words for another fault, and the focus stays where the person types.
  const number = field(page, 'Numéro de sécurité sociale');
  await number.pressSequentially('289');
  await said(/^Écrivez le numéro de sécurité sociale/).first().waitFor({ state: 'detached' });
  assert.equal(await number.getAttribute('aria-invalid'), 'true');
  await expectFocus(page, 'Numéro de sécurité sociale');
  await check('another fault of the same answer');
  await number.fill(nir);
  await page.locator('#nir:not([aria-invalid])').waitFor();
  assert.equal(await leftInSummary(page), told - 2);

  // What was right is left alone, and so is what has just been mended.
  const before = await faulty.count();
  await field(page, 'Nom').fill('');
  await number.fill('2 89');
  await expectSaved(page);
  assert.equal(await faulty.count(), before);
  await number.fill(nir);

  await answer(page, profile);
  await page.locator('.error-summary').waitFor({ state: 'detached' });
  assert.equal(await faulty.count(), 0);
  assert.equal(await page.title(), 'Mon profil – affilio');

  // The number is right, and not verified: told at « Suivant », gone with the code.
  await press(page, 'Suivant');
  await expectFocus(page, 'Une réponse est à revoir');
  await verifyPhone(page);
  await page.locator('.error-summary').waitFor({ state: 'detached' });
  await said(/^Vérifiez votre numéro de mobile/).first().waitFor({ state: 'detached' });
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes bénéficiaires');
});

// With every answer to be looked at, the summary took the focus with its own title above the screen.
onProfile('a long summary begins with its title in sight', async (page) => {
  await press(page, 'Suivant');
  const title = page.getByRole('heading', { name: /réponses sont à revoir/ });
  await title.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'resume-erreurs');
  const { y } = await title.boundingBox();
  const { height } = page.viewportSize();
  assert.ok(y >= 0 && y < height / 2, `the title is ${y} px down`);
});

onProfile('a code that nobody knows is told as such', async (page, check) => {
  await answer(page, { ...profile, 'Code postal': '99999', 'Code de l’organisme': '999999999' });
  await page.getByText(/^Caisse inconnue de la liste de 2019/).waitFor();
  await press(page, 'Suivant');
  await page.getByText(/^Aucun code postal français ne commence ainsi/).first().waitFor();
  await check('unknown codes');
  await field(page, 'Code postal').fill('7501');
  await page.getByText(/^Un code postal français compte 5 chiffres/).first().waitFor();
  await field(page, 'Code postal').fill('75015');
  await page.locator('#code-postal:not([aria-invalid])').waitFor();
  await verifyPhone(page);
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes bénéficiaires');
});

// The sentence said « Demandez un nouveau code » while the dead « Vérifier » stayed the first button.
onProfile(
  'a code that is over leaves one way, to a new one',
  async (page, check) => {
    await field(page, 'Téléphone mobile').fill('06 12 34 56 78');
    await expectSaved(page);
    const before = await messages();
    await press(page, 'Recevoir un code');
    const sms = await nextMessage(before, (message) => message.channel === 'sms');
    for (const words of ['Il reste 2 essais.', 'Il reste 1 essai.', 'Demandez un nouveau code.']) {
      await field(page, 'Code reçu par SMS').fill(wrongFor(codeIn(sms)));
      await press(page, 'Vérifier');
      await page.getByText(words).waitFor();
    }
    await expectFocusOn(page, '#code-fini');
    assert.equal(await page.getByRole('button', { name: 'Vérifier', exact: true }).count(), 0);
    await check('code over');
    await page.getByRole('button', { name: /^Recevoir un (nouveau code$|autre code dans)/ }).waitFor();
  },
  { forgive: (fault) => /status of 422/.test(fault) },
);
