// A signature that must not be given is refused in words, and the way to give it stays open.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { drafts } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, saveElsewhere, savedFile, signedInWith } from './support/demo.mjs';
import { arriveAt, consent, follow, open, receiveCode, signWith, verifyPhone, wrongFor } from './support/journey.mjs';

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
  await checkScreen(page, 'code cancelled');
  // The right one comes too late.
  await signWith(page, code);
  await page.getByText('Ce code n’est pas le bon').waitFor({ state: 'detached' });
  assert.equal((await savedFile(page)).status, 'open');

  // Another one is offered after half a minute, and signs.
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
    await page.getByRole('link', { name: /^Mes coordonnées bancaires : Écrivez l’IBAN/ }).waitFor();
    assert.equal(await page.getByRole('link', { name: /^Mon profil : / }).count(), 0);
    await follow(page, 'Étape 5 sur 5');
    await arriveAt(page, 'Mon adhésion');
    await page.getByRole('listitem').filter({ hasText: 'Signature électronique' }).getByText('Après les autres étapes').waitFor();
  });
});
