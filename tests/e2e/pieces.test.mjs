// The piece that the insurer asks for after the signature is joined and handed in from the end page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { picture } from './support/answers.mjs';
import { onPage, screens, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, passTo, savedFile, signedInWith } from './support/demo.mjs';
import { expectFocusOn } from './support/focus.mjs';
import { arriveAt, consent, open, press, receiveCode, signWith } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const handIn = 'Transmettre à la mutuelle';
const fault = (page, words) => page.locator('#piece-erreur').getByText(words, { exact: true });

for (const screen of Object.keys(screens)) {
  test(`the piece asked for is handed in, ${screen}`, () =>
    onPage(browser, { name: 'piece', screen, forgive: (one) => /ERR_FAILED|status of 409/.test(one) }, async (page) => {
      const { memberNumber } = await signedInWith(page, allSteps);
      await open(page, 'signature');
      await consent(page);
      await signWith(page, await receiveCode(page));
      await arriveAt(page, 'Votre adhésion est signée');
      assert.equal(await page.getByRole('button', { name: handIn }).count(), 0, 'nothing is asked for');
      await passTo(memberNumber, 'piece_asked');
      await page.reload();
      await page.getByRole('heading', { level: 2, name: 'Pièce demandée', exact: true }).waitFor();

      // Nothing joined: said, and nothing leaves.
      await press(page, handIn);
      await fault(page, 'Joignez la pièce demandée, puis transmettez-la.').waitFor();
      await expectFocusOn(page, '#piece-erreur');
      await checkScreen(page, `piece missing, ${screen}`);
      const upload = page.locator('input[type="file"]');
      await upload.setInputFiles(picture('droits.png'));
      await page.getByText('droits.png est joint.').waitFor();
      await fault(page, 'Joignez la pièce demandée, puis transmettez-la.').waitFor({ state: 'detached' });
      // Come back later: what is joined is there.
      await page.reload();
      await page.getByRole('link', { name: 'droits.png' }).waitFor();
      await page.getByRole('button', { name: 'Retirer droits.png' }).click();
      await page.getByText('droits.png est retiré.').waitFor();
      await upload.setInputFiles([picture('recto.png'), picture('verso.png')]);
      await page.getByText('verso.png est joint.').waitFor();

      // The line drops as it leaves: nothing is lost, and it is handed in once.
      await page.route('**/api/v1/file/pieces', (route) => route.abort(), { times: 1 });
      await press(page, handIn);
      await page.locator('#piece-erreur').waitFor();
      await checkScreen(page, `piece not handed in, ${screen}`);
      await page.getByRole('button', { name: handIn }).dblclick();
      await page.getByRole('heading', { level: 2, name: 'Vérification en cours', exact: true }).waitFor();
      await expectFocusOn(page, '#etat-du-dossier');
      assert.equal(await page.getByRole('button', { name: handIn }).count(), 0);
      await page.getByRole('link', { name: 'recto.png' }).waitFor();
      await page.getByRole('link', { name: 'verso.png' }).waitFor();
      await checkScreen(page, `piece handed in, ${screen}`);
      const names = (await savedFile(page)).stages.map((one) => one.stage);
      assert.deepEqual(names, ['checking', 'piece_asked', 'checking']);

      // Asked for again, and validated meanwhile: the page that is open says so.
      await passTo(memberNumber, 'piece_asked');
      await page.reload();
      await upload.setInputFiles(picture('encore.png'));
      await page.getByText('encore.png est joint.').waitFor();
      await passTo(memberNumber, 'validated');
      await press(page, handIn);
      await fault(
        page,
        'Cette pièce est déjà transmise, ou n’est plus demandée. Rechargez la page pour voir où en est votre dossier.',
      ).waitFor();
      await page.reload();
      await page.getByRole('heading', { level: 2, name: 'Adhésion validée', exact: true }).waitFor();
    }));
}
