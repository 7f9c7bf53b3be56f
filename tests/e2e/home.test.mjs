// The home page answers, is accessible and keeps to itself, on both screens and in both colour schemes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

for (const screen of Object.keys(screens)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`home, ${screen}, ${colorScheme}`, async () => {
      await onPage(browser, { name: 'home', screen, colorScheme }, async (page) => {
        const answer = await page.goto('/');
        assert.equal(answer?.status(), 200);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await checkScreen(page, `home on ${screen}, ${colorScheme}`);
      });
    });
  }
}
