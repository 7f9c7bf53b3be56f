// Staying out of the plan: each case says right or not and why; the request is registered, and
// answered in writing.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { picture, spousePlan } from './support/answers.mjs';
import { onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, answerExemption, savedFile, signedInWith } from './support/demo.mjs';
import { expectFocusOn } from './support/focus.mjs';
import { answer, arriveAt, expectAnswers, expectSaved, follow, plain, press } from './support/journey.mjs';
import { messages, newMessages, nextMessage } from './support/mailbox.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const form = 'Ma dispense d’adhésion';
const asked = 'Votre dispense est demandée';
const cover = 'La couverture santé que j’ai déjà';
const hired = 'Ma date d’embauche';
const way = 'Déjà couvert ailleurs : voir si j’ai droit à une dispense';
const proof = picture('attestation.png');

const refused = (...statuses) => (fault) => statuses.some((status) => fault.includes(`status of ${status}`));
const declared = (page) => page.getByLabel('J’ai lu cette déclaration et je la fais mienne.', { exact: true });
const upload = (page) => page.locator('input[type="file"]');

/** The form, by the way that people take. */
async function openForm(page) {
  await page.goto('/affiliation/etapes');
  await arriveAt(page, 'Mon adhésion');
  await page.getByRole('link', { name: way }).click();
  await arriveAt(page, form);
}

/** Answers, and chooses the case of the spouse's plan. */
async function chooseSpousePlan(page) {
  await answer(page, spousePlan);
  await page.getByRole('radio', { name: /^Je suis couvert par le régime obligatoire/ }).check();
}

/** Joins the proof and declares. */
async function ready(page) {
  await upload(page).setInputFiles(proof);
  await page.getByText('attestation.png est joint.').waitFor();
  await declared(page).check();
}

/** Downloads a document by its link, and gives its name and first bytes. */
async function download(page, name) {
  const coming = page.waitForEvent('download');
  await follow(page, name);
  const file = await coming;
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), mark: bytes.subarray(0, 5).toString() };
}

