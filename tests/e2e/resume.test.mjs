// Whatever happens in the middle of the affiliation, what was typed is still there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { child, debit, drafts, picture, profile } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, invite, password, saveElsewhere, savedFile, signedInWith } from './support/demo.mjs';
import { expectFocusOn } from './support/focus.mjs';
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

// An answer left for its pause: loading the page anew within a second of the last key lost it.
scenario('a page loaded anew right after the last key keeps it', nothing, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  for (const [rank, wait] of [0, 100, 400].entries()) {
    const street = `${rank + 1} quai de la Loire`;
    await page.getByLabel('Numéro et voie', { exact: true }).fill(street);
    await page.waitForTimeout(wait);
    await page.reload();
    await arriveAt(page, 'Mon profil');
    await expectAnswers(page, { 'Numéro et voie': street });
  }
  await answer(page, { Civilité: 'Monsieur' });
  await page.reload();
  await arriveAt(page, 'Mon profil');
  await expectAnswers(page, { Civilité: 'Monsieur' });
  // Leaving for another document, and back.
  await page.getByLabel('Commune', { exact: true }).fill('Nantes');
  await page.goto('/');
  await open(page, 'profile');
  await expectAnswers(page, { Commune: 'Nantes' });
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

// Somebody taken off beside two versions was in no list of them: the choice brought them back.
scenario('a person taken off beside two versions stays off', conflict, async (page) => {
  await signedInWith(page, allSteps);
  await open(page, 'beneficiaries');
  const [malik, ines] = drafts.beneficiaries.people;
  await saveElsewhere(page, 'beneficiaries', { nobody: false, people: [malik, { ...ines, birth_date: '02/03/2016' }] });
  await press(page, 'Retirer Inès Lefèvre');
  await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
  await press(page, 'Retirer Malik Lefèvre');
  const off = page.getByRole('group', { name: 'Bénéficiaire : Malik Lefèvre' });
  await off.getByLabel('Sur cet écran : plus dans la liste').and(page.locator(':checked')).waitFor();
  await press(page, 'Garder ces choix');
  await expectSaved(page);
  assert.deepEqual((await savedFile(page)).beneficiaries.draft.people, []);
});

// The form went on showing the old answers until those chosen were saved: what was typed meanwhile
// saved them over the choice.
scenario('what is typed while the choice is being saved does not undo it', conflict, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await saveElsewhere(page, 'profile', { ...drafts.profile, city: 'Vanves' });
  await answer(page, { Commune: 'Issy', Prénom: 'Camille-Rose' });
  await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/api/v1/file/profile', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel('Modifié ailleurs : Vanves', { exact: true }).check();
  await press(page, 'Garder ces choix');
  await page.getByText('Cette étape a été modifiée ailleurs').waitFor({ state: 'detached' });
  await expectAnswers(page, { Commune: 'Vanves', Prénom: 'Camille-Rose' });
  await answer(page, { 'Numéro et voie': '3 place de l’Église' });
  release();
  await expectSaved(page);
  const { draft } = (await savedFile(page)).profile;
  assert.deepEqual([draft.city, draft.first_name, draft.street], ['Vanves', 'Camille-Rose', '3 place de l’Église']);
});

// The answers before a pause were sent again under the choice and took it off the screen; those typed
// after it were in no list, and the choice dropped them.
scenario('what is typed beside two versions stands against the other one', conflict, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await saveElsewhere(page, 'profile', { ...drafts.profile, city: 'Vanves', street: '3 place de l’Église' });
  await answer(page, { Commune: 'Issy' });
  await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
  let sent = 0;
  await page.route('**/api/v1/file/profile', (route) => {
    sent += 1;
    return route.continue();
  });
  await page.getByLabel('Modifié ailleurs : Vanves', { exact: true }).check();
  await answer(page, { Prénom: 'Camille-Rose' });
  await page.getByRole('textbox', { name: 'Numéro et voie' }).fill('5 rue Haute');
  await page.getByLabel('Sur cet écran : Camille-Rose', { exact: true }).and(page.locator(':checked')).waitFor();
  await page.getByLabel('Modifié ailleurs : Vanves', { exact: true }).and(page.locator(':checked')).waitFor();
  // Both changed the street now: it waits for the person.
  const street = page.getByLabel('Sur cet écran : 5 rue Haute', { exact: true });
  await street.and(page.locator(':not(:checked)')).waitFor();
  await page.waitForTimeout(1_200);
  assert.equal(sent, 0, 'nothing leaves before the choice');
  await street.check();
  await press(page, 'Garder ces choix');
  await expectSaved(page);
  const { draft } = (await savedFile(page)).profile;
  assert.deepEqual([draft.city, draft.first_name, draft.street], ['Vanves', 'Camille-Rose', '5 rue Haute']);
});

