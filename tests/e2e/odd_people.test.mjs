// People whom forms forget: names of other alphabets or of 80 letters, births on a leap day, twins,
// addresses and accounts abroad, seventeen years old; and phones whose clock is wrong.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';

import { drafts, nir } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { checkFits, checkScreen } from './support/checks.mjs';
import { allSteps, saveElsewhere, savedFile, signedInWith, verifiedElsewhere } from './support/demo.mjs';
import { arriveAt, consent, expectAnswers, expectSaved, follow, open, plain, press, receiveCode, signWith } from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const [, kid] = drafts.beneficiaries.people;
const foreignAccount = { iban: 'GB33BUKB20201555555555', bic: 'BUKBGB22' };

/** Each is a right answer; what is shown and printed must be what was given. */
const people = {
  'a name from right to left, on the way to London': {
    profile: {
      last_name: 'عبد الرحمن',
      first_name: 'محمد',
      street: '10 Downing Street',
      postal_code: 'SW1A 2AA',
      city: 'London',
      country: 'Royaume-Uni',
    },
    account: foreignAccount,
    shown: ['عبد الرحمن', 'محمد', 'SW1A 2AA', 'Royaume-Uni'],
  },
  'apostrophes, hyphens and accents put apart, born on a leap day': {
    profile: { last_name: 'N’Guyễn-Lê d\'Ávila', first_name: 'Ze\u0301lie-Anne', birth_date: '29/02/1988', nir: withKey('2880278342163') },
    shown: ['N’Guyễn-Lê d\'Ávila', 'Zélie-Anne'],
  },
  'eighty letters in one word': {
    profile: { last_name: 'W'.repeat(80), first_name: 'Anne-Élisabeth-'.repeat(5) + 'Marie' },
    shown: ['W'.repeat(80)],
  },
  'seventeen years old': {
    profile: { birth_date: yearsAgo(17), family_status: 'celibataire', nir: '' },
    shown: [],
  },
  'three children of one birth': {
    profile: {},
    beneficiaries: ['Inès', 'Adam', 'Zoé'].map((name, rank) => ({
      ...kid,
      key: `born-together-${rank}`,
      first_name: name,
      birth_date: '29/02/2016',
      twin_rank: String(rank + 1),
      nir,
    })),
    shown: ['Inès', 'Adam', 'Zoé'],
  },
};

/** A number of 13 digits with its key. */
function withKey(thirteen) {
  return thirteen + String(97n - (BigInt(thirteen) % 97n)).padStart(2, '0');
}

function yearsAgo(years) {
  const birth = new Date();
  // In the middle of their year: no midnight changes the age.
  birth.setUTCFullYear(birth.getUTCFullYear() - years);
  birth.setUTCMonth(birth.getUTCMonth() - 6);
  return [birth.getUTCDate(), birth.getUTCMonth() + 1, birth.getUTCFullYear()].map((part) => String(part).padStart(2, '0')).join('/');
}

/** The number of somebody of that birth. */
function numberOf(draft) {
  const [, month, year] = draft.birth_date.split('/');
  return withKey(`2${year.slice(2)}${month}78342163`);
}

for (const [who, given] of Object.entries(people)) {
  test(`joins like anybody: ${who}`, () =>
    onPage(browser, { name: who, screen: 'phone' }, async (page) => {
      await signedInWith(page, allSteps);
      const profile = { ...drafts.profile, ...given.profile };
      if (profile.nir === '') profile.nir = numberOf(profile);
      await saveElsewhere(page, 'profile', profile);
      await verifiedIfAsked(page, profile.phone);
      if (given.beneficiaries) await saveElsewhere(page, 'beneficiaries', { nobody: false, people: given.beneficiaries });
      // A bank writes no more than so much of a name; whoever holds the account then says that they agree.
      const holder = `${profile.first_name} ${profile.last_name}`.slice(0, 70).trim();
      const debit = { ...drafts.bank.debit, ...given.account, holder };
      await saveElsewhere(page, 'bank', { ...drafts.bank, debit, holder_consent: 'oui' });
      await open(page, 'beneficiaries');
      await checkFits(page, `${who}, list`);
      await open(page, 'signature');
      const recap = plain(await page.locator('main').innerText()).normalize('NFC');
      for (const words of given.shown) assert.ok(recap.includes(words), `the recap says ${words}`);
      await checkScreen(page, `${who}, recap`);
      await consent(page);
      await signWith(page, await receiveCode(page));
      await arriveAt(page, 'Votre adhésion est signée');
      await checkScreen(page, `${who}, signed`);

      const download = page.waitForEvent('download');
      await follow(page, 'Télécharger mon dossier (PDF)');
      const text = textOf(await (await download).path());
      for (const words of text === null ? [] : given.shown) {
        // A reader of PDF may give the letters of such a word in the order of the page.
        const [whole, turned] = [words, [...words].reverse().join('')].map((one) => one.replaceAll(/\s/g, ''));
        assert.ok(text.includes(whole) || text.includes(turned), `the file says ${words}`);
      }
    }),
  );
}

