// Whatever happens in the middle of the affiliation, what was typed is still there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { child, debit, drafts, profile } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, invite, password, savedFile, signedInWith } from './support/demo.mjs';
import {
  activate,
  answer,
  arriveAt,
  consent,
  expectAnswers,
  expectSaved,
  follow,
  open,
  press,
  receiveCode,
  signIn,
  steps,
} from './support/journey.mjs';
import { messages } from './support/mailbox.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** A scenario on a fresh page of a desk; `forgive` tells the faults it provokes. */
function scenario(name, forgive, play) {
  test(name, () => onPage(browser, { name, screen: 'desktop', forgive }, play));
}

const nothing = () => false;
const cut = (fault) => /ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(fault);
const signedOut = (fault) => /status of 401/.test(fault);
const conflict = (fault) => /status of 409/.test(fault);

scenario('reload, back and forward keep what was typed, at each step', nothing, async (page) => {
  await signedInWith(page, ['profile']);
  const level = { 'Choisissez votre garantie': 'Régime 2' };
  for (const [step, answers] of [
    ['profile', { Commune: 'Issy', 'Numéro et voie': '3 place de l’Église', 'Situation familiale': 'Pacsé(e)' }],
    ['guarantees', level],
    ['bank', { ...debit, 'Vos remboursements arrivent sur ce même compte': 'Oui' }],
  ]) {
    await open(page, step);
    await answer(page, answers);
    const stillThere = async () => {
      await arriveAt(page, steps[step].name);
      await expectAnswers(page, answers);
    };
    // At once, before anything had time to be saved.
    await page.getByRole('link', { name: /^Mes bénéficiaires/ }).click();
    await arriveAt(page, 'Mes bénéficiaires');
    await page.goBack();
    await stillThere();
    await page.goForward();
    await arriveAt(page, 'Mes bénéficiaires');
    await page.goBack();
    await stillThere();
    await expectSaved(page);
    await page.reload();
    await stillThere();
  }
});

scenario('leaving before the last words are saved is not done in silence', nothing, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  const city = page.getByLabel('Commune', { exact: true });
  await city.click();
  await city.pressSequentially(' 15e');
  const question = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await question;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.dismiss();
  await expectSaved(page);
  await expectAnswers(page, { Commune: 'Paris 15e' });
});

scenario('a person half described is kept through back, forward and reload', nothing, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'beneficiaries');
  await follow(page, 'Ajouter un bénéficiaire');
  await arriveAt(page, 'Ajouter un bénéficiaire');
  await answer(page, child);
  await page.goBack();
  await arriveAt(page, 'Mes bénéficiaires');
  await page.getByRole('button', { name: 'Retirer Inès Lefèvre' }).waitFor();
  await page.goForward();
  await expectAnswers(page, child);
  await expectSaved(page);
  await page.reload();
  await expectAnswers(page, child);
  await follow(page, 'Revenir à la liste');
  await page.getByText('À compléter : 2 réponses').waitFor();
});

scenario('coming back while the answers are on their way shows them', nothing, async (page) => {
  await signedInWith(page, ['profile']);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  let asked;
  const sent = new Promise((resolve) => (asked = resolve));
  await page.route('**/api/v1/file/profile', async (route) => {
    asked();
    await held;
    await route.continue();
  });
  await open(page, 'profile');
  await answer(page, { Commune: 'Issy' });
  await sent;
  await page.getByRole('link', { name: /^Mes bénéficiaires/ }).click();
  await arriveAt(page, 'Mes bénéficiaires');
  await page.goBack();
  await arriveAt(page, 'Mon profil');
  await expectAnswers(page, { Commune: 'Issy' });
  release();
  await expectSaved(page);
  assert.equal((await savedFile(page)).profile.draft.city, 'Issy');
});

scenario('a tab closed in the middle is resumed by signing in', signedOut, async (page) => {
  const person = await invite();
  await activate(page, { link: person.link, password });
  await open(page, 'profile');
  const some = { Prénom: profile.Prénom, Nom: profile.Nom, Commune: 'Issy', 'Téléphone mobile': '06 12 34' };
  await answer(page, some);
  await expectSaved(page);
  await page.close();

  // The same browser: still signed in.
  const again = await page.context().newPage();
  await again.goto('/connexion');
  await arriveAt(again, 'Mon adhésion');
  await follow(again, 'Reprendre');
  await expectAnswers(again, some);

  // Another device.
  await onPage(browser, { name: 'another device', screen: 'phone', forgive: signedOut }, async (phone) => {
    await phone.goto(steps.profile.path);
    await arriveAt(phone, 'Reprendre mon adhésion');
    await checkScreen(phone, 'sign-in on a phone');
    await signIn(phone, person.email, password);
    await arriveAt(phone, 'Mon adhésion');
    await phone.getByRole('listitem').filter({ hasText: 'Mon profil' }).getByText('À compléter').waitFor();
    await checkScreen(phone, 'file resumed on a phone');
    await follow(phone, 'Reprendre');
    await arriveAt(phone, 'Mon profil');
    await expectAnswers(phone, some);
  });
});

