// The account: one for all contracts, opened by a link or by letters, kept by its owner alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { base, onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { ask, invite, pass, password, signedInWith } from './support/demo.mjs';
import { expectFocus, expectFocusOn } from './support/focus.mjs';
import { activate, answer, arriveAt, expectSaved, open, press, signIn } from './support/journey.mjs';
import { messages, nextMessage } from './support/mailbox.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const refused = (...statuses) => (fault) => statuses.some((status) => fault.includes(`status of ${status}`));

for (const screen of Object.keys(screens)) {
  const on = (name, options, play) =>
    test(`${name}, ${screen}`, () =>
      onPage(browser, { name, screen, ...options }, (page) => play(page, (what) => checkScreen(page, `${what}, ${screen}`))));

  on('a link past its sixty days gives another one, or paper', {}, async (page, check) => {
    const person = await invite();
    await pass(person, 61);
    await page.goto(person.link);
    await arriveAt(page, 'Ce lien a dépassé ses 60 jours');
    await page.getByText(person.memberNumber).waitFor();
    await check('link over');
    const download = page.waitForEvent('download');
    await press(page, 'Télécharger le bulletin papier (PDF)');
    assert.equal((await download).suggestedFilename(), `bulletin-${person.memberNumber}.pdf`);
    const before = await messages();
    // Pressed twice in a hurry: one mail.
    await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).dblclick();
    await page.getByText('Un nouveau lien est parti.').waitFor();
    await check('link renewed');
    const mail = await nextMessage(before, (one) => one.to === person.email);
    await page.waitForTimeout(300);
    const sent = (await messages()).filter((one) => one.to === person.email);
    assert.equal(sent.length, 2, 'the invitation and one new link');
    await page.goto(person.link);
    await arriveAt(page, 'Un lien plus récent vous attend');
    await check('link replaced');
    await activate(page, { link: mail.body.match(/https?:\S+#\S+/)[0], password });
  });

  on('signed in after the sixty days, one press opens the file again, or paper', {}, async (page, check) => {
    const person = await signedInWith(page, ['profile']);
    await pass(person, 61);
    await page.goto('/affiliation/etapes');
    await arriveAt(page, 'Mon adhésion');
    await page.getByText('Les 60 jours sont passés').waitFor();
    await check('sixty days over');
    const download = page.waitForEvent('download');
    await press(page, 'Télécharger le bulletin papier (PDF)');
    assert.equal((await download).suggestedFilename(), `bulletin-${person.memberNumber}.pdf`);
    const before = await messages();
    await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).dblclick();
    await page.getByText('Votre dossier est ouvert à nouveau pour 60 jours.').waitFor();
    await check('open again');
    const mail = await nextMessage(before, (one) => one.to === person.email);
    assert.equal(mail.subject, 'Votre dossier est ouvert à nouveau');
    await page.getByRole('link', { name: 'Reprendre', exact: true }).click();
    await page.locator('.member-bar').getByText('Il reste 60 jours').waitFor();
  });

  on('without e-mail, the sixty days begin again with new letters', { forgive: refused(403) }, async (page, check) => {
    const person = await byLetters();
    await page.goto('/connexion');
    await signIn(page, person.member_number, person.provisional);
    await page.getByText('Votre mot de passe provisoire est le bon.').waitFor();
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await press(page, 'Enregistrer mon mot de passe');
    await arriveAt(page, 'Mon adhésion');
    await pass({ memberNumber: person.member_number }, 61);
    await page.reload();
    await page.getByText('Demandez deux nouvelles lettres à votre employeur').waitFor();
    await check('sixty days over, without e-mail');
    assert.equal(await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).count(), 0);
  });

  on('somebody who has an account finds the new contract there', {}, async (page, check) => {
    const first = await invite();
    await activate(page, { ...first, password });
    await press(page, 'Me déconnecter');
    await arriveAt(page, 'Votre complémentaire santé, au clair');
    const second = await inviteAt(first.email);
    const mail = (await messages()).findLast((one) => one.to === first.email);
    assert.match(mail.body, /connectez-vous/);
    await page.goto('/');
    await page.goto(second.link);
    await page.getByRole('heading', { level: 1, name: /^Un nouveau contrat vous attend/ }).waitFor();
    await page.getByText(second.memberNumber).waitFor();
    await check('address known');
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).dblclick();
    await arriveAt(page, 'Mon adhésion');
    await page.locator('.member-bar').getByText(second.memberNumber).waitFor();
    await page.getByText('Il reste 60 jours').waitFor();
    await page.getByRole('link', { name: 'Mon compte' }).click();
    await arriveAt(page, 'Mon compte');
    await check('account with two contracts');
    await page.getByRole('button', { name: `Ouvrir le dossier ${first.memberNumber}` }).click();
    await arriveAt(page, 'Mon adhésion');
    await page.locator('.member-bar').getByText(first.memberNumber).waitFor();
    // Signing in again leaves the choice.
    await press(page, 'Me déconnecter');
    await arriveAt(page, 'Votre complémentaire santé, au clair');
    await page.goto('/connexion');
    await signIn(page, first.email, password);
    await arriveAt(page, 'Mes contrats');
    await check('contracts to choose from');
    await page.getByRole('button', { name: `Ouvrir le dossier ${second.memberNumber}` }).click();
    await page.locator('.member-bar').getByText(second.memberNumber).waitFor();
  });

  on('two people who share a mailbox have an account each', {}, async (page, check) => {
    const first = await invite();
    await activate(page, { ...first, password });
    await page.context().clearCookies();
    const second = await inviteAt(first.email);
    await page.goto('/');
    await page.goto(second.link);
    await press(page, 'Créer un compte à part');
    await check('account apart');
    await page.getByLabel('Mot de passe', { exact: true }).fill('quatre canards au soleil du soir');
    await press(page, 'Activer mon compte');
    await arriveAt(page, 'Mon adhésion');
    await page.locator('.member-bar').getByText(second.memberNumber).waitFor();
    await page.getByRole('link', { name: 'Mon compte' }).click();
    await arriveAt(page, 'Mon compte');
    const theirs = page.getByRole('button', { name: /^Ouvrir le dossier/ });
    await theirs.first().waitFor();
    assert.equal(await theirs.count(), 1);
  });

  on('letters lead somebody without e-mail to a password of their own', { forgive: refused(401, 403) }, async (page, check) => {
    const person = await byLetters();
    await page.goto('/connexion');
    await signIn(page, person.member_number, person.provisional.toLowerCase().replaceAll('-', ' '));
    await page.getByText('Votre mot de passe provisoire est le bon.').waitFor();
    await expectFocus(page, 'Mot de passe');
    await check('password to choose');
    await page.getByLabel('Mot de passe', { exact: true }).fill('court');
    await press(page, 'Enregistrer mon mot de passe');
    await page.getByText('vous en avez écrit 5').waitFor();
    await check('password too short');
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Enregistrer mon mot de passe' }).dblclick();
    await arriveAt(page, 'Mon adhésion');
    await page.locator('.member-bar').getByText(person.member_number).waitFor();
    await press(page, 'Me déconnecter');
    await arriveAt(page, 'Votre complémentaire santé, au clair');
    // The provisional one has served.
    await page.goto('/connexion');
    await signIn(page, person.member_number, person.provisional);
    await page.getByRole('alert').waitFor();
    await signIn(page, person.member_number, password);
    await arriveAt(page, 'Mon adhésion');
  });

  on('a forgotten password is changed by a short link', { forgive: refused(410, 422) }, async (page, check) => {
    const person = await signedInWith(page, ['profile']);
    const elsewhere = await page.context().browser().newContext({ baseURL: base });
    await page.goto('/connexion/oubli');
    await arriveAt(page, 'Mot de passe oublié');
    await check('password forgotten');
    await press(page, 'Recevoir le lien');
    await page.getByText('Écrivez votre e-mail ou votre numéro d’adhérent').waitFor();
    await check('nothing typed');
    const before = await messages();
    await page.getByLabel('E-mail ou numéro d’adhérent').fill(person.email);
    await page.getByRole('button', { name: 'Recevoir le lien' }).dblclick();
    await page.getByText('Si un espace porte cet identifiant').waitFor();
    await check('link on its way');
    const mail = await nextMessage(before, (one) => one.to === person.email);
    const link = mail.body.match(/https?:\S+\/connexion\/oubli#\S+/)[0];
    await page.goto(link);
    await arriveAt(page, 'Un nouveau mot de passe');
    assert.ok(!page.url().includes('#'), 'the secret part left the address');
    await check('new password');
    await page.getByLabel('Mot de passe', { exact: true }).fill('motdepassemotdepasse');
    await press(page, 'Changer mon mot de passe');
    await page.getByText('facile à deviner').waitFor();
    await page.getByLabel('Mot de passe', { exact: true }).fill(`${person.email.split('@')[0]} mange des pommes`);
    await press(page, 'Changer mon mot de passe');
    await page.getByText('contient votre nom, votre prénom, votre e-mail').waitFor();
    await page.getByLabel('Mot de passe', { exact: true }).fill('quatre canards au soleil du soir');
    await page.getByRole('button', { name: 'Changer mon mot de passe' }).dblclick();
    await arriveAt(page, 'Votre mot de passe a changé');
    await check('password changed');
    await page.goto('/');
    await page.goto(link);
    await arriveAt(page, 'Ce lien ne sert plus');
    await check('reset link used');
    // Every session ended, this one too.
    await page.goto('/affiliation/etapes');
    await arriveAt(page, 'Reprendre mon adhésion');
    await signIn(page, person.memberNumber, 'quatre canards au soleil du soir');
    await arriveAt(page, 'Mon adhésion');
    await elsewhere.close();
  });

  on('sessions are listed, and ended from anywhere', { forgive: refused(401) }, async (page, check) => {
    const person = await signedInWith(page, ['profile']);
    const other = await page.context().browser().newContext({ baseURL: base, locale: 'fr-FR' });
    const away = await other.newPage();
    await away.goto('/connexion');
    await signIn(away, person.memberNumber, password);
    await arriveAt(away, 'Mon adhésion');
    await page.goto('/affiliation/compte');
    await arriveAt(page, 'Mon compte');
    await page.getByText('Cet appareil', { exact: true }).waitFor();
    await check('sessions');
    await page.getByRole('button', { name: /^Déconnecter Chrome/ }).dblclick();
    await page.getByRole('button', { name: /^Déconnecter Chrome/ }).waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('L’appareil est déconnecté.').waitFor();
    await expectFocusOn(page, '#appareils');
    await check('another session ended');
    await away.reload();
    await arriveAt(away, 'Reprendre mon adhésion');
    await other.close();
    await page.getByRole('button', { name: 'Me déconnecter de cet appareil' }).click();
    await arriveAt(page, 'Reprendre mon adhésion');
  });

  on('a session about to end is extended by one key', {}, async (page, check) => {
    await signedInWith(page, []);
    await open(page, 'profile');
    const city = page.getByLabel('Commune', { exact: true });
    // What is typed is saved first: a save is a use of the session, and makes it younger.
    const saved = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/file/profile'));
    await city.fill('Issy');
    await saved;
    await city.focus();
    for (const key of ['Enter', 'Escape']) {
      await ages(page, 28 * 60);
      await back(page);
      const dialog = page.getByRole('dialog', { name: 'Êtes-vous toujours là ?' });
      await dialog.waitFor();
      await check('session about to end');
      await expectFocus(page, 'Rester connecté');
      await page.keyboard.press(key);
      await dialog.waitFor({ state: 'hidden' });
      await expectFocus(page, 'Commune');
      assert.equal(await city.inputValue(), 'Issy');
    }
    await expectSaved(page);
    const { seconds_left: left } = await (await page.request.get('/api/v1/sessions/current/time')).json();
    assert.ok(left > 29 * 60, `${left} seconds are left`);
  });

  on('a session over in the middle of a step loses nothing', { forgive: refused(401) }, async (page, check) => {
    const person = await signedInWith(page, []);
    await open(page, 'profile');
    await ages(page, 28 * 60);
    await back(page);
    await page.getByRole('dialog', { name: 'Êtes-vous toujours là ?' }).waitFor();
    await ages(page, 3 * 60);
    await back(page);
    await page.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor();
    await check('session over');
    await press(page, 'Fermer');
    await answer(page, { Commune: 'Issy' });
    await page.getByText('Votre session est terminée.').waitFor();
    await check('signing in again');
    await signIn(page, person.memberNumber, password);
    await expectSaved(page);
    assert.equal(await page.getByLabel('Commune', { exact: true }).inputValue(), 'Issy');
    // The new session's end is told too.
    await ages(page, 28 * 60);
    await back(page);
    await page.getByRole('dialog', { name: 'Êtes-vous toujours là ?' }).waitFor();
  });
}