const people = () => [
  ...drafts.beneficiaries.people,
  { ...drafts.beneficiaries.people[1], key: 'cle-adam', first_name: 'Adam', birth_date: '02/02/2021' },
];

/** Opens the page of the second of three people, while the first is taken off the list elsewhere. */
async function changeInesWhileMalikGoes(page, list) {
  await signedInWith(page, ['profile']);
  await saveElsewhere(page, 'beneficiaries', { nobody: false, people: list });
  await open(page, 'beneficiaries');
  await follow(page, 'Modifier Inès Lefèvre');
  await arriveAt(page, 'Modifier un bénéficiaire');
  await saveElsewhere(page, 'beneficiaries', { nobody: false, people: list.slice(1) });
  await answer(page, { Prénom: 'Inès-Lou' });
  await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
  await page.getByRole('group', { name: 'Bénéficiaire : Malik Lefèvre' }).getByLabel('Modifié ailleurs : plus dans la liste').check();
  await press(page, 'Garder ces choix');
  await expectSaved(page);
  await expectAnswers(page, { Prénom: 'Inès-Lou' });
}

const firstNames = async (page) => (await savedFile(page)).beneficiaries.draft.people.map((one) => one.first_name);

// The form followed the rank: it then showed Adam, and the next key press wrote over his answers.
scenario('a person being changed stays that person when another is taken off elsewhere', conflict, async (page) => {
  await changeInesWhileMalikGoes(page, people());
  await answer(page, { Prénom: 'Inès-Marie' });
  await expectSaved(page);
  assert.deepEqual(await firstNames(page), ['Inès-Marie', 'Adam']);
  await page.reload();
  await expectAnswers(page, { Prénom: 'Inès-Marie' });
});

// With nobody at that rank, she was added a second time.
scenario('a person being changed is not there twice when another is taken off elsewhere', conflict, async (page) => {
  await changeInesWhileMalikGoes(page, people().slice(0, 2));
  await answer(page, { Prénom: 'Inès-Marie' });
  await expectSaved(page);
  assert.deepEqual(await firstNames(page), ['Inès-Marie']);
});

scenario('who is chosen to be off the list is no longer there to change', conflict, async (page) => {
  await signedInWith(page, ['profile', 'beneficiaries']);
  await open(page, 'beneficiaries');
  await follow(page, 'Modifier Inès Lefèvre');
  await arriveAt(page, 'Modifier un bénéficiaire');
  await saveElsewhere(page, 'beneficiaries', { nobody: false, people: people().slice(0, 1) });
  await answer(page, { Prénom: 'Inès-Lou' });
  await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
  await page.getByLabel('Modifié ailleurs : plus dans la liste').check();
  await press(page, 'Garder ces choix');
  await arriveAt(page, 'Mes bénéficiaires');
  assert.deepEqual(await firstNames(page), ['Malik']);
});

scenario('a cut of the network while typing loses nothing', cut, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  // The other parts of the journey come right after the first one.
  await page.waitForLoadState('networkidle');
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
  // The other parts of the journey come right after the first one.
  await page.waitForLoadState('networkidle');
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

/** Whether an element is what one sees at its own middle. */
const inSight = (locator) =>
  locator.evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    return one === seen || one.contains(seen);
  });

