// A signature that must not be given is refused in words, and the way to give it stays open.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { drafts } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, passTo, password, saveElsewhere, savedFile, signedInWith } from './support/demo.mjs';
import { expectFocusOn } from './support/focus.mjs';
import { arriveAt, consent, follow, open, receiveCode, signWith, verifyPhone, wrongFor, press } from './support/journey.mjs';
import { codeIn, messages, newMessages, nextMessage } from './support/mailbox.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const refused = (fault) => /status of (409|422)/.test(fault);
const another = 'Je n’ai pas reçu le code : en recevoir un autre';

/** A complete file on a phone, the code received. */
function withCode(name, play) {
  test(name, () =>
    onPage(browser, { name, screen: 'phone', forgive: refused }, async (page) => {
      await signedInWith(page, allSteps);
      await open(page, 'signature');
      await consent(page);
      await play(page, await receiveCode(page));
    }),
  );
}

withCode('three wrong codes cancel the code, and another can be had', async (page, code) => {
  for (const left of ['Il reste 2 essais.', 'Il reste 1 essai.']) {
    await signWith(page, wrongFor(code));
    await page.getByText(left).waitFor();
  }
  await signWith(page, wrongFor(code));
  await page.getByText('Trois codes incorrects : ce code est annulé. Demandez un nouveau code.').waitFor();
  await expectFocusOn(page, '#code-fini');
  await checkScreen(page, 'code cancelled');
  // Nothing is left to press that would not work.
  assert.equal(await page.getByRole('button', { name: 'Signer', exact: true }).count(), 0);
  assert.equal((await savedFile(page)).status, 'open');

  // Another one is offered after half a minute, and signs.
  const fresh = page.getByRole('button', { name: 'Recevoir un nouveau code', exact: true });
  await fresh.waitFor({ timeout: 40_000 });
  assert.equal(await fresh.getAttribute('class'), 'button');
  await signWith(page, await receiveCode(page, 'Recevoir un nouveau code'));
  await arriveAt(page, 'Votre adhésion est signée');
});

// An old phone dropped the tab while the SMS was read: the boxes were to be ticked again, and the new SMS
// killed the good code.
withCode('a code awaited is found again after a reload, another page and English', async (page, code) => {
  const asked = (await messages()).length;
  await page.reload();
  await page.getByText(/^Code envoyé à\s: ••\s••\s••\s••\s\d\d\. Il est valable (10|9)\sminutes\.$/).waitFor();
  assert.equal(await page.getByLabel(/^Je certifie/).count(), 0);
  await page.getByRole('button', { name: /^Recevoir un autre code dans \d+/ }).waitFor();
  await checkScreen(page, 'code found again');
  await follow(page, 'Précédent');
  await arriveAt(page, 'Mes coordonnées bancaires');
  await page.goBack();
  await page.getByLabel('Code reçu par SMS', { exact: true }).waitFor();
  await press(page, 'English');
  const field = page.getByLabel('Code received by text message', { exact: true });
  await field.waitFor();
  await press(page, 'Français');
  await field.waitFor({ state: 'detached' });
  assert.equal((await messages()).length, asked);
  await signWith(page, code);
  await arriveAt(page, 'Votre adhésion est signée');
});

withCode('after a reload another code can be had, with what was agreed to', async (page) => {
  await page.reload();
  await page.getByRole('button', { name: another }).waitFor({ timeout: 40_000 });
  await signWith(page, await receiveCode(page, another));
  await arriveAt(page, 'Votre adhésion est signée');
});

withCode('answers changed elsewhere after the code was sent are not signed', async (page, code) => {
  await saveElsewhere(page, 'guarantees', { level: 'r2' });
  await signWith(page, code);
  await page.getByText('Vos réponses ont changé ailleurs pendant la signature.').waitFor();
  await checkScreen(page, 'answers changed');
  assert.equal((await savedFile(page)).status, 'open');
  // What is reread is what will be signed.
  await page.getByText('Régime 2').waitFor();
});

// The boxes were unticked and the code ended without a word.
withCode('an answer changed here after the code was sent is said on return', async (page) => {
  await page.getByRole('link', { name: /^Modifier.*Jour de prélèvement$/ }).click();
  await arriveAt(page, 'Mes coordonnées bancaires');
  await page.getByRole('group', { name: 'Jour de prélèvement' }).getByText('Le 20', { exact: true }).click();
  await press(page, 'Suivant');
  await arriveAt(page, 'Signature électronique');
  await page.getByText(/^Vous avez changé une réponse ou une pièce jointe/).waitFor();
  await checkScreen(page, 'answer changed here');
  assert.equal(await page.getByLabel(/^Je certifie/).isChecked(), false);
  await consent(page);
  // Said once: another look at the accounts that changes nothing brings no word back.
  await follow(page, 'Précédent');
  await arriveAt(page, 'Mes coordonnées bancaires');
  await page.goBack();
  await arriveAt(page, 'Signature électronique');
  await page.getByLabel(/^Je certifie/).waitFor();
  assert.equal(await page.getByText(/^Vous avez changé une réponse/).count(), 0);
});