// Two contracts: signing in again opened the other one, the line was cut, and what was typed was gone.
test('signing in again with two contracts on a bad line keeps what was typed', async () => {
  const forgive = (fault) => refused(401)(fault) || /ERR_FAILED|Failed to fetch/.test(fault);
  await onPage(browser, { name: 'two contracts, bad line', screen: 'phone', forgive }, async (page) => {
    const person = await signedInWith(page, []);
    const second = await inviteAt(person.email);
    await page.goto('/');
    await page.goto(second.link);
    await press(page, 'Ajouter ce contrat à mon espace');
    await arriveAt(page, 'Mon adhésion');
    await open(page, 'profile');
    await ages(page, 31 * 60);
    await answer(page, { Commune: 'Issy' });
    await page.getByText('Votre session est terminée.').waitFor();
    await page.route('**/api/v1/account/file', (route) => route.abort());
    // The first contract's number: the session opens on it, and the screen shows the second.
    await signIn(page, person.memberNumber, password);
    await page.getByRole('alert').getByText('Le réseau est coupé.').waitFor();
    assert.equal(await page.getByLabel('Commune', { exact: true }).inputValue(), 'Issy');
    await page.unroute('**/api/v1/account/file');
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await expectSaved(page);
    assert.equal(await page.getByLabel('Commune', { exact: true }).inputValue(), 'Issy');
  });
});