for (const screen of Object.keys(screens)) {
  const on = (name, options, play) =>
    test(`${name}, ${screen}`, () =>
      onPage(browser, { name, screen, ...options }, (page) => play(page, (what) => checkScreen(page, `${what}, ${screen}`))));

  on('a request is registered, withdrawn, made again, refused, and at last accepted', { forgive: refused(422) }, async (page, check) => {
    const person = await signedInWith(page, []);
    await openForm(page);
    await check('nothing answered');
    // On the day of hiring the law gives the right; once it is past, nothing is certain.
    await answer(page, { ...spousePlan, [hired]: '01/12/2099' });
    await page.getByText('Vous y avez droit : la loi le prévoit').waitFor();
    await chooseSpousePlan(page);
    await page.getByText('Pas certain. Le jour pour demander, le 2 novembre 2026, est passé').waitFor();
    // What is not certain is said, with its reason.
    assert.match(plain(await page.locator('.notice-warn').innerText()), /^Pas certain\. L’article D911-2/);
    await page.getByText('Le 2 novembre 2026, jour de votre embauche').waitFor();
    await check('a case chosen');

    // Neither proof nor declaration: said, one after the other, and nothing leaves.
    await press(page, 'Demander ma dispense');
    await page.getByText('Il manque le justificatif').waitFor();
    await expectFocusOn(page, '#dispense-erreur');
    await check('proof missing');
    await upload(page).setInputFiles({ name: 'attestation.pdf', mimeType: 'application/pdf', buffer: Buffer.from('bonjour') });
    await page.getByRole('alert').filter({ hasText: /^attestation\.pdf/ }).waitFor();
    await check('a file that is no document');
    await upload(page).setInputFiles(proof);
    await page.getByText('attestation.png est joint.').waitFor();
    await page.getByText('Il manque le justificatif').waitFor({ state: 'detached' });
    await press(page, 'Demander ma dispense');
    await page.getByText('Lisez la déclaration et cochez la case').waitFor();
    assert.equal((await savedFile(page)).status, 'open');
    await declared(page).check();
    await check('ready to leave');

    const before = await messages();
    await page.getByRole('button', { name: 'Demander ma dispense' }).dblclick();
    await arriveAt(page, asked);
    await expectFocusOn(page, 'h1');
    await page.locator('.member-bar').getByText('Dispense demandée').waitFor();
    await check('asked');
    const mail = await nextMessage(before, (one) => one.to === person.email);
    assert.equal(mail.subject, 'Votre demande de dispense est enregistrée');
    // Pressed twice in a hurry: one request, one mail.
    assert.equal((await newMessages(before)).length, 1);
    const { reference } = (await savedFile(page)).exemption_request;
    assert.deepEqual(await download(page, 'Télécharger l’accusé de réception (PDF)'), {
      name: `demande-dispense-${reference}.pdf`,
      mark: '%PDF-',
    });
    // Every other place leads here.
    await page.goto('/affiliation/garanties');
    await arriveAt(page, asked);

    await press(page, 'Retirer ma demande et adhérer');
    await page.getByRole('dialog').waitFor();
    await check('withdrawing');
    await press(page, 'La garder');
    await press(page, 'Retirer ma demande et adhérer');
    await press(page, 'Retirer ma demande');
    await arriveAt(page, form);
    await page.getByText('Votre demande de dispense est retirée.').waitFor();
    await expectAnswers(page, spousePlan);
    // What was declared was for that request.
    assert.equal(await declared(page).isChecked(), false);
    await check('withdrawn');

    await declared(page).check();
    await press(page, 'Demander ma dispense');
    await arriveAt(page, asked);
    await answerExemption(person, 'refuser');
    await page.goto('/affiliation/etapes');
    await arriveAt(page, 'Mon adhésion');
    await page.getByText('Motif : L’attestation ne dit pas que le régime est obligatoire.').waitFor();
    await check('refused');
    const refusal = await download(page, 'Télécharger la réponse écrite (PDF)');
    assert.match(refusal.name, /^reponse-dispense-D-2026-/);
    assert.equal(refusal.mark, '%PDF-');

    await page.getByRole('link', { name: way }).click();
    await arriveAt(page, form);
    await page.getByText('Votre dispense a été refusée').waitFor();
    await declared(page).check();
    await press(page, 'Demander ma dispense');
    await arriveAt(page, asked);
    await answerExemption(person, 'accepter');
    await page.reload();
    await arriveAt(page, 'Votre dispense est acceptée');
    await check('accepted');
    assert.equal(await page.getByRole('button', { name: /Retirer/ }).count(), 0);
    assert.equal((await download(page, 'Télécharger la réponse (PDF)')).mark, '%PDF-');
    // An accepted one ends when the situation changes: the person joins.
    await press(page, 'Mettre fin à ma dispense et adhérer');
    await page.getByRole('dialog').waitFor();
    await check('ending');
    await press(page, 'La garder');
    await press(page, 'English');
    await arriveAt(page, 'Your exemption is accepted');
    await check('accepted, in English');
    await press(page, 'End my exemption and join');
    await press(page, 'End my exemption');
    await arriveAt(page, 'My exemption');
    await page.getByText('Your exemption has ended. Your enrolment is open again').waitFor();
    assert.equal((await savedFile(page)).status, 'open');
    await check('ended, in English');
  });

  on('each case says why it is not open, and what is still to answer', {}, async (page, check) => {
    await signedInWith(page, []);
    await openForm(page);
    await answer(page, { [cover]: 'Aucune', 'Mon contrat de travail': 'CDI', 'Je travaille à temps partiel': 'Non' });
    await page.getByText('Vos réponses diront quels cas sont les vôtres.').waitFor();
    await page.getByText('Il reste à répondre :').waitFor();
    await check('an answer is missing');
    // The way to the question says what is missing, beside it.
    await press(page, hired);
    await page.getByText('Écrivez votre date d’embauche.').waitFor();
    await expectFocusOn(page, '#dispense-embauche');
    await check('question shown as missing');
    await answer(page, { [hired]: '31/02/2026' });
    await page.locator('#dispense-embauche[aria-invalid="true"]').waitFor();
    await check('a date that does not exist');
    await answer(page, { [hired]: '02/11/2026' });
    await page.getByText('Avec ces réponses, aucun cas n’est le vôtre : vous adhérez au contrat.').waitFor();
    assert.equal(await page.locator('[aria-invalid="true"]').count(), 0);
    await page.getByText('Les autres cas, et pourquoi pas').click();
    const reasons = plain(await page.locator('.cases').innerText());
    for (const reason of [
      'Non : vous n’avez pas cette couverture.',
      'Non : le régime existe depuis le 1er janvier 2016, avant votre embauche.',
      'Non : ce cas est pour le temps partiel et l’apprentissage.',
      'connu par l’article R242-1-6',
    ]) {
      assert.ok(reasons.includes(reason), reason);
    }
    assert.equal(await page.getByRole('button', { name: 'Demander ma dispense' }).count(), 0);
    await check('every case closed');

    // Answers come back as they were.
    await expectSaved(page);
    await page.reload();
    await arriveAt(page, form);
    await expectAnswers(page, { [cover]: 'Aucune', [hired]: '02/11/2026' });
  });
}

