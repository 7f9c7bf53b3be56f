// Criteria of RGAA 4.1.2 that a single screen at rest does not show: what the keyboard meets, what changes
// from screen to screen, what the colours and the languages are. Each is named in docs/rgaa.md.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { drafts } from './support/answers.mjs';
import { onPage, screens, startBrowser } from './support/browser.mjs';
import { checkFits, checkScreen } from './support/checks.mjs';
import { allSteps, invite, saveElsewhere, signedInWith } from './support/demo.mjs';
import { expectFocus, expectFocusOn } from './support/focus.mjs';
import { answer, open, steps } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const anyone = ['/', '/estimer', '/estimer#soin=prev.medecines_douces&prix=60', '/tableau', '/notice', '/perdu'];
const visitor = ['/connexion', '/connexion/oubli', '/affiliation'];
const inside = [
  '/affiliation/etapes',
  ...Object.values(steps).map((step) => step.path),
  '/affiliation/beneficiaires/1',
  '/affiliation/dispense',
  '/affiliation/compte',
];
const forgive = (fault) => /status of (401|404)/.test(fault);

/** Opens each screen in turn, those of the journey as somebody whose every step is saved. */
async function everyScreen(page, look) {
  const visit = async (path) => {
    // From elsewhere, so that an address that differs by its end alone is opened anew.
    await page.goto('about:blank');
    await page.goto(path);
    await page.locator('main h1').waitFor();
    await look(path);
  };
  for (const path of [...anyone, ...visitor]) await visit(path);
  await signedInWith(page, allSteps);
  for (const path of inside) await visit(path);
}

test('each screen has a title of its own, and the same header and ways around it', () =>
  onPage(browser, { name: 'titles', screen: 'desktop', forgive }, async (page) => {
    const titles = new Map();
    const around = new Map();
    await everyScreen(page, async (path) => {
      const address = path.split('#')[0];
      const title = await page.title();
      assert.match(title, /^[^–]+ – affilio$/, path);
      titles.set(address, title);
      const parts = await page.evaluate(() =>
        ['header', 'header nav', 'main', 'footer'].map((name) => document.querySelectorAll(`body ${name}`).length),
      );
      assert.deepEqual(parts, [1, 1, 1, 1], `${path}: header, its navigation, main content, footer`);
      around.set(address, await page.locator('body > header').innerText());
    });
    assert.equal(new Set(titles.values()).size, titles.size, `two screens share a title: ${JSON.stringify([...titles])}`);
    assert.equal(new Set(around.values()).size, 1, 'the header changes from one screen to another');
  }));

test('the first stop of the keyboard leads to the content, on every screen', () =>
  onPage(browser, { name: 'skip link', screen: 'desktop', forgive }, async (page) => {
    await everyScreen(page, async (path) => {
      await page.keyboard.press('Tab');
      await expectFocus(page, 'Aller au contenu');
      assert.ok(await page.locator('.skip').evaluate((link) => link.getBoundingClientRect().left >= 0), `${path}: the link is in sight`);
      await page.keyboard.press('Enter');
      await expectFocusOn(page, '#contenu');
    });
  }));

for (const screen of Object.keys(screens)) {
  test(`the focus is in sight at every stop, in the order of the screen, and goes round, ${screen}`, () =>
    onPage(browser, { name: 'focus', screen, forgive }, async (page) => {
      await everyScreen(page, async (path) => {
        // What the engine says comes late, and pushes down what is being walked.
        if (path.endsWith('/garanties')) await page.getByText(/par mois pour (vous|votre foyer)/).first().waitFor();
        const met = [];
        for (let press = 0; press < 150; press += 1) {
          await page.keyboard.press('Tab');
          const stop = await page.evaluate(stopHere);
          // Past the last stop the browser's own controls have the focus: no trap.
          if (stop === null) break;
          met.push(stop);
          assert.equal(stop.fault, '', `${path}, stop ${press + 1}, ${stop.words}`);
        }
        assert.ok(met.length >= 5 && met.length < 150, `${path}: ${met.length} stops`);
        const ranks = met.map((stop) => stop.rank);
        assert.deepEqual(ranks, ranks.toSorted((one, other) => one - other), `${path}: not in the order of the page`);
      });
    }));
}