for (const [choice, kept] of [
  ['Sur cet écran : Issy', 'Issy'],
  ['Modifié ailleurs : Vanves', 'Vanves'],
]) {
  scenario(`two tabs change the same answer: ${choice}`, conflict, async (page) => {
    await signedInWith(page, ['profile']);
    await open(page, 'profile');
    const other = await page.context().newPage();
    await open(other, 'profile');
    await answer(other, { Commune: 'Vanves', 'Numéro et voie': '3 place de l’Église' });
    await expectSaved(other);

    await answer(page, { Commune: 'Issy', Prénom: 'Camille-Rose' });
    await page.getByText('Pas enregistré : modifié ailleurs').waitFor();
    await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
    await checkScreen(page, 'conflict between two tabs');
    assert.equal((await savedFile(page)).profile.draft.city, 'Vanves', 'nothing is overwritten in silence');

    // What one tab alone changed is chosen already; what both changed waits for the person.
    await page.getByLabel('Modifié ailleurs : 3 place de l’Église', { exact: true }).and(page.locator(':checked')).waitFor();
    await page.getByLabel('Sur cet écran : Camille-Rose', { exact: true }).and(page.locator(':checked')).waitFor();
    await press(page, 'Garder ces choix');
    await page.getByText('Choisissez une valeur pour chaque réponse.').waitFor();
    await checkScreen(page, 'conflict, nothing chosen');
    await page.getByLabel(choice, { exact: true }).check();
    await press(page, 'Garder ces choix');
    await expectSaved(page);
    const shown = { Commune: kept, Prénom: 'Camille-Rose', 'Numéro et voie': '3 place de l’Église' };
    await expectAnswers(page, shown);
    const { draft } = (await savedFile(page)).profile;
    assert.deepEqual([draft.city, draft.first_name, draft.street], Object.values(shown));

    // The older tab goes on as usual.
    await answer(page, { Commune: 'Malakoff' });
    await press(page, 'Suivant');
    await arriveAt(page, 'Mes bénéficiaires');
    assert.equal((await savedFile(page)).profile.draft.city, 'Malakoff');
  });
}

scenario('a person added in another tab is kept or not, by choice', conflict, async (page) => {
  await signedInWith(page, allSteps);
  await open(page, 'beneficiaries');
  const other = await page.context().newPage();
  await open(other, 'beneficiaries');
  await press(other, 'Retirer Malik Lefèvre');
  await expectSaved(other);
  await press(page, 'Retirer Inès Lefèvre');
  await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
  await checkScreen(page, 'conflict on people');
  const malik = page.getByRole('group', { name: 'Bénéficiaire : Malik Lefèvre' });
  await malik.getByLabel('Sur cet écran : dans la liste').check();
  await press(page, 'Garder ces choix');
  await expectSaved(page);
  const { people } = (await savedFile(page)).beneficiaries.draft;
  assert.deepEqual(people.map((person) => person.first_name), ['Malik']);
});

scenario('a cut of the network while typing loses nothing', cut, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await page.context().setOffline(true);
  await answer(page, { Commune: 'Issy' });
  await page.getByText('Pas encore enregistré : le réseau est coupé').waitFor();
  await checkScreen(page, 'network cut');
  await answer(page, { 'Numéro et voie': '3 place de l’Église' });

  await page.context().setOffline(false);
  await expectSaved(page);
  const { draft } = (await savedFile(page)).profile;
  assert.deepEqual([draft.city, draft.street], ['Issy', '3 place de l’Église']);
});

scenario('without network one goes on, and all leaves in order when it is back', cut, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await page.context().setOffline(true);
  await answer(page, { Commune: 'Issy' });
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes bénéficiaires');
  await page.getByText('Le réseau est coupé.').waitFor();
  await press(page, 'Poursuivre sans bénéficiaire');
  await arriveAt(page, 'Mes garanties');
  await answer(page, { 'Choisissez votre garantie': 'Régime 2' });
  await page.getByText('Le réseau est coupé.').waitFor();
  await checkScreen(page, 'guarantees without network');
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes coordonnées bancaires');
  // The answers that wait count already: something is debited.
  await page.getByRole('heading', { name: 'Mes prélèvements' }).waitFor();

  const sent = [];
  page.on('request', (request) => request.method() === 'PUT' && sent.push(new URL(request.url()).pathname.split('/').pop()));
  await page.context().setOffline(false);
  await page.getByText('Le réseau est coupé.').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Précédent' }).click();
  await expectSaved(page);
  assert.deepEqual(sent, ['profile', 'beneficiaries', 'guarantees']);
  const file = await savedFile(page);
  assert.deepEqual(
    [file.profile.draft.city, file.beneficiaries.draft.nobody, file.guarantees.draft.level],
    ['Issy', true, 'r2'],
  );
});

