// Choosing the cover: what each level costs this household and leaves it to pay, asked of the engine
// in its worker, which is loaded here and not before.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { drafts } from './support/answers.mjs';
import { onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { saveElsewhere, signedInWith } from './support/demo.mjs';
import { arriveAt, expectSaved, follow, open, part, plain, press } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** The files of the engine's worker. */
const engine = /\/(affilio-)?engine[-.\w]*\.(js|wasm)$/;
const broken = (fault) => /Failed to load resource|affilio-engine|engine\.js|NetworkError|Failed to fetch|net::ERR/.test(fault);

/** The card of a level. */
const card = (page, level) =>
  page.locator('.offer-card').filter({ has: page.getByRole('radio', { name: new RegExp(`^${level}(?!\\d)`) }) });

/** What the card of a level says, in one line. */
const words = async (page, level) => plain(await card(page, level).innerText());

/** Waits until the engine has answered. */
const answered = (page) => page.getByText(/par mois pour (vous|votre foyer)/).first().waitFor();

for (const screen of Object.keys(screens)) {
  const on = (name, play, options = {}) =>
    test(`${name}, ${screen}`, () =>
      onPage(browser, { name, screen, ...options }, (page) => play(page, (what) => checkScreen(page, `${what}, ${screen}`))));

  // A person on a phone paid for the engine before the first field was shown.
  on('the engine is asked for by the guarantees, and by nothing before', async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
    await signedInWith(page, ['profile', 'beneficiaries']);
    await page.goto('/affiliation/etapes');
    await arriveAt(page, 'Mon adhésion');
    await open(page, 'profile');
    await open(page, 'beneficiaries');
    assert.deepEqual(asked.filter((path) => engine.test(path)), []);
    await open(page, 'guarantees');
    await answered(page);
    assert.equal(new Set(asked.filter((path) => engine.test(path))).size, 3, 'the script, the program and its glue');
  });

  // 0,97 + 1,14 + 0,74 % of 4 005 €, half of the first paid by the employer; in December 2026.
  on('a family sees its own amounts, and how each is worked out', async (page, check) => {
    await signedInWith(page, ['profile', 'beneficiaries']);
    await open(page, 'guarantees');
    await answered(page);
    await check('three cards');
    const socle = await words(page, 'Régime socle');
    for (const amount of ['94,72 € par mois pour votre foyer (3 personnes)', 'Total 114,15 €, dont 19,43 €', '2,00 €', '120,00 €', '220,00 €', '35,00 €']) {
      assert.ok(socle.includes(amount), `${amount} in ${socle}`);
    }
    assert.ok((await words(page, 'Régime 2')).includes('10,00 €'), 'the crown at the highest level');
    const first = card(page, 'Régime socle');
    for (const closed of ['Calcul de la cotisation', 'Lunettes de votre choix, verres simples', 'Couronne dentaire, prix maîtrisé']) {
      await first.getByText(closed, { exact: true }).click();
    }
    await first.getByText(/CCN ÉCLAT/).first().waitFor();
    await first.getByText(/550,00\s€ \(le plus haut prix permis/).waitFor();
    await check('proofs opened');
    await page.getByRole('radio', { name: /^Régime 1/ }).check();
    await expectSaved(page);
  });

  // Somebody whose link was not chosen was priced in silence as a spouse.
  on('who has no link yet is not counted, and it is said', async (page, check) => {
    await signedInWith(page, ['profile']);
    const [spouse, child] = drafts.beneficiaries.people;
    await saveElsewhere(page, 'beneficiaries', { nobody: false, people: [child, { ...spouse, kind: '' }] });
    await open(page, 'guarantees');
    await answered(page);
    assert.ok((await words(page, 'Régime socle')).includes('par mois pour votre foyer (2 personnes)'));
    await page.getByText(/^Ces personnes ne sont pas comptées dans les cotisations/).waitFor();
    await check('somebody is not counted');
    await follow(page, 'Malik Lefèvre');
    await arriveAt(page, 'Modifier un bénéficiaire');
  });

  on('the slider changes the year and leaves the levels where they are', async (page, check) => {
    await signedInWith(page, ['profile', 'beneficiaries']);
    await open(page, 'guarantees');
    await answered(page);
    const year = part(page, 'Ce que coûterait une année');
    const totals = async () => (await year.getByRole('heading', { level: 3 }).allInnerTexts()).map(plain);
    const slider = page.getByRole('slider', { name: 'Vos besoins de soins' });
    const names = (list) => list.map((one) => one.split(' · ')[0]);
    const average = await totals();
    assert.equal(average.length, 3);
    await slider.press('End');
    assert.equal(await slider.getAttribute('aria-valuetext'), 'Gros besoins');
    const heavy = await totals();
    assert.deepEqual(names(heavy), names(average));
    assert.notDeepEqual(heavy, average);
    await slider.press('Home');
    await year.getByText('1 136,64 € de cotisations + 8,00 € de reste à charge'.replaceAll(' €', '\u202f€').replace('1 136', '1\u202f136')).waitFor();
    await year.getByText('Ce que cette année suppose').click();
    await year.getByText(/^2 × Médecin généraliste par personne/).waitFor();
    await check('a light year, what it supposes');
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0, 'nothing is chosen for the person');
  });

  on('amounts follow who joins and Alsace-Moselle', async (page) => {
    await signedInWith(page, ['profile', 'beneficiaries']);
    await saveElsewhere(page, 'beneficiaries', { nobody: true, people: [] });
    await saveElsewhere(page, 'profile', { ...drafts.profile, alsace_moselle: 'oui' });
    await open(page, 'guarantees');
    await answered(page);
    assert.ok((await words(page, 'Régime socle')).includes('8,81 € par mois pour vous'));
  });

  on(
    'without the engine one still chooses, and may try again',
    async (page, check) => {
      await signedInWith(page, ['profile', 'beneficiaries']);
      await page.context().route(engine, (route) => route.abort());
      await open(page, 'guarantees');
      await page.getByText(/^Les cotisations n’ont pas pu être calculées/).waitFor();
      await check('the engine could not be loaded');
      assert.ok((await words(page, 'Régime 1')).includes('Cotisation à préciser'));
      await page.getByRole('radio', { name: /^Régime 1/ }).check();
      await expectSaved(page);
      await page.context().unroute(engine);
      await press(page, 'Réessayer');
      await answered(page);
      assert.ok(await page.getByRole('radio', { name: /^Régime 1/ }).isChecked(), 'the choice is kept');
    },
    { forgive: broken },
  );

  on('while the engine is on its way, the cards are there to be chosen', async (page, check) => {
    await signedInWith(page, ['profile', 'beneficiaries']);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.context().route(/affilio-engine.*wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    await open(page, 'guarantees');
    await page.getByText('Calcul de votre cotisation…').first().waitFor();
    await check('the engine is being loaded');
    await page.getByRole('radio', { name: /^Régime 2/ }).check();
    release();
    await answered(page);
    assert.ok(await page.getByRole('radio', { name: /^Régime 2/ }).isChecked());
  });

  on('nothing chosen is said beside the choice', async (page, check) => {
    await signedInWith(page, ['profile', 'beneficiaries']);
    await open(page, 'guarantees');
    await answered(page);
    await press(page, 'Suivant');
    await page.locator('.field-error').first().waitFor();
    await check('nothing chosen');
  });

  on('the step speaks English, amounts unchanged', async (page, check) => {
    await signedInWith(page, ['profile', 'beneficiaries']);
    await open(page, 'guarantees');
    await answered(page);
    await press(page, 'English');
    await page.getByText('a month for you').first().waitFor();
    assert.ok((await words(page, 'Régime socle')).includes('€94.72 a month for you'));
    await card(page, 'Régime 1').getByText('Dental crown, capped price', { exact: true }).click();
    await check('in English');
  });

  on('the notice and the table open beside the journey', async (page, check) => {
    await page.goto('/notice');
    await arriveAt(page, 'Notice de votre garantie');
    await check('notice');
    await follow(page, 'Voir le tableau complet des garanties');
    await arriveAt(page, 'Tableau de garanties');
    await page.getByLabel('Chercher dans le tableau').fill('ostéo');
    await page.getByText(/^\d+ lignes? sur \d+$/).waitFor();
    assert.ok(await page.getByRole('rowheader', { name: /Ostéopathe/ }).isVisible());
    assert.equal(await page.getByRole('rowheader', { name: /Frais de séjour - Conventionné/ }).count(), 0);
    await check('table searched');
    await page.getByLabel('Chercher dans le tableau').fill('zzz');
    await page.getByText('Aucune ligne ne contient ces mots.').waitFor();
    await check('nothing found');
  });

  on(
    'the notice does not come: it is said, and asked for again at will',
    async (page, check) => {
      await page.route(/-part-[-.\w]*\.wasm$/, (route) => route.abort());
      await page.goto('/notice');
      await arriveAt(page, 'La suite n’est pas chargée');
      await check('a part of the public application that does not come');
      await page.unrouteAll();
      await press(page, 'Réessayer');
      await arriveAt(page, 'Notice de votre garantie');
    },
    { forgive: broken },
  );
}