test('in English, from the invitation to the account', async () => {
  await onPage(browser, { name: 'account in English', screen: 'phone' }, async (page) => {
    const person = await invite();
    await page.goto(person.link);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: /^Welcome, / }).waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press(page, 'Activate my account');
    await page.locator('.member-bar').getByText('60 days left').waitFor();
    await page.goto('/affiliation/compte');
    await arriveAt(page, 'My account');
    await checkScreen(page, 'account in English');
    const before = await messages();
    await page.goto('/connexion/oubli');
    await page.getByLabel('E-mail or member number').fill(person.memberNumber);
    await press(page, 'Receive the link');
    const mail = await nextMessage(before, (one) => one.to === person.email);
    assert.equal(mail.subject, 'Choose a new password', 'mails speak the language used last');
  });
});

/** Lets time pass for the session of a page. */
async function ages(page, seconds) {
  const status = await page.evaluate(
    async (body) =>
      (
        await fetch('/dev/temps/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
      ).status,
    JSON.stringify({ seconds }),
  );
  assert.equal(status, 204);
}

/** Somebody comes back to the page: timers slept meanwhile. */
async function back(page) {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
}

async function inviteAt(email) {
  const { link, member_number: memberNumber } = JSON.parse(await ask('/dev/demo/adresse', { email }));
  return { link, memberNumber };
}

async function byLetters() {
  const person = JSON.parse(await ask('/dev/demo/lettres', {}));
  for (const letter of person.letters) {
    const answer = await fetch(new URL(letter, base));
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    await answer.arrayBuffer();
  }
  return person;
}