test('a line cut while the request leaves loses nothing, and asks once', () =>
  onPage(browser, { name: 'cut', screen: 'phone', forgive: (fault) => /ERR_FAILED|Failed to load/.test(fault) }, async (page) => {
    const person = await signedInWith(page, allSteps);
    await openForm(page);
    await chooseSpousePlan(page);
    await ready(page);
    const before = await messages();
    // The server registers the request; its answer is lost on the way.
    let lost = 0;
    await page.route('**/api/v1/file/exemption', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await press(page, 'Demander ma dispense');
    await page.locator('#dispense-erreur').waitFor();
    await checkScreen(page, 'request cut off');
    assert.equal(await declared(page).isChecked(), true);
    await press(page, 'Demander ma dispense');
    await arriveAt(page, asked);
    const sent = (await newMessages(before)).filter((one) => one.to === person.email);
    assert.equal(sent.length, 1, 'one request, one mail');
  }));

test('a line cut once the request is registered says that it is, and shows it when the line is back', () =>
  onPage(browser, { name: 'behind', screen: 'phone', forgive: (fault) => /ERR_FAILED|Failed to load/.test(fault) }, async (page) => {
    await signedInWith(page, []);
    await openForm(page);
    await chooseSpousePlan(page);
    await ready(page);
    let cut = true;
    await page.route('**/api/v1/file', (route) => (cut && route.request().method() === 'GET' ? route.abort() : route.continue()));
    await press(page, 'Demander ma dispense');
    await arriveAt(page, 'C’est enregistré');
    await page.getByText('l’affichage n’a pas pu suivre').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Demander ma dispense' }).count(), 0);
    await checkScreen(page, 'registered, not shown');
    await press(page, 'Réessayer');
    await page.getByText('l’affichage n’a pas pu suivre').waitFor();
    cut = false;
    await press(page, 'Réessayer');
    await arriveAt(page, asked);
  }));

test('a smallest screen, in the dark and in forced colours', async () => {
  for (const look of [{ colorScheme: 'dark' }, { forcedColors: 'active' }]) {
    await onPage(browser, { name: 'dispense', screen: 'narrowest', ...look }, async (page) => {
      await signedInWith(page, []);
      await openForm(page);
      await chooseSpousePlan(page);
      await page.getByText('Les autres cas, et pourquoi pas').click();
      await checkScreen(page, `case chosen, ${JSON.stringify(look)}`);
      await ready(page);
      await press(page, 'Demander ma dispense');
      await arriveAt(page, asked);
      await checkScreen(page, `asked, ${JSON.stringify(look)}`);
    });
  }
});