/** The element that has the focus: its place in the page, and what keeps a person from seeing it. */
function stopHere() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const rank = [...document.querySelectorAll('*')].indexOf(element);
  const words = element.outerHTML.slice(0, 100);
  // A choice and a file draw the focus on the words around them.
  const drawn = [element, element.closest('label'), element.closest('summary')].filter(Boolean);
  const outlined = drawn.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  if (!outlined) return { rank, words, fault: 'nothing shows the focus' };
  const shown = drawn.find((one) => !one.matches('.visually-hidden')) ?? element;
  const box = shown.getBoundingClientRect();
  const inside = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (shown.contains(top) || top.contains(shown));
  };
  const [left, right] = [Math.max(box.left, 0) + 3, Math.min(box.right, innerWidth) - 3];
  const [up, down] = [Math.max(box.top, 0) + 3, Math.min(box.bottom, innerHeight) - 3];
  if (right < left || down < up) return { rank, words, fault: 'out of the screen' };
  const middle = [(left + right) / 2, (up + down) / 2];
  const points = [middle, [left, up], [right, up], [left, down], [right, down]];
  return { rank, words, fault: points.some(([x, y]) => inside(x, y)) ? '' : 'under something else' };
}

test('a screen turned on its side shows everything', () =>
  onPage(browser, { name: 'on its side', screen: 'phone', forgive }, async (page) => {
    await page.setViewportSize({ width: 740, height: 360 });
    await everyScreen(page, (path) => checkFits(page, `${path}, on its side`));
  }));

test('without style sheets every word is still there, in the same order', () =>
  onPage(browser, { name: 'no style', screen: 'desktop', forgive }, async (page) => {
    await everyScreen(page, async (path) => {
      const missing = await page.evaluate(() => {
        const lines = () =>
          document.querySelector('main').innerText.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim()).filter(Boolean);
        const styled = lines();
        for (const sheet of document.styleSheets) sheet.disabled = true;
        const bare = lines().join(' ');
        for (const sheet of document.styleSheets) sheet.disabled = false;
        let from = 0;
        return styled.filter((line) => {
          const at = bare.indexOf(line, from);
          if (at < 0) return true;
          from = at;
          return false;
        });
      });
      assert.deepEqual(missing, [], path);
    });
  }));

test('one’s own data can be filled in by the browser, and nobody else’s', () =>
  onPage(browser, { name: 'autofill', screen: 'desktop', forgive }, async (page) => {
    const tokens = async (path) => {
      await page.goto(path);
      await page.locator('main form, main ul.people').first().waitFor();
      const fields = page.locator('main input:not([type=radio], [type=checkbox], [type=file])');
      return Object.fromEntries(await fields.evaluateAll((all) => all.map((field) => [field.id, field.autocomplete])));
    };
    assert.deepEqual(await tokens('/connexion'), { identifiant: 'username', 'mot-de-passe': 'current-password' });
    assert.deepEqual(await tokens('/connexion/oubli'), { 'identifiant-oubli': 'username' });
    await page.goto((await invite()).link);
    assert.equal(await page.getByLabel('Mot de passe', { exact: true }).getAttribute('autocomplete'), 'new-password');
    await signedInWith(page, allSteps);
    const own = await tokens('/affiliation/profil');
    assert.equal(own.nir, 'off', 'the browsers’ list has no word for it');
    const given = Object.values(own).filter((token) => token !== 'off').toSorted();
    assert.deepEqual(given, [
      'address-level2',
      'address-line1',
      'address-line2',
      'bday',
      'country-name',
      'family-name',
      'given-name',
      'postal-code',
      'tel',
    ]);
    assert.ok(Object.values(await tokens('/affiliation/beneficiaires/1')).every((token) => token === 'off'));
  }));

