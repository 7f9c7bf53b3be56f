// The accounts: numbers grouped as they are typed, the bank found, the mandate shown.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { picture } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { savedFile, signedInWith } from './support/demo.mjs';
import { expectFocusOn } from './support/focus.mjs';
import { answer, arriveAt, expectSaved, open, part, plain, press } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const before3 = ['profile', 'beneficiaries', 'guarantees'];
const debits = (page) => part(page, 'Mes prélèvements');
const iban = (page) => debits(page).getByLabel('IBAN', { exact: true });
const bic = (page) => debits(page).getByLabel('BIC (facultatif)', { exact: true });

for (const screen of ['phone', 'desktop']) {
  test(`an account is typed, grouped, and its bank found, ${screen}`, async () => {
    await onPage(browser, { name: 'bank', screen }, async (page) => {
      await signedInWith(page, before3);
      await open(page, 'bank');
      // The member's name is not asked again.
      assert.equal(await debits(page).getByLabel('Titulaire du compte', { exact: true }).inputValue(), 'Camille Lefèvre');
      await iban(page).pressSequentially('fr1420041010050500013m02606');
      assert.equal(await iban(page).inputValue(), 'FR14 2004 1010 0505 0001 3M02 606');
      await page.getByText(/^BIC déduit de l’IBAN\s: LA BANQUE POSTALE/).waitFor();
      assert.equal(await bic(page).inputValue(), 'PSSTFRPP');
      await checkScreen(page, `account found, ${screen}`);

      // In the middle of the number the caret stays with what it follows.
      await iban(page).evaluate((input) => input.setSelectionRange(7, 7));
      await page.keyboard.press('Backspace');
      await page.keyboard.type('0');
      assert.equal(await iban(page).inputValue(), 'FR14 2004 1010 0505 0001 3M02 606');
      assert.equal(await iban(page).evaluate((input) => input.selectionStart), 7);

      // Another account: its bank takes the place of the one found, and not of what a person writes.
      await iban(page).fill('FR76-3000.6000 0112 3456 7890 189');
      await page.getByText(/^BIC déduit de l’IBAN\s: CREDIT AGRICOLE/).waitFor();
      assert.equal(await bic(page).inputValue(), 'AGRIFRPP');
      await bic(page).fill('AGRIFRPP802');
      await iban(page).fill('FR14 2004 1010 0505 0001 3M02 606');
      await expectSaved(page);
      assert.equal(await bic(page).inputValue(), 'AGRIFRPP802');
      const { bank } = await savedFile(page);
      assert.equal(bank.draft.debit.iban, 'FR1420041010050500013M02606', 'kept without spaces');
    });
  });
}

// A mandate was accepted with no word of its amount, and nothing showed where the numbers are.
for (const screen of ['phone', 'desktop']) {
  test(`what is debited is told before it is accepted, ${screen}`, async () => {
    await onPage(browser, { name: 'bank-split', screen }, async (page) => {
      await signedInWith(page, before3);
      await open(page, 'bank');
      const paid = (label) => debits(page).locator('dl > div').filter({ hasText: label }).locator('dd');
      await paid('Sur votre bulletin de paie').waitFor();
      assert.equal(plain(await paid('Sur votre bulletin de paie').innerText()), '19,42 € par mois');
      const words = async () => plain(await paid('Prélevé sur votre compte').innerText());
      const monthly = await words();
      assert.match(monthly, /^\d+,\d\d € par mois$/);
      await answer(debits(page), { 'Fréquence de prélèvement': 'Trimestrielle', 'Jour de prélèvement': 'Le 20' });
      const cents = (text) => Number(/^(\d+),(\d\d)/.exec(text).slice(1).join(''));
      const quarterly = await words();
      assert.equal(cents(quarterly), 3 * cents(monthly));
      assert.ok(quarterly.endsWith(`tous les 3 mois, soit ${monthly}, le 20`), quarterly);

      await debits(page).getByRole('button', { name: 'Où trouver ces numéros ?' }).click();
      const drawing = page.getByRole('dialog', { name: 'Sur votre RIB' });
      await drawing.getByRole('img', { name: /^Dessin d’un RIB/ }).waitFor();
      await checkScreen(page, `drawing of a RIB, ${screen}`);
      await page.keyboard.press('Escape');
      await drawing.waitFor({ state: 'hidden' });
      await answer(part(page, 'Mes remboursements'), { 'Vos remboursements arrivent sur ce même compte': 'Non' });
      await part(page, 'Mes remboursements').getByRole('button', { name: 'Où trouver ces numéros ?' }).waitFor();
      await part(page, 'Remboursements d’Inès Lefèvre').waitFor();
      await checkScreen(page, `bank step with amounts, ${screen}`);

      // The account debited has a place of its own for its paper.
      const paper = debits(page).getByRole('group', { name: /^Joindre le RIB du compte prélevé/ });
      await paper.locator('input[type="file"]').setInputFiles(picture('rib.png'));
      await page.getByText('rib.png est joint.').waitFor();
      await open(page, 'signature');
      const mandate = part(page, 'Mandat de prélèvement SEPA');
      await mandate.getByText(/^\d+,\d\d\s€ tous les 3 mois, soit .* par mois, le 20$/).waitFor();
      // The name that the step shows is no answer that is missing.
      const held = part(page, 'Mes prélèvements').locator('dl > div').filter({ hasText: 'Titulaire du compte' }).locator('dd').first();
      assert.equal(await held.innerText(), 'Camille Lefèvre');
      assert.equal(await page.getByRole('link', { name: /Écrivez le nom du titulaire/ }).count(), 0);
      const papers = part(page, 'Pièces jointes');
      await papers.getByText('rib.png', { exact: true }).waitFor();
      await checkScreen(page, `recap with a paper, ${screen}`);
      await papers.getByRole('link', { name: /^Modifier/ }).click();
      await arriveAt(page, 'Mes coordonnées bancaires');
      await expectFocusOn(page, '#fichier-bank_details-prelevements');
    });
  });
}

