// Every screen in the dark scheme, in the colours that a person imposes, and as narrow as a page
// enlarged four times.

import { after, before, test } from 'node:test';

import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, invite, signedInWith } from './support/demo.mjs';
import { openWith } from './support/estimator.mjs';
import { arriveAt, consent, open, press, receiveCode, signWith, wrongFor } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

for (const [look, options] of [
  ['dark, phone', { screen: 'phone', colorScheme: 'dark' }],
  ['dark, desktop', { screen: 'desktop', colorScheme: 'dark' }],
  ['imposed colours, phone', { screen: 'phone', forcedColors: 'active' }],
  ['narrowest, light', { screen: 'narrowest' }],
]) {
  const forgive = (fault) => /status of (401|404|422)/.test(fault);
  test(`every screen, ${look}`, () =>
    onPage(browser, { name: look, forgive, ...options }, async (page) => {
      const check = (what) => checkScreen(page, `${what}, ${look}`);
      await publicScreens(page, check);
      await stepsInTrouble(page, check);
      await fromRecapToEnd(page, check);
    }));
}

async function publicScreens(page, check) {
  for (const [path, heading] of [
    ['/', 'Votre complémentaire santé, au clair'],
    ['/connexion', 'Reprendre mon adhésion'],
    ['/affiliation', 'Rouvrez votre lien'],
    ['/affiliation#inconnu', 'Ce lien n’est pas reconnu'],
    ['/tableau', 'Tableau de garanties'],
    ['/perdu', 'Cette page n’existe pas'],
  ]) {
    await page.goto(path);
    await arriveAt(page, heading);
    await check(path);
  }
  await page.getByRole('button', { name: 'Aide' }).click();
  await page.getByRole('heading', { name: 'Une personne vous répond' }).waitFor();
  await check('help');
  await openWith(page, 'soin=opt.b.verre.adulte.complexe&acte=verre_b&prix=200');
  await page.getByRole('button', { name: 'Comment est-ce calculé ?' }).first().click();
  await check('estimator, doubtful row, proof');
  await openWith(page, 'soin=den.ortho.hors&prix=soixante');
  await check('estimator, faulty price');
  await page.goto((await invite()).link);
  await press(page, 'Activer mon compte');
  await page.getByText(/^Il faut 15 caractères/).waitFor();
  await check('activation refused');
}

async function stepsInTrouble(page, check) {
  await signedInWith(page, []);
  await page.goto('/affiliation/etapes');
  await arriveAt(page, 'Mon adhésion');
  await check('steps');
  for (const step of ['profile', 'guarantees', 'bank']) {
    await open(page, step);
    await press(page, 'Suivant');
    await page.getByText(/(réponse est|réponses sont) à revoir/).waitFor();
    await check(`${step} with faults`);
  }
  await open(page, 'beneficiaries');
  await check('nobody');
  await open(page, 'signature');
  await check('incomplete file');
}

async function fromRecapToEnd(page, check) {
  await signedInWith(page, allSteps);
  await open(page, 'beneficiaries');
  await check('beneficiaries');
  await press(page, 'Retirer Malik Lefèvre');
  await press(page, 'Annuler le retrait');
  await open(page, 'signature');
  await check('recap');
  await consent(page);
  const code = await receiveCode(page);
  await signWith(page, wrongFor(code));
  await page.getByText(/Il reste 2 essais/).waitFor();
  await check('wrong code');
  await signWith(page, code);
  await arriveAt(page, 'Votre adhésion est signée');
  await check('signed');
}
