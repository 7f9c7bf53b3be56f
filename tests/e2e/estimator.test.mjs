// What a care costs, at once, at the three levels. Amounts worked by hand from the table and the tariffs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { amounts, choose, expectAmounts, level, levels, openWith } from './support/estimator.mjs';
import { expectFocus, expectFocusOn, tabTo } from './support/focus.mjs';
import { answer, plain, press } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

for (const screen of Object.keys(screens)) {
  const on = (name, play, options = {}) =>
    test(`${name}, ${screen}`, () =>
      onPage(browser, { name, screen, ...options }, (page) => play(page, (what) => checkScreen(page, `${what}, ${screen}`))));

  // 25 €, 35 €, 35 € a session, nothing from the assurance maladie.
  on('an osteopath at 60 €', async (page, check) => {
    await page.goto('/estimer');
    await page.getByText(/lignes dans le tableau$/).waitFor();
    await check('nothing chosen');
    await choose(page, 'ostéo', /^Médecines douces/, check);
    await check('care chosen, no price yet');
    await page.getByLabel(/^Prix pour 1/).fill('60');
    await expectAmounts(page, [
      ['0,00', '25,00', '35,00'],
      ['0,00', '35,00', '25,00'],
      ['0,00', '35,00', '25,00'],
    ]);
    await check('osteopath');
  });

  on('the same case in English', async (page, check) => {
    await openWith(page, '');
    await choose(page, 'dermato', /^Spécialistes hors Psychiatre/);
    await press(page, 'English');
    await page.getByRole('heading', { level: 1, name: 'Estimate a treatment' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.getByLabel(/^Price of 1 consultation/).fill('60,5,1');
    await page.getByText('This amount cannot be read. Write digits, for instance 60 or 31.50.').first().waitFor();
    await check('in English, a price that cannot be read');
    await page.getByLabel(/^Price of 1 consultation/).fill('60');
    await answer(page, { 'Has the practitioner signed the OPTAM (agreement on fees)?': 'Yes, or “secteur 1”' });
    await page.getByText('My situation and the date of care').click();
    await page.getByLabel('Date of care', { exact: true }).fill('01/03/2024');
    await page.getByText('€7.45').first().waitFor();
    await level(page, 'Régime socle').getByRole('button', { name: 'How is this worked out?' }).click();
    await check('in English, worked out');
    const french = /\b(vous|votre|vos|est|sont|dans|pour)\b/i;
    const said = await page.locator('.case, .estimator-answer').allInnerTexts();
    for (const line of said.join('\n').split('\n')) {
      // What is quoted from the contract stays as printed.
      assert.ok(!french.test(line.replaceAll(/[“«][^”»]*[”»]/g, '')), line);
    }
  });

  // BR 31,50: 70 % less 1 € leaves 21,05. 170 % is 53,55, of which 31,50 from the plan; 220 % is 69,30.
  on('a specialist in OPTAM at 60 € in March 2024', async (page, check) => {
    await page.goto('/estimer');
    await choose(page, 'dermato', /^Spécialistes hors Psychiatre/);
    await page.getByLabel('Acte', { exact: true }).selectOption({ label: 'Consultation de spécialiste (CS)' });
    await page.getByLabel(/^Prix pour 1/).fill('60');
    await answer(page, { 'Le praticien a-t-il signé l’OPTAM ?': 'Oui, ou secteur 1' });
    await page.getByText('Ma situation et la date du soin').click();
    await page.getByLabel('Date du soin', { exact: true }).fill('01/03/2024');
    await expectAmounts(page, [
      ['21,05', '31,50', '7,45'],
      ['21,05', '37,95', '1,00'],
      ['21,05', '37,95', '1,00'],
    ]);
    await check('specialist');

    // The whole case is in the address: opened elsewhere, the same amounts.
    await page.waitForFunction(() => location.hash.includes('date='));
    const shown = await amounts(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await expectAmounts(other, shown);

    // Out of OPTAM: BR 23, 16,10 less 1 €; 200 % is 46, of which 29,90 from the plan.
    await answer(page, { 'Le praticien a-t-il signé l’OPTAM ?': 'Non' });
    await expectAmounts(page, [
      ['15,10', '18,40', '26,50'],
      ['15,10', '29,90', '15,00'],
      ['15,10', '29,90', '15,00'],
    ]);
  });

  // BR 120: 72 from the assurance maladie; 275, 350 and 450 % in all.
  on('a front crown of free price at 700 €, and its proof', async (page, check) => {
    await openWith(page, 'soin=den.libre.avant&acte=couronne&prix=700');
    await expectAmounts(page, [
      ['72,00', '258,00', '370,00'],
      ['72,00', '348,00', '280,00'],
      ['72,00', '468,00', '160,00'],
    ]);
    const proof = level(page, 'Régime 1').getByRole('list').first();
    assert.equal(await level(page, 'Régime 1').getByText('350% BR').isVisible(), false);
    await level(page, 'Régime 1').getByRole('button', { name: 'Comment est-ce calculé ?' }).click();
    const words = plain(await proof.innerText());
    for (const part of ['« 350% BR »', 'Prothèse Incisive / Canine / 1re Prémolaire', 'page 4', 'Tableau des garanties ÉCLAT', 'CSS R160-5', '700,00 € − 72,00 € − 348,00 € = 280,00 €']) {
      assert.ok(words.includes(part), `the proof says « ${part} »: ${words}`);
    }
    await check('crown with its proof');
    // Typing goes on with the proof opened.
    await page.getByLabel(/^Prix pour 1/).fill('420');
    await expectAmounts(page, [
      ['72,00', '258,00', '90,00'],
      ['72,00', '348,00', '0,00'],
      ['72,00', '348,00', '0,00'],
    ]);
    assert.ok(await proof.isVisible());
  });

  on(
    'amounts are there without their words, which are asked for again at will',
    async (page, check) => {
      await page.route(/-part-[-.\w]*\.wasm$/, (route) => route.abort());
      await openWith(page, 'soin=prev.medecines_douces&prix=60');
      await expectAmounts(page, osteopath);
      await page.getByText('La suite n’a pas pu être chargée').waitFor();
      await check('words that do not come');
      await page.unrouteAll();
      await press(page, 'Réessayer');
      await expectFocusOn(page, '#reponse');
      await level(page, 'Régime 1').getByRole('button', { name: 'Comment est-ce calculé ?' }).click();
      await level(page, 'Régime 1').getByText('« 35 € / séance (max 3 / an) »').waitFor();
    },
    { forgive: (fault) => /Failed to load resource|Failed to fetch|net::ERR/.test(fault) },
  );

  on('what is not covered, what is not known, and what is doubtful look different', async (page, check) => {
    await openWith(page, 'soin=den.ortho.hors&prix=600');
    for (const name of levels) await level(page, name).getByText('Non couvert').waitFor();
    await expectAmounts(page, [
      ['0,00', '0,00', '600,00'],
      ['0,00', '0,00', '600,00'],
      ['0,00', '0,00', '600,00'],
    ]);
    await check('not covered');

    await openWith(page, 'soin=sc.cardiologues&prix=60&optam=oui');
    await page.getByText(/^À préciser\s:\sil manque la base de remboursement/).waitFor();
    assert.equal(await page.locator('dl.money').count(), 0, 'no amount is made up');
    await page.getByLabel('Base de remboursement (BR) pour une unité', { exact: true }).waitFor();
    await check('BR unknown');

    // « 20< » on the scan: 120 € retained, 90 € possible. BR 0,05: 0,03 from the assurance maladie.
    await openWith(page, 'soin=opt.b.verre.adulte.complexe&acte=verre_b&prix=200');
    const doubtful = level(page, 'Régime socle');
    await doubtful.getByText('Le tableau se lit de plusieurs façons').waitFor();
    assert.deepEqual((await amounts(page))[0], ['0,03', '119,97', '80,00']);
    const readings = plain(await doubtful.innerText());
    assert.ok(readings.includes('90,00 €') || readings.includes('90 €'), readings);
    assert.ok(readings.includes('110,00 €'), `what stays in the other reading: ${readings}`);
    await check('doubtful row');
  });

  on('a price that cannot be read says so and shows no amount', async (page, check) => {
    await openWith(page, 'soin=prev.medecines_douces&prix=60');
    await expectAmounts(page, osteopath);
    for (const [typed, words] of [
      ['soixante', 'Ce montant n’est pas lisible.'],
      ['-60', 'Un montant ne peut pas être négatif'],
      ['60,123', 'deux chiffres au plus après la virgule'],
      ['99999999999', 'Ce montant dépasse un million'],
    ]) {
      await page.getByLabel(/^Prix pour 1/).fill(typed);
      await page.locator('#prix-erreur').getByText(words).waitFor();
      assert.equal(await page.locator('dl.money').count(), 0, typed);
    }
    await check('price that cannot be read');
    for (const typed of ['60,00 €', ' 60 ', '60.00', '60€']) {
      await page.getByLabel(/^Prix pour 1/).fill(typed);
      await expectAmounts(page, osteopath);
    }
  });
}

const osteopath = [
  ['0,00', '25,00', '35,00'],
  ['0,00', '35,00', '25,00'],
  ['0,00', '35,00', '25,00'],
];

test('nothing leaves the browser once the page is there', async () => {
  await onPage(browser, { name: 'no request', screen: 'desktop' }, async (page) => {
    await page.goto('/estimer', { waitUntil: 'networkidle' });
    const requests = [];
    // The browser fetches the icon of the tab when it finds time to: it is of the page, and says nothing.
    page.on('request', (request) => request.url().endsWith('/icon.svg') || requests.push(request.url()));
    await choose(page, 'couronne', /^Prothèse Incisive/);
    await page.getByLabel(/^Prix pour 1/).pressSequentially('700');
    await page.waitForFunction(() => location.hash.includes('prix=700'));
    assert.deepEqual(requests, []);
  });
});

test('with the keyboard alone, from the address to an amount', async () => {
  await onPage(browser, { name: 'keyboard', screen: 'desktop' }, async (page) => {
    await page.goto('/estimer');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, 'Chercher un soin');
    await page.keyboard.type('osteo');
    await page.getByText(/lignes? trouvées?$/).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'Prix pour 1 séance');
    await page.keyboard.type('60');
    await expectAmounts(page, osteopath);
    await tabTo(page, 'Comment est-ce calculé ?');
    await page.keyboard.press('Space');
    await page.getByText('« 25 € / séance (max 3 / an) »').first().waitFor();
  });
});