test('a file that is not complete says what is missing, and leads there', async () => {
  await onPage(browser, { name: 'incomplete', screen: 'phone' }, async (page) => {
    await signedInWith(page, ['beneficiaries', 'guarantees']);
    await saveElsewhere(page, 'profile', { ...drafts.profile, phone: '01 42 00 00 00' });
    await open(page, 'signature');
    await page.getByRole('heading', { name: 'Avant de signer, il manque' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Recevoir le code par SMS' }).count(), 0);
    await checkScreen(page, 'incomplete file');
    await page.getByRole('link', { name: /^Mon profil : Il faut un mobile français/ }).click();
    await arriveAt(page, 'Mon profil');
    await page.getByLabel('Téléphone mobile', { exact: true }).fill('06 12 34 56 78');
    await verifyPhone(page);
    await page.getByRole('button', { name: 'Suivant' }).click();
    await arriveAt(page, 'Signature électronique');
    await page.getByRole('link', { name: /^Mes prélèvements : Écrivez l’IBAN/ }).waitFor();
    assert.equal(await page.getByRole('link', { name: /^Mon profil : Il faut/ }).count(), 0);
    await follow(page, 'Étape 5 sur 5');
    await arriveAt(page, 'Mon adhésion');
    await page.getByRole('listitem').filter({ hasText: 'Signature électronique' }).getByText('Après les autres étapes').waitFor();
  });
});

test('a double click asks for one code, and signs once', async () => {
  await onPage(browser, { name: 'double-click', screen: 'desktop' }, async (page) => {
    await signedInWith(page, allSteps);
    await open(page, 'signature');
    await consent(page);
    const known = await messages();
    await page.getByRole('button', { name: 'Recevoir le code par SMS', exact: true }).dblclick();
    const sms = await nextMessage(known, (message) => message.channel === 'sms');
    // The code is copied with a space in its middle.
    await page.getByLabel('Code reçu par SMS', { exact: true }).fill(codeIn(sms).replace(/^(...)/, ' $1 '));
    await page.getByText(/^Code envoyé à\s: ••\s••\s••\s••\s\d\d\./).waitFor();
    const fresh = (await newMessages(known)).filter((one) => one.channel === 'sms' && one.to === sms.to);
    assert.equal(fresh.length, 1);
    await page.getByRole('button', { name: 'Signer', exact: true }).dblclick();
    await arriveAt(page, 'Votre adhésion est signée');
    await checkScreen(page, 'end page');
    // The address is kept, and works without what led there.
    await page.goto('/affiliation');
    await page.goto('/affiliation/fin');
    await arriveAt(page, 'Votre adhésion est signée');
  });
});

test('when no SMS arrives, the code comes by e-mail with the password typed again', async () => {
  const forgive = (fault) => /status of (409|422|429)/.test(fault);
  await onPage(browser, { name: 'code-by-mail', screen: 'phone', forgive }, async (page) => {
    await signedInWith(page, allSteps);
    await open(page, 'signature');
    await consent(page);
    await receiveCode(page);
    await page.getByRole('button', { name: /^Recevoir un autre code dans \d+/ }).waitFor();
    await checkScreen(page, 'code sent, waiting for another');
    assert.equal(await page.getByLabel('Mot de passe de votre compte').count(), 0);
    await page.getByRole('button', { name: another }).waitFor({ timeout: 40_000 });
    await receiveCode(page, another);
    // Nothing typed: said at the field, and nothing leaves.
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await press(page, 'Recevoir le code par e-mail');
    await page.locator('#mot-de-passe-code-erreur').getByText('Écrivez votre mot de passe.').waitFor();
    await expectFocusOn(page, '#mot-de-passe-code');
    assert.deepEqual(asked.filter((path) => path.endsWith('/code')), []);
    await checkScreen(page, 'no password for a code by e-mail');
    await page.getByLabel('Mot de passe de votre compte').fill('une autre phrase, longue');
    await press(page, 'Recevoir le code par e-mail');
    await page.locator('#mot-de-passe-code-erreur').getByText('Ce mot de passe n’est pas le bon.').waitFor();
    await expectFocusOn(page, '#mot-de-passe-code');
    await checkScreen(page, 'wrong password for a code by e-mail');
    await page.waitForTimeout(31_000);
    const known = await messages();
    await page.getByLabel('Mot de passe de votre compte').fill(password);
    await press(page, 'Recevoir le code par e-mail');
    const mail = await nextMessage(known, (message) => message.channel === 'mail');
    await page.getByLabel('Code reçu par e-mail', { exact: true }).fill(codeIn(mail));
    await checkScreen(page, 'code by e-mail');
    await press(page, 'Signer');
    await arriveAt(page, 'Votre adhésion est signée');
  });
});

test('a signed file tells where it stands, until the card is ready', async () => {
  await onPage(browser, { name: 'stages', screen: 'phone' }, async (page) => {
    const { memberNumber } = await signedInWith(page, allSteps);
    await open(page, 'signature');
    await consent(page);
    await signWith(page, await receiveCode(page));
    await arriveAt(page, 'Votre adhésion est signée');
    for (const [stage, words] of [
      [null, 'Vérification en cours'],
      ['piece_asked', 'Pièce demandée'],
      ['validated', 'Adhésion validée'],
      ['card_ready', 'Carte disponible'],
    ]) {
      if (stage) await passTo(memberNumber, stage);
      await page.reload();
      await page.getByRole('heading', { level: 2, name: words, exact: true }).waitFor();
      await page.locator('[aria-current="step"]').getByText(words, { exact: true }).waitFor();
      await checkScreen(page, `end page, ${words}`);
    }
    await page.getByText('Attestation de droits à l\'assurance maladie').waitFor();
    await page.getByText(/ \(heure de Paris\)$/).first().waitFor();
  });
});