// On a phone, what kept answers from being saved stood up to 2 000 px above what was typed.
for (const look of [{ screen: 'phone' }, { screen: 'narrowest', forcedColors: 'active' }, { screen: 'desktop', colorScheme: 'dark' }]) {
  const size = Object.values(look).join(', ');
  test(`whoever types far down sees that it is not saved, ${size}`, () =>
    onPage(browser, { name: `trouble ${size}`, forgive: (fault) => cut(fault) || signedOut(fault) || conflict(fault), ...look }, async (page) => {
      const person = await signedInWith(page, ['profile']);
      await open(page, 'profile');
      await page.waitForLoadState('networkidle');
      const line = page.locator('.trouble-line p');
      const notice = page.locator('#pas-enregistre');
      const number = page.getByLabel('Numéro de sécurité sociale', { exact: true });
      assert.equal(await line.count(), 0);

      await page.context().setOffline(true);
      await number.fill('2 89 04');
      await line.getByText('Le réseau est coupé', { exact: true }).waitFor();
      await page.waitForTimeout(300);
      assert.ok(await inSight(line), 'the line is seen');
      assert.ok(await inSight(number), 'it does not hide what is typed');
      assert.equal(await line.locator('xpath=ancestor-or-self::*[@role or @aria-live]').count(), 0, 'it is not read out');
      await checkScreen(page, `not saved, ${size}`);
      await page.getByRole('link', { name: 'Voir', exact: true }).click();
      await expectFocusOn(page, '#pas-enregistre');
      assert.ok(await inSight(notice), 'the whole of it is seen');
      assert.ok(!(await inSight(line)), 'the short line is not needed beside it');
      // Nothing is hidden by the line when one walks back with the keyboard.
      await number.focus();
      for (let press = 0; press < 12; press += 1) {
        await page.keyboard.press('Shift+Tab');
        const hidden = await page.evaluate(() => {
          const here = document.activeElement.getBoundingClientRect();
          const bar = document.querySelector('.trouble-line p').getBoundingClientRect();
          return here.top >= bar.top && here.bottom <= bar.bottom && !document.activeElement.closest('.trouble-line, .trouble');
        });
        assert.ok(!hidden, 'what has the focus is seen');
      }
      await page.context().setOffline(false);
      await expectSaved(page);
      assert.equal(await line.count(), 0, 'all is in order');

      await saveElsewhere(page, 'profile', { ...drafts.profile, nir: '2 89 04', city: 'Vanves' });
      await number.fill('2 89 04 78');
      await page.getByRole('link', { name: 'Choisir', exact: true }).click();
      await expectFocusOn(page, '#pas-enregistre');
      await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
      await press(page, 'Garder ces choix');
      await expectSaved(page);

      await page.context().clearCookies();
      await number.fill('2 89 04 78 342');
      await page.getByRole('link', { name: 'Se connecter', exact: true }).click();
      await expectFocusOn(page, '#pas-enregistre');
      // Whose file it is is known.
      await expectAnswers(page, { 'E-mail ou numéro d’adhérent': person.memberNumber });
      await page.getByLabel('Mot de passe', { exact: true }).fill(password);
      await press(page, 'Se connecter');
      await expectSaved(page);
      assert.equal(await line.count(), 0);
    }));
}

// « Enregistré au fur et à mesure » with its tick stood above « Le réseau est coupé ».
scenario('a step says nothing of being saved while another is not', cut, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await answer(page, { Commune: 'Issy' });
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes bénéficiaires');
  await page.getByText('Le réseau est coupé.').waitFor();
  await page.getByText('Pas encore enregistré : le réseau est coupé', { exact: true }).waitFor();
  assert.equal(await page.locator('[data-saving]').count(), 0, 'no tick');
  assert.equal(await page.getByText(/^Enregistré/).count(), 0);
  await page.context().setOffline(false);
  await page.locator('[data-saving]').waitFor();
});

scenario('a session that ends in the middle of a step is opened again there', signedOut, async (page) => {
  const person = await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await page.context().clearCookies();
  await answer(page, { Commune: 'Issy' });
  await page.getByText('Votre session est terminée.').waitFor();
  await checkScreen(page, 'session ended');
  await signIn(page, person.memberNumber, 'ce n’est pas le bon');
  await page.getByText('L’identifiant ou le mot de passe est incorrect.').waitFor();
  await checkScreen(page, 'session ended, wrong password');
  await expectAnswers(page, { Commune: 'Issy' });
  await signIn(page, person.memberNumber, password);
  await expectSaved(page);
  await expectAnswers(page, { Commune: 'Issy' });
  assert.equal((await savedFile(page)).profile.draft.city, 'Issy');
});

// Whoever left the screen to sign in found the step closed: nothing left before they signed in there again.
scenario('a session opened again at the door sends what was waiting', signedOut, async (page) => {
  const person = await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await page.context().clearCookies();
  await answer(page, { Commune: 'Issy' });
  await page.getByText('Votre session est terminée.').waitFor();
  await follow(page, 'Mon adhésion');
  await arriveAt(page, 'Reprendre mon adhésion');
  const sent = page.waitForResponse((reply) => reply.request().method() === 'PUT' && reply.ok());
  await signIn(page, person.memberNumber, password);
  await arriveAt(page, 'Mon adhésion');
  await sent;
  assert.equal((await savedFile(page)).profile.draft.city, 'Issy');
  await page.getByRole('main').getByRole('link', { name: /Mon profil/ }).first().click();
  await arriveAt(page, 'Mon profil');
  await expectAnswers(page, { Commune: 'Issy' });
  assert.equal(await page.getByText('Votre session est terminée.').count(), 0);
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
  await expectAnswers(page, { IBAN: drafts.bank.debit.iban.replaceAll(/.{4}(?=.)/g, '$& ') });
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

const jpeg = (size) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(size)]);
const named = (name, buffer, mimeType) => ({ name, mimeType, buffer });

