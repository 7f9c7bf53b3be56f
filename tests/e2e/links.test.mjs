// Ways in that fail say why, and where to go from there.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { base, onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { invite, password, signedInWith } from './support/demo.mjs';
import { activate, arriveAt, press, signIn } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const phone = '0 980 98 98 23';
const refused = (...statuses) => (fault) => statuses.some((status) => fault.includes(`status of ${status}`));

for (const screen of Object.keys(screens)) {
  const on = (name, options, play) =>
    test(`${name}, ${screen}`, () =>
      onPage(browser, { name, screen, ...options }, (page) => play(page, (what) => checkScreen(page, `${what}, ${screen}`))));

  on('a link unknown, cut short, or without its secret part', { forgive: refused(404) }, async (page, check) => {
    const { link } = await invite();
    const [start] = link.split('#');
    for (const [bad, heading] of [
      [link.slice(0, -6), 'Ce lien n’est pas reconnu'],
      [`${start}#nimporte-quoi`, 'Ce lien n’est pas reconnu'],
      [start, 'Rouvrez votre lien'],
    ]) {
      await page.goto(bad);
      await arriveAt(page, heading);
      await check(`link ${bad.length}`);
    }
    await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click();
    await arriveAt(page, 'Reprendre mon adhésion');
    // The good one still works.
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: /^Bienvenue, / }).waitFor();
  });

  on('a link already used, and a wrong password', { forgive: refused(401) }, async (page, check) => {
    const person = await invite();
    await activate(page, { ...person, password });
    await page.context().clearCookies();
    await page.goto('/');
    await page.goto(person.link);
    await arriveAt(page, 'Votre compte est déjà activé');
    await page.getByText(person.memberNumber).waitFor();
    await check('link used');
    await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click();
    await arriveAt(page, 'Reprendre mon adhésion');
    await signIn(page, person.memberNumber, 'pas celui-là du tout');
    await page.getByRole('alert').getByText('L’identifiant ou le mot de passe est incorrect.').waitFor();
    await check('wrong password');
    await signIn(page, person.memberNumber, password);
    await arriveAt(page, 'Mon adhésion');
  });

  // The second was told « connectez-vous » under a field that asked for a new password.
  on('a link open in two tabs, activated in the other one', { forgive: refused(409) }, async (page, check) => {
    const person = await invite();
    await page.goto(person.link);
    await page.getByRole('heading', { level: 1, name: /^Bienvenue, / }).waitFor();
    const other = await page.context().browser().newContext({ baseURL: base, locale: 'fr-FR' });
    await activate(await other.newPage(), { ...person, password });
    await other.close();
    const own = page.getByLabel('Mot de passe', { exact: true });
    await own.fill(`le chat de ${person.email.split('@')[0]} dort`);
    await press(page, 'Activer mon compte');
    await arriveAt(page, 'Votre compte est déjà activé');
    await check('activated elsewhere');
  });

  on('a contract about to be added, and added to another account', { forgive: refused(409) }, async (page) => {
    const { link } = await invite();
    const join = async (tab) => {
      await signedInWith(tab, []);
      await tab.goto(link);
      await tab.getByRole('button', { name: 'Y ajouter ce contrat' }).click();
      return tab.getByRole('button', { name: 'Ajouter ce contrat à mon espace' });
    };
    const here = await join(page);
    const other = await page.context().browser().newContext({ baseURL: base, locale: 'fr-FR' });
    const there = await other.newPage();
    await (await join(there)).click();
    await arriveAt(there, 'Mon adhésion');
    await other.close();
    await here.click();
    await arriveAt(page, 'Votre compte est déjà activé');
  });

  on('a page that only somebody signed in sees', { forgive: refused(401) }, async (page, check) => {
    for (const path of ['/affiliation/profil', '/affiliation/compte', '/affiliation/contrats']) {
      await page.goto(path);
      await arriveAt(page, 'Reprendre mon adhésion');
      await page.getByText('Il faut être connecté pour voir la page demandée.').waitFor();
    }
    await check('nobody signed in');
  });

  on('an address that leads nowhere', { forgive: refused(404) }, async (page, check) => {
    const answer = await page.goto('/nulle/part');
    assert.equal(answer.status(), 404);
    await arriveAt(page, 'Cette page n’existe pas');
    await check('unknown address');
    await page.getByRole('main').getByRole('link', { name: 'Estimer un soin' }).click();
    await arriveAt(page, 'Estimer un soin');
  });

  on('without JavaScript, a page that can be read', { javaScript: false }, async (page) => {
    await page.goto('/affiliation');
    await page.getByRole('heading', { name: 'affilio a besoin de JavaScript' }).waitFor();
    await page.getByRole('link', { name: phone }).first().waitFor();
    assert.equal(await page.getByText('Votre adhésion s’ouvre').isVisible(), false, 'nothing pretends to be coming');
  });

  // « Ouverture… » was all that a slow line showed.
  on('an application that is slow to come', {}, async (page, check) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/affiliation', { waitUntil: 'commit' });
    await arriveAt(page, 'Votre adhésion s’ouvre');
    await page.getByRole('link', { name: phone }).waitFor();
    await check('application on its way');
    release();
    await arriveAt(page, 'Rouvrez votre lien');
    assert.equal(await page.getByText('Si la page ne s’ouvre pas').count(), 0);
  });

  const blocked = (fault) => /ERR_FAILED|Failed to fetch|TypeError/.test(fault);
  on('an application that cannot be loaded', { forgive: blocked }, async (page, check) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('/');
    await page.getByRole('heading', { name: 'Cette page n’a pas pu s’ouvrir' }).waitFor();
    await page.getByRole('link', { name: phone }).first().waitFor();
    await check('application not loaded');
  });
}

test('an invitation reloaded before it was used is opened again from the mail', async () => {
  await onPage(browser, { name: 'invitation reloaded', screen: 'phone' }, async (page) => {
    const { link } = await invite();
    const welcome = page.getByRole('heading', { level: 1, name: /^Bienvenue, / });
    await page.goto(link);
    await welcome.waitFor();
    // The secret part left the address: the page says where to find it.
    await page.reload();
    await arriveAt(page, 'Rouvrez votre lien');
    // Opened or pasted in the same tab, where only the end of the address changes.
    await page.goto(link);
    await welcome.waitFor();
    assert.ok(!page.url().includes('#'), 'the secret part left the address again');
  });
});

test('Back after the activation leads to the file', async () => {
  await onPage(browser, { name: 'back after activation', screen: 'phone' }, async (page) => {
    const person = await invite();
    await page.goto('/');
    await activate(page, { ...person, password });
    await page.goBack();
    await page.getByRole('link', { name: /^(Commencer|Reprendre mon adhésion)$/ }).waitFor();
    await page.goForward();
    await arriveAt(page, 'Mon adhésion');
  });
});
