// The whole affiliation with the keyboard alone: Tab, Shift+Tab, Space, arrows, Enter and typing.

import { after, before, test } from 'node:test';

import { child, debit, nir, profile } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { invite, password } from './support/demo.mjs';
import { expectFocus, tabTo } from './support/focus.mjs';
import { arriveAt, expectAnswers, expectSaved } from './support/journey.mjs';
import { codeIn, messages, nextMessage } from './support/mailbox.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

test('a person joins the plan without a mouse', async () => {
  await onPage(browser, { name: 'keyboard', screen: 'desktop' }, async (page) => {
    const keys = page.keyboard;
    const go = async (name, key = 'Enter') => {
      await tabTo(page, name);
      await keys.press(key);
    };
    const type = async (name, text) => {
      await tabTo(page, name);
      await keys.type(text);
    };
    const { link } = await invite();
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: /^Bienvenue, / }).waitFor();
    await type('Mot de passe', password);
    await go('Afficher le mot de passe', 'Space');
    await go('Activer mon compte');

    await arriveAt(page, 'Mon adhésion');
    await expectFocus(page, 'Mon adhésion');
    await go('Commencer');
    await arriveAt(page, 'Mon profil');
    await expectFocus(page, 'Mon profil');
    await answerByKeys(page, profile);
    await expectAnswers(page, profile);
    const unverified = await messages();
    await tabTo(page, 'Recevoir un code', 'Shift+Tab');
    await keys.press('Enter');
    const check = await nextMessage(unverified, (message) => message.channel === 'sms');
    await expectFocus(page, 'Code reçu par SMS');
    await keys.type(codeIn(check));
    await keys.press('Enter');
    await expectFocus(page, 'Numéro vérifié');
    await go('Suivant');

    await arriveAt(page, 'Mes bénéficiaires');
    await expectFocus(page, 'Mes bénéficiaires');
    await go('Ajouter un bénéficiaire');
    await arriveAt(page, 'Ajouter un bénéficiaire');
    await answerByKeys(page, child);
    await go('Reprendre mon numéro et mon organisme');
    await expectAnswers(page, { ...child, 'Numéro de sécurité sociale': nir });
    await go('Enregistrer');
    await arriveAt(page, 'Mes bénéficiaires');
    await go('Retirer Inès Lefèvre', 'Space');
    await page.getByText('Inès Lefèvre ne figure plus dans votre dossier.').waitFor();
    await tabTo(page, 'Annuler le retrait', 'Shift+Tab');
    await keys.press('Space');
    await expectSaved(page);
    await go('Suivant');

    await arriveAt(page, 'Mes garanties');
    await tabToGroup(page, 'Choisissez votre garantie');
    await keys.press('Space');
    await keys.press('ArrowDown');
    await expectAnswers(page, { 'Choisissez votre garantie': 'Régime 1' });
    await go('Suivant');

    await arriveAt(page, 'Mes coordonnées bancaires');
    await answerByKeys(page, { ...debit, 'Vos remboursements arrivent sur ce même compte': 'Oui' });
    await go('Suivant');

    await arriveAt(page, 'Signature électronique');
    for (const start of ['Je certifie', 'J’ai lu le résumé', 'J’accepte le mandat']) {
      await tabTo(page, (words) => words.startsWith(start));
      await keys.press('Space');
    }
    const before = await messages();
    await go('Recevoir le code par SMS');
    const sms = await nextMessage(before, (message) => message.channel === 'sms');
    await expectFocus(page, 'Code reçu par SMS');
    await keys.type(codeIn(sms));
    await keys.press('Enter');
    await arriveAt(page, 'Votre adhésion est signée');
    await expectFocus(page, 'Votre adhésion est signée');
    await tabTo(page, 'Télécharger mon dossier (PDF)');
  });
});

/** Answers questions in their order, each reached by Tab. */
async function answerByKeys(page, answers) {
  for (const [question, value] of Object.entries(answers)) {
    const folded = page.locator('details:not([open])', { has: page.getByLabel(question, { exact: true }) });
    if ((await folded.count()) > 0) {
      const fold = (await folded.locator('summary').innerText()).trim();
      await tabTo(page, fold);
      await page.keyboard.press('Enter');
    }
    const reached = await tabTo(page, (words) => words === question || words.startsWith(`${question} : `));
    if (reached === question) {
      // In a list the first letters choose; a field that is reached by Tab is typed over.
      const isList = await page.evaluate(() => document.activeElement.tagName === 'SELECT');
      await page.keyboard.type(isList ? value.match(/^[A-Za-z]+/)[0] : value);
    } else {
      await page.keyboard.press('Space');
      const shown = () => page.evaluate(() => document.activeElement.labels[0].innerText.trim());
      for (let press = 0; press < 6 && (await shown()) !== value; press += 1) await page.keyboard.press('ArrowDown');
    }
  }
}

async function tabToGroup(page, question) {
  await tabTo(page, (words) => words.startsWith(`${question} : `));
}
