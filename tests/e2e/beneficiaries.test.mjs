// My dependants: twins, grown children, parents' numbers, what is worth a look, and the list.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { child, drafts, nir, spouse } from './support/answers.mjs';
import { onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { saveElsewhere, savedFile, signedInWith } from './support/demo.mjs';
import { expectFocus } from './support/focus.mjs';
import { answer, arriveAt, expectAnswers, expectSaved, follow, open, press } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Plays a scenario on the list of somebody whose profile is filled, on both sizes. */
function onList(name, scenario) {
  for (const screen of Object.keys(screens)) {
    test(`${name}, ${screen}`, async () => {
      await onPage(browser, { name: `dependants ${name}`, screen }, async (page) => {
        await signedInWith(page, ['profile']);
        await open(page, 'beneficiaries');
        await scenario(page, (state) => checkScreen(page, `dependants, ${state}, ${screen}`));
      });
    });
  }
}

async function add(page) {
  await follow(page, 'Ajouter un bénéficiaire');
  await arriveAt(page, 'Ajouter un bénéficiaire');
}

async function keep(page) {
  await press(page, 'Enregistrer');
  await arriveAt(page, 'Mes bénéficiaires');
}

onList('nobody joins', async (page, check) => {
  await check('empty');
  await press(page, 'Poursuivre sans bénéficiaire');
  await arriveAt(page, 'Mes garanties');
  assert.equal((await savedFile(page)).beneficiaries.draft.nobody, true);
});

onList('a child bears the number of either parent, in one press', async (page, check) => {
  await add(page);
  await answer(page, spouse);
  await keep(page);
  await add(page);
  const own = page.getByRole('button', { name: 'Reprendre mon numéro et mon organisme', exact: true });
  const theirs = page.getByRole('button', { name: 'Reprendre le numéro et l’organisme de Malik Lefèvre', exact: true });
  assert.equal(await own.count(), 0, 'asked of a child only');
  await answer(page, child);
  await theirs.click();
  await expectAnswers(page, { 'Numéro de sécurité sociale': spouse['Numéro de sécurité sociale'] });
  await check('numbers of a parent');
  await own.click();
  await expectAnswers(page, { 'Numéro de sécurité sociale': nir, 'Code de l’organisme': '01 751 0000' });
  // A child’s number is a parent’s: neither its sex nor its year is compared.
  assert.equal(await page.getByText(/^D’après son premier chiffre/).count(), 0);
  await keep(page);
  await page.getByText('2 personnes vous rejoignent, toutes complètes.').waitFor();
});

onList('twins are duplicated, and only the second one is asked a rank', async (page, check) => {
  await add(page);
  await answer(page, child);
  assert.equal(await page.getByLabel('Rang gémellaire', { exact: true }).count(), 0);
  await press(page, 'Reprendre mon numéro et mon organisme');
  await keep(page);

  await press(page, 'Dupliquer Inès Lefèvre');
  await arriveAt(page, 'Modifier un bénéficiaire');
  await expectAnswers(page, { Nom: 'Lefèvre', Prénom: '', 'Date de naissance': '', 'Numéro de sécurité sociale': nir });
  const { people } = (await savedFile(page)).beneficiaries.draft;
  assert.notEqual(people[0].key, people[1].key);
  await answer(page, { Prénom: 'Adam', 'Date de naissance': '21.09.2019' });
  await page.getByLabel('Rang gémellaire', { exact: true }).waitFor();
  await press(page, 'Enregistrer');
  await page.getByRole('link', { name: 'Choisissez l’ordre de naissance parmi les jumeaux.', exact: true }).waitFor();
  await check('rank asked');
  await answer(page, { 'Rang gémellaire': 'En 2e' });
  await keep(page);
  await page.getByText('2 personnes vous rejoignent, toutes complètes.').waitFor();
  await check('twins');
});

onList('a grown child says what they do, and which paper proves it', async (page, check) => {
  // 18 on the first day of the guarantees: the day before, nothing is asked.
  const { effective_on: first } = (await savedFile(page)).employer;
  const [year, month] = first.split('-').map(Number);
  const birth = (day) => `${day}/${String(month).padStart(2, '0')}/${year - 18}`;
  await add(page);
  await answer(page, { ...child, 'Date de naissance': birth('02') });
  assert.equal(await page.getByRole('group', { name: 'Situation de l’enfant' }).count(), 0);
  await answer(page, { 'Date de naissance': birth('01') });
  await page.getByRole('group', { name: 'Situation de l’enfant' }).waitFor();
  await press(page, 'Reprendre mon numéro et mon organisme');
  await press(page, 'Enregistrer');
  await page.getByRole('link', { name: /^Choisissez la situation de l’enfant/ }).waitFor();
  await check('situation asked');
  await answer(page, { 'Situation de l’enfant': 'Étudie, y compris à distance' });
  await page.getByText(/Un justificatif vous sera demandé, par exemple\s: un certificat de scolarité\./).waitFor();
  await page.getByText(/art\. 11\.1\.2/).waitFor();
  await check('proof named');
  await answer(page, { 'Situation de l’enfant': 'Autre situation' });
  await page.getByText(/le contrat ne le couvre plus/).waitFor();
  await check('too old');
  await keep(page);
  // A warning, never a wall: said again on the list, and the way on is open.
  await page.getByText(/le contrat ne le couvre plus/).waitFor();
  await check('list with a warning');
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes garanties');
});

onList('a second spouse and the same person twice are seen', async (page, check) => {
  const [first] = drafts.beneficiaries.people;
  const people = [{ ...first, key: 'a' }, { ...first, key: 'b' }];
  await saveElsewhere(page, 'profile', { ...drafts.profile, family_status: 'celibataire' });
  await saveElsewhere(page, 'beneficiaries', { nobody: false, people });
  await page.reload();
  await arriveAt(page, 'Mes bénéficiaires');
  const second = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^Modifier/ }) }).nth(1);
  await second.getByText(/^Votre liste compte déjà un conjoint/).waitFor();
  await second.getByText(/^Votre profil dit que vous vivez sans conjoint/).waitFor();
  await second.getByText(/^Une personne de mêmes nom/).waitFor();
  await check('warnings');
  await press(page, 'Suivant');
  await arriveAt(page, 'Mes garanties');
});