// Three files chosen, *Suivant* pressed at once: two were gone. One refused held the next back without
// a word, and of those too large the first alone was named, until the next file was on its way.
scenario('files go on after one is refused, and after their screen is left', (fault) => /status of 4\d\d/.test(fault), async (page) => {
  await signedInWith(page, allSteps);
  await open(page, 'bank');
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/api/v1/file/attachments', async (route) => {
    await held;
    await route.continue();
  });
  await page.locator('input[type="file"]').first().setInputFiles([
    picture('recto.png'),
    named('enorme.jpg', jpeg(5 * 1024 * 1024 + 1), 'image/jpeg'),
    named('faux.pdf', Buffer.from('bonjour'), 'application/pdf'),
    named('geant.jpg', jpeg(5 * 1024 * 1024 + 2), 'image/jpeg'),
    picture('verso.png'),
  ]);
  await page.getByText('Envoi de recto.png…').waitFor();
  await press(page, 'Suivant');
  await arriveAt(page, 'Signature électronique');
  // Nothing is signed, nor is the page left in silence, while a proof is on its way.
  await page.getByText('Avant de signer, ces étapes doivent être enregistrées.').waitFor();
  await checkScreen(page, 'a file on its way before signing');
  const question = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => location.reload()));
  await (await question).dismiss();

  release();
  await page.getByText('Avant de signer, ces étapes doivent être enregistrées.').waitFor({ state: 'detached' });
  const joined = (await savedFile(page)).attachments.map((one) => one.name);
  assert.deepEqual(joined, ['recto.png', 'verso.png']);
  await page.getByRole('link', { name: 'Précédent' }).click();
  await arriveAt(page, 'Mes coordonnées bancaires');
  for (const name of joined) await page.getByRole('link', { name, exact: true }).waitFor();
  const faults = page.getByRole('alert').filter({ hasText: /^(enorme|geant|faux)\./ });
  assert.deepEqual(
    (await faults.allInnerTexts()).map((words) => words.trim().split(/\s/)[0]),
    ['enorme.jpg', 'faux.pdf', 'geant.jpg'],
  );
  await checkScreen(page, 'two files joined, three refused');
});

scenario('files cut off leave when the line is back, or when sent again', cut, async (page) => {
  await signedInWith(page, allSteps);
  await open(page, 'bank');
  await page.route('**/api/v1/file/attachments', (route) => route.abort());
  await page.locator('input[type="file"]').first().setInputFiles([picture('recto.png'), picture('verso.png')]);
  await page.getByRole('alert').filter({ hasText: /^verso\.png/ }).waitFor();
  await page.getByRole('alert').filter({ hasText: /^recto\.png/ }).waitFor();
  await checkScreen(page, 'files cut off');
  await page.unrouteAll();
  await press(page, 'Envoyer de nouveau');
  await page.getByText('verso.png est joint.').waitFor();
  assert.deepEqual((await savedFile(page)).attachments.map((one) => one.name), ['recto.png', 'verso.png']);
});

// At each key press without network, every missing part was asked for again.
scenario('a part that does not come is asked for again at will, not at each key press', (fault) => cut(fault) || /Failed to fetch/.test(fault), async (page) => {
  const person = await signedInWith(page, ['profile']);
  await page.context().clearCookies();
  await page.goto('/connexion');
  await arriveAt(page, 'Reprendre mon adhésion');
  const cutInParts = await page.evaluate(async () => {
    const { loader } = document.querySelector('script[data-loader]').dataset;
    return (await (await fetch(loader)).text()).includes('-part-');
  });
  if (!cutInParts) return;
  let asked = 0;
  await page.route(/-part-[-.\w]*\.wasm$/, (route) => {
    asked += 1;
    return route.abort();
  });
  const typed = page.getByLabel('Mot de passe', { exact: true });
  await typed.pressSequentially('u');
  await page.waitForTimeout(500);
  const once = asked;
  assert.ok(once > 0, 'parts are asked for in advance');
  await typed.pressSequentially('ne phrase un peu longue', { delay: 20 });
  await page.waitForTimeout(500);
  assert.equal(asked, once);
  await signIn(page, person.memberNumber, password);
  await arriveAt(page, 'La suite n’est pas chargée');
  await checkScreen(page, 'a part that does not come');
  await page.unrouteAll();
  await press(page, 'Réessayer');
  await arriveAt(page, 'Mon adhésion');
});

// The heading took the focus from the button that was just pressed.
scenario('the focus stays on the language when it is changed', nothing, async (page) => {
  await signedInWith(page, ['profile']);
  await open(page, 'profile');
  await answer(page, { Commune: 'Issy' });
  await press(page, 'English');
  await arriveAt(page, 'My profile');
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'langue');
  await page.keyboard.press('Enter');
  await arriveAt(page, 'Mon profil');
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'langue');
  await expectAnswers(page, { Commune: 'Issy' });
  // Whoever goes on arrives as usual.
  await page.getByRole('link', { name: /^Mes garanties/ }).click();
  await arriveAt(page, 'Mes garanties');
  await expectFocusOn(page, 'h1');
});