async function verifiedIfAsked(page, phone) {
  if (!(await savedFile(page)).phone_verified) await verifiedElsewhere(page, phone);
}

/** The text of a PDF without its spaces, where the reader of PDF is installed, else null. */
function textOf(file) {
  try {
    return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).normalize('NFC').replaceAll(/[\s\u200b\u200e\u200f\u202a-\u202e]/g, '');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

test('a script given for a name is words, wherever it is shown', async () => {
  const script = '<img src=x onerror=alert(1)>';
  await onPage(browser, { name: 'script', screen: 'desktop' }, async (page) => {
    const spoken = [];
    page.on('dialog', (dialog) => {
      spoken.push(dialog.message());
      void dialog.dismiss();
    });
    await signedInWith(page, allSteps);
    await saveElsewhere(page, 'profile', { ...drafts.profile, last_name: script });
    await saveElsewhere(page, 'beneficiaries', { nobody: false, people: [{ ...kid, first_name: script, key: 'k' }] });
    for (const step of ['profile', 'beneficiaries', 'bank', 'signature']) {
      await open(page, step);
      assert.equal(await page.locator('main img[src="x"]').count(), 0);
      await checkScreen(page, `script in a name, ${step}`);
    }
    await open(page, 'beneficiaries');
    await page.getByText(script).first().waitFor();
    await press(page, `Retirer ${script} Lefèvre`);
    await page.getByText(`${script} Lefèvre ne figure plus dans votre dossier.`).waitFor();
    await expectSaved(page);
    // What cannot be signed is said, and nothing can be signed.
    await open(page, 'signature');
    await page.getByRole('heading', { name: 'Avant de signer, il manque' }).waitFor();
    assert.deepEqual(spoken, [], 'the page spoke');
  });
});

// The phone thinks that it is 1980, or 2047: ages, days left and dates are the server's.
for (const wrong of ['1980-01-01T12:00:00Z', '2047-06-15T12:00:00Z']) {
  test(`a phone that believes it is ${wrong.slice(0, 4)}`, () =>
    onPage(browser, { name: `clock ${wrong}`, screen: 'phone' }, async (page) => {
      await page.clock.install({ time: new Date(wrong) });
      await signedInWith(page, allSteps);
      await page.goto('/affiliation/etapes');
      await arriveAt(page, 'Mon adhésion');
      await page.locator('.member-bar').getByText('Il reste 60 jours').waitFor();
      await open(page, 'profile');
      await expectAnswers(page, { 'Date de naissance': drafts.profile.birth_date });
      await press(page, 'Suivant');
      await arriveAt(page, 'Mes bénéficiaires');
      await open(page, 'signature');
      await consent(page);
      await signWith(page, await receiveCode(page));
      await arriveAt(page, 'Votre adhésion est signée');
    }),
  );
}

test('the wait for another code is counted through midnight and the change of hour', async () => {
  await onPage(browser, { name: 'countdown', screen: 'phone' }, async (page) => {
    // Ten seconds before 02:00 becomes 03:00 in Paris.
    await page.clock.install({ time: new Date('2027-03-28T00:59:50Z') });
    await signedInWith(page, allSteps);
    await open(page, 'signature');
    await consent(page);
    await receiveCode(page);
    const waiting = page.getByText(/dans \d+\s?s/).first();
    await waiting.waitFor();
    const seconds = async () => Number(plain(await waiting.innerText()).match(/dans (\d+)/)[1]);
    const first = await seconds();
    assert.ok(first > 20 && first <= 30, `${first} s`);
    await page.clock.runFor(15_000);
    const later = await seconds();
    assert.ok(later >= first - 18 && later <= first - 14, `${first} s, then ${later} s`);
    // The phone's clock is put at the evening before: what is left does not grow.
    await page.clock.setSystemTime(new Date('2027-03-27T22:59:59Z'));
    await page.clock.runFor(2_000);
    assert.ok((await seconds()) < later);
    await page.clock.runFor(30_000);
    await page.getByRole('button', { name: 'Je n’ai pas reçu le code : en recevoir un autre' }).waitFor();
  });
});