test('a foreign account of the SEPA area pays, another one is refused in words', async () => {
  await onPage(browser, { name: 'bank-foreign', screen: 'phone' }, async (page) => {
    await signedInWith(page, before3);
    await open(page, 'bank');
    await answer(debits(page), { IBAN: 'US64SVBKUS6S3300958879', 'Fréquence de prélèvement': 'Mensuelle', 'Jour de prélèvement': 'Le 10' });
    await answer(part(page, 'Mes remboursements'), { 'Vos remboursements arrivent sur ce même compte': 'Oui' });
    await press(page, 'Suivant');
    await page.getByText(/^US n’est pas un pays de la zone SEPA/).first().waitFor();
    await checkScreen(page, 'account outside the area');
    await iban(page).fill('DE89 3704 0044 0532 0130 00');
    await press(page, 'Suivant');
    await arriveAt(page, 'Signature électronique');
    await page.getByRole('heading', { name: 'Mandat de prélèvement SEPA' }).waitFor();
    await page.getByText('FR53ZZZ999999', { exact: true }).waitFor();
    await page.getByText(/dans les 8 semaines/).waitFor();
    await checkScreen(page, 'mandate');
  });
});

test('the holder agrees when it is not the member', async () => {
  await onPage(browser, { name: 'bank-holder', screen: 'phone' }, async (page) => {
    await signedInWith(page, before3);
    await open(page, 'bank');
    const asked = page.getByRole('group', { name: 'Le titulaire de ce compte accepte qu’il paie vos cotisations' });
    assert.equal(await asked.count(), 0);
    await answer(debits(page), { 'Titulaire du compte': 'Malik Lefèvre' });
    await asked.waitFor();
    await asked.getByText('Non', { exact: true }).click();
    await press(page, 'Suivant');
    await page.getByText(/^Sans l’accord de son titulaire/).first().waitFor();
    await checkScreen(page, 'holder who refuses');
    await answer(debits(page), { 'Titulaire du compte': 'LEFEVRE CAMILLE' });
    await asked.waitFor({ state: 'detached' });
  });
});

// « Il manque un caractère : cet IBAN en compte 22 » stood beside a right French account.
test('what is said of an account is said of the one that is typed', async () => {
  await onPage(browser, { name: 'bank-mended', screen: 'narrowest' }, async (page) => {
    await signedInWith(page, before3);
    await open(page, 'bank');
    const theirs = part(page, 'Remboursements d’Inès Lefèvre');
    await answer(theirs, { 'Ses remboursements arrivent sur votre compte': 'Non' });
    await iban(page).fill('DE89 3704 0044 0532 0130 0');
    await press(page, 'Suivant');
    await page.getByText(/cet IBAN en compte 22/).first().waitFor();
    // Of several accounts, the list says which.
    const list = page.locator('#resume-erreurs');
    await list.getByRole('link', { name: /^Mes prélèvements\s: .*cet IBAN en compte 22/ }).waitFor();
    await list.getByRole('link', { name: /^Inès Lefèvre\s: Écrivez l’IBAN/ }).waitFor();
    const wrong = page.locator('.field-wrong');
    const before = await wrong.count();
    await iban(page).fill('FR14 2004 1010 0505 0001 3M02 607');
    await page.getByText(/cet IBAN en compte 22/).first().waitFor({ state: 'detached' });
    assert.equal(await iban(page).getAttribute('aria-invalid'), 'true');
    // Its 27 characters are in sight whole, on narrow screens and with its error.
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 640 });
      const hidden = await iban(page).evaluate((input) => input.scrollWidth - input.clientWidth);
      assert.ok(hidden <= 0, `${width} px wide, ${hidden} px of the account are out of sight`);
    }
    await checkScreen(page, 'account, another fault');
    await iban(page).fill('FR14 2004 1010 0505 0001 3M02 606');
    await page.locator('#prelevement-iban:not([aria-invalid])').waitFor();
    assert.equal(await wrong.count(), before - 1);
    // A beneficiary's account is judged again too, in its own form.
    const account = theirs.getByLabel('IBAN', { exact: true });
    await account.fill('FR76 3000 6000 0112 3456 7890 189');
    await page.waitForFunction((count) => document.querySelectorAll('.field-wrong').length === count, before - 2);
  });
});