test('the page says its language, and that of the words in the other one', () =>
  onPage(browser, { name: 'languages', screen: 'desktop', forgive }, async (page) => {
    await page.goto('/tableau');
    const language = () => page.evaluate(() => document.documentElement.lang);
    const other = page.getByRole('button', { name: /^(English|Français)$/ });
    await other.waitFor();
    assert.deepEqual([await language(), await other.getAttribute('lang')], ['fr', 'en']);
    await other.click();
    await page.getByRole('heading', { level: 1, name: 'Table of cover' }).waitFor();
    assert.deepEqual([await language(), await other.getAttribute('lang')], ['en', 'fr']);
    assert.equal(await page.title(), 'Table of cover – affilio');
    // What is printed stays French, and is said to be.
    for (const path of ['/tableau', '/notice']) {
      await page.goto(path);
      await page.locator('main h1').waitFor();
      const spoken = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
          const { data, parentElement } = walker.currentNode;
          const printed = /\b(remboursement|soins|garanties|régime|hors|avec|pour les)\b/i.test(data);
          if (printed && parentElement.closest('[lang]').lang !== 'fr') found.push(data.trim());
        }
        return found;
      });
      assert.deepEqual(spoken, [], path);
    }
  }));

test('what changes by itself is told: answers saved, rows found, what is left to pay', () =>
  onPage(browser, { name: 'told', screen: 'desktop' }, async (page) => {
    const told = (words) => page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });
    await signedInWith(page, []);
    await open(page, 'profile');
    assert.equal(await page.getByRole('status').filter({ hasText: 'sont enregistrées' }).count(), 0);
    await answer(page, { Commune: 'Issy' });
    await told('Vos réponses sont enregistrées.');
    await page.goto('/tableau');
    await page.getByLabel('Chercher dans le tableau').fill('ostéo');
    await told(/^\d+ lignes? sur \d+$/);
    await page.goto('/estimer#soin=prev.medecines_douces&prix=60');
    await told(/Reste à charge.*Régime socle.*35,00\s€.*Régime 1.*25,00\s€/);
    await page.getByLabel(/^Prix pour 1/).fill('70');
    await told(/Régime socle.*45,00\s€/);
  }));

test('names written from right to left are marked in the list of dependants', () =>
  onPage(browser, { name: 'right to left', screen: 'phone' }, async (page) => {
    const { people } = drafts.beneficiaries;
    const named = { first_name: 'محمد', last_name: 'عبد الرحمن' };
    await signedInWith(page, ['profile']);
    await saveElsewhere(page, 'beneficiaries', { nobody: false, people: people.map((one) => ({ ...one, ...named })) });
    await open(page, 'beneficiaries');
    await page.getByRole('button', { name: 'Retirer محمد عبد الرحمن (2)' }).waitFor();
    await checkScreen(page, 'two people of one name, from right to left');
  }));

test('the page of each application that cannot start, or may not, is valid and named', async () => {
  for (const page of ['index.html', 'adhesion.html']) {
    const text = await readFile(new URL(`../../${page}`, import.meta.url), 'utf8');
    assert.match(text, /^<!doctype html>\n<html lang="fr">/, page);
    assert.equal(text.match(/<main\b/g).length, 1, page);
    assert.match(text, /<title>[^<]*affilio<\/title>/, page);
  }
});

// Text needs 4.5 (axe looks at it on every screen), what draws a control or a picture 3.
test('what is drawn stands out from what is behind, in both schemes', async () => {
  const css = await readFile(new URL('../../style/main.css', import.meta.url), 'utf8');
  const [light, dark] = css.match(/:root \{[^}]*\}/g).map((block) =>
    Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})\b/g)].map(([, name, value]) => [name, value])),
  );
  for (const [scheme, own] of [['light', light], ['dark', { ...light, ...dark }]]) {
    for (const ground of ['paper', 'surface']) {
      for (const drawn of ['border', 'accent', 'amo', 'amc', 'rac', 'danger', 'warn', 'ok', 'muted']) {
        const found = contrast(own[drawn], own[ground]);
        assert.ok(found >= 3, `${scheme}: ${drawn} on ${ground}, ${found.toFixed(2)}`);
      }
    }
    for (const [drawn, ground] of [['on-accent', 'accent'], ['accent', 'soft'], ['amo', 'info-soft'], ['border', 'info-soft']]) {
      const found = contrast(own[drawn], own[ground]);
      assert.ok(found >= 3, `${scheme}: ${drawn} on ${ground}, ${found.toFixed(2)}`);
    }
  }
});

/** The ratio of two colours, as WCAG defines it. */
function contrast(one, other) {
  const light = (hex) => {
    const long = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g);
    const [red, green, blue] = long.map((part) => {
      const share = Number.parseInt(part, 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dim, bright] = [light(one), light(other)].toSorted((first, second) => first - second);
  return (bright + 0.05) / (dim + 0.05);
}
