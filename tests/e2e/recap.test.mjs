// Each answer is changed in two moves: there, and back to the recap.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { picture } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, saveElsewhere, savedFile, signedInWith } from './support/demo.mjs';
import { expectFocusOn } from './support/focus.mjs';
import { arriveAt, open, plain } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** The ways to change an answer, in the order of the page. */
async function changes(page) {
  const links = page.getByRole('link', { name: /^Modifier/ });
  await links.first().waitFor();
  return Promise.all((await links.all()).map(async (link) => plain(await link.innerText())));
}

for (const screen of ['phone', 'desktop']) {
  test(`every answer is changed in two moves, ${screen}`, async () => {
    await onPage(browser, { name: 'recap', screen }, async (page) => {
      await signedInWith(page, allSteps);
      await open(page, 'signature');
      const names = await changes(page);
      assert.equal(new Set(names).size, names.length, `each has a name of its own: ${names.join(' | ')}`);
      await checkScreen(page, `recap, ${screen}`);
      // On a phone one answer of each group is enough: the links are made the same way.
      const group = (name) => name.split(',')[0];
      const some = screen === 'desktop' ? names : names.filter((name, rank) => rank === 0 || group(name) !== group(names[rank - 1]));
      for (const name of some) {
        const moves = [];
        const note = (frame) => frame === page.mainFrame() && moves.push(new URL(frame.url()));
        page.on('framenavigated', note);
        const link = page.getByRole('link', { name: /^Modifier/ }).nth(names.indexOf(name));
        const field = new URL(await link.evaluate((element) => element.href)).hash.slice(1);
        await link.click();
        const way = page.getByRole('button', { name: /^(Suivant|Enregistrer)$/ });
        await way.waitFor();
        await expectFocusOn(page, `[id="${field}"]`);
        await way.click();
        await arriveAt(page, 'Signature électronique');
        page.off('framenavigated', note);
        assert.equal(moves.length, 2, `${name}: ${moves.map((url) => url.pathname).join(' then ')}`);
      }
      assert.deepEqual(await changes(page), names);
    });
  });
}

test('what was not answered is said so, and what is missing leads to it', async () => {
  await onPage(browser, { name: 'recap-empty', screen: 'phone' }, async (page) => {
    await signedInWith(page, []);
    await open(page, 'signature');
    await page.getByText('Pas encore répondu').first().waitFor();
    await page.getByRole('heading', { name: 'Avant de signer, il manque' }).waitFor();
    await checkScreen(page, 'recap with nothing answered');
  });
});

// Notes stood in their step alone, and nothing recalled a proof that a child needs.
test('what is worth a look and what is still to be given are said before signing', async () => {
  await onPage(browser, { name: 'recap-beside', screen: 'phone' }, async (page) => {
    await signedInWith(page, allSteps);
    const { drafts } = await import('./support/answers.mjs');
    const { employer } = await savedFile(page);
    const [year, month] = employer.effective_on.split('-').map(Number);
    const [spouse, child] = drafts.beneficiaries.people;
    const grown = { ...child, key: 'cle-lea', first_name: 'Léa', birth_date: `01/${String(month).padStart(2, '0')}/${year - 18}`, situation: 'etudes' };
    const twin = { ...child, key: 'cle-adam', first_name: 'Adam' };
    await saveElsewhere(page, 'beneficiaries', { nobody: false, people: [spouse, child, twin, grown] });
    await open(page, 'signature');
    await page.getByRole('heading', { name: 'À vérifier' }).waitFor();
    await page.getByRole('link', { name: /^Inès Lefèvre\s: Un autre enfant né le même jour/ }).waitFor();
    await page.getByText(/par mois pour votre foyer \(5 personnes\)/).waitFor();
    await page.getByRole('heading', { name: 'Pièces encore à fournir' }).waitFor();
    await page.getByRole('button', { name: 'Recevoir le code par SMS' }).waitFor();
    await checkScreen(page, 'recap with things to look at');
    await page.getByRole('link', { name: /^Léa Lefèvre\s: un certificat de scolarité/ }).click();
    await arriveAt(page, 'Modifier un bénéficiaire');
    await expectFocusOn(page, '#fichier-beneficiary_proof-cle-lea');
    await page.locator('#fichier-beneficiary_proof-cle-lea').setInputFiles(picture('scolarité.png'));
    await page.getByText('scolarité.png est joint.').waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await arriveAt(page, 'Signature électronique');
    await page.getByText('scolarité.png', { exact: true }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Pièces encore à fournir' }).count(), 0);
  });
});

test('a number that is not verified is missing, with a link to the very button', async () => {
  await onPage(browser, { name: 'recap-phone', screen: 'phone' }, async (page) => {
    await signedInWith(page, allSteps);
    const { drafts } = await import('./support/answers.mjs');
    await saveElsewhere(page, 'profile', { ...drafts.profile, phone: '07 98 76 54 32' });
    await open(page, 'signature');
    await page.getByRole('link', { name: /Vérifiez votre numéro de mobile/ }).click();
    await arriveAt(page, 'Mon profil');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Recevoir un code');
    await checkScreen(page, 'phone to be verified');
  });
});