scenario('a server away for a while is asked again by itself', (fault) => /status of 503/.test(fault), async (page) => {
  await signedInWith(page, ['profile']);
  let refusals = 2;
  await page.route('**/api/v1/file/profile', (route) => {
    refusals -= 1;
    return refusals >= 0 ? route.fulfill({ status: 503, body: '<h1>Bad gateway</h1>' }) : route.continue();
  });
  await open(page, 'profile');
  await answer(page, { Commune: 'Issy' });
  await page.getByText('Pas encore enregistré').waitFor();
  await expectSaved(page);
  assert.equal((await savedFile(page)).profile.draft.city, 'Issy');
});

scenario('a session that ends in the middle of a step is opened again there', signedOut, async (page) => {
  const person = await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await page.context().clearCookies();
  await answer(page, { Commune: 'Issy' });
  await page.getByText('Votre session est terminée.').waitFor();
  await checkScreen(page, 'session ended');
  await signIn(page, person.memberNumber, 'ce n’est pas le bon');
  await page.getByText('L\'identifiant ou le mot de passe est incorrect.').waitFor();
  await checkScreen(page, 'session ended, wrong password');
  await expectAnswers(page, { Commune: 'Issy' });
  await signIn(page, person.memberNumber, password);
  await expectSaved(page);
  await expectAnswers(page, { Commune: 'Issy' });
  assert.equal((await savedFile(page)).profile.draft.city, 'Issy');
});

scenario('the next person on the same screen finds nothing of the former', (fault) => cut(fault) || signedOut(fault), async (page) => {
  const next = await signedInWith(page, []);
  await page.context().clearCookies();
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await page.route('**/api/v1/file/profile', (route) => route.abort());
  await answer(page, { Commune: 'Chez-Moi' });
  await page.getByText('Pas encore enregistré : le réseau est coupé').waitFor();
  await follow(page, 'Mon adhésion');
  await arriveAt(page, 'Mon adhésion');
  // What is not saved is said once, then the choice is the person's.
  await press(page, 'Me déconnecter');
  await page.getByText('Des réponses ne sont pas encore enregistrées. Attendez').waitFor();
  await press(page, 'Me déconnecter');
  await arriveAt(page, 'Votre complémentaire santé, au clair');
  await page.unrouteAll();

  await follow(page, 'Reprendre mon adhésion');
  await arriveAt(page, 'Reprendre mon adhésion');
  await signIn(page, next.memberNumber, password);
  await arriveAt(page, 'Mon adhésion');
  await follow(page, 'Commencer');
  await arriveAt(page, 'Mon profil');
  const city = page.getByLabel('Commune', { exact: true });
  assert.notEqual(await city.inputValue(), 'Chez-Moi');
  // Nor does what was waiting leave for the wrong file.
  await page.waitForTimeout(3_000);
  assert.notEqual((await savedFile(page)).profile.draft.city, 'Chez-Moi');
});

// Alice's profile was open in one tab; Bob activated his own link in another. What Alice typed then
// landed in Bob's file, and her screen said that it was saved.
scenario('what one person types never reaches the file of another who signs in beside', (fault) => signedOut(fault), async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  const beside = await page.context().newPage();
  const bob = await signedInWith(beside, ['profile']);
  await answer(page, { Commune: 'Chez-Alice' });
  await page.getByText('Votre session est terminée.').waitFor();
  const kept = await savedFile(beside);
  assert.equal(kept.member_number, bob.memberNumber);
  assert.notEqual(kept.profile.draft.city, 'Chez-Alice');
  await beside.close();
});

// The screen was left by its stepper while *Suivant* waited for a slow network: the application
// stopped when the answer came.
scenario('a step left while it is being saved goes on working', nothing, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await page.route('**/api/v1/file/profile', async (route) => {
    await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  await answer(page, { Commune: 'Lyon' });
  await press(page, 'Suivant');
  await page.getByRole('link', { name: /^Mes garanties/ }).click();
  await arriveAt(page, 'Mes garanties');
  await page.waitForTimeout(2_500);
  assert.equal((await savedFile(page)).profile.draft.city, 'Lyon');
  await page.getByRole('heading', { level: 1, name: 'Mes garanties' }).waitFor();
  await page.getByRole('link', { name: /^Mes bénéficiaires/ }).click();
  await arriveAt(page, 'Mes bénéficiaires');
});

scenario('a double click does one thing', nothing, async (page) => {
  await signedInWith(page, allSteps);
  await open(page, 'guarantees');
  const length = () => page.evaluate(() => history.length);
  const before = await length();
  await page.getByRole('button', { name: 'Suivant' }).dblclick();
  await arriveAt(page, 'Mes coordonnées bancaires');
  await expectAnswers(page, { IBAN: drafts.bank.debit.iban });
  assert.equal(await length(), before + 1, 'one page further');

  await open(page, 'signature');
  await consent(page);
  const mails = await messages();
  const code = await receiveCode(page);
  await page.getByLabel('Code reçu par SMS', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Signer', exact: true }).dblclick();
  await arriveAt(page, 'Votre adhésion est signée');
  const known = new Set(mails.map((message) => message.id));
  const later = (await messages()).filter((message) => !known.has(message.id));
  assert.equal(later.filter((message) => message.channel === 'sms').length, 1, 'one code');
  assert.ok(later.filter((message) => message.channel === 'mail').length <= 1, 'one confirmation');
});