onList('who is not complete is listed, and one goes on all the same', async (page, check) => {
  const long = { kind: 'enfant', first_name: 'Anne-Élisabeth '.repeat(5), last_name: 'de la Tour-Saint-Hilaire', key: 'a' };
  await saveElsewhere(page, 'beneficiaries', { nobody: false, people: [long, { ...drafts.beneficiaries.people[1], key: 'b' }] });
  await page.reload();
  await arriveAt(page, 'Mes bénéficiaires');
  await page.getByText('2 personnes vous rejoignent, dont 1 complète.').waitFor();
  await check('long name');
  await press(page, 'Suivant');
  await expectFocus(page, 'Une personne est à compléter');
  await check('somebody is not complete');
  await follow(page, 'Corriger');
  await arriveAt(page, 'Modifier un bénéficiaire');
  assert.equal(new URL(page.url()).hash, '#civilite');
  await page.goBack();
  await arriveAt(page, 'Mes bénéficiaires');
  await press(page, 'Suivant');
  // What was told follows the list.
  await page.getByRole('button', { name: /^Retirer Anne/ }).click();
  await page.locator('.error-summary').waitFor({ state: 'detached' });
  await press(page, 'Annuler le retrait');
  await press(page, 'Suivant');
  await press(page, 'Poursuivre quand même');
  await arriveAt(page, 'Mes garanties');
});

onList('a removal is undone, and the focus stays in sight', async (page, check) => {
  await saveElsewhere(page, 'beneficiaries', drafts.beneficiaries);
  await page.reload();
  await arriveAt(page, 'Mes bénéficiaires');
  await press(page, 'Retirer Malik Lefèvre');
  await expectFocus(page, 'Annuler le retrait');
  await check('removed');
  await press(page, 'Annuler le retrait');
  await expectFocus(page, 'Retirer Malik Lefèvre');
  await expectSaved(page);
  const names = (await savedFile(page)).beneficiaries.draft.people.map((one) => one.first_name);
  assert.deepEqual(names, ['Malik', 'Inès']);
});

onList('an address of one’s own is suggested too', async (page, check) => {
  await add(page);
  await answer(page, { ...child, 'Habite à la même adresse que vous': 'Non', 'Numéro et voie': '3 place Kléber', 'Code postal': '67000' });
  await press(page, 'Choisir Strasbourg');
  await expectAnswers(page, { Commune: 'Strasbourg' });
  await check('own address');
});
