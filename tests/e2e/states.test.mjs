// Every screen in each of its states: empty, filled, faulty, waiting, refused, cut off, in dispute, over.
// Each state is looked at in four looks without leaving it; what stands still, in English too.

import { after, before, test } from 'node:test';

import { child, drafts, mistypedNir, picture, profile, spousePlan } from './support/answers.mjs';
import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';
import { allSteps, answerExemption, invite, pass, passTo, password, saveElsewhere, signedInWith } from './support/demo.mjs';
import { openWith } from './support/estimator.mjs';
import {
  activate,
  answer,
  arriveAt,
  consent,
  expectSaved,
  open,
  press,
  receiveCode,
  signIn,
  signWith,
  wrongFor,
} from './support/journey.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** How a state is looked at: light on a phone last, as it was before. */
const looks = [
  ['dark, desktop', { width: 1440, height: 900 }, { colorScheme: 'dark', forcedColors: 'none' }],
  ['imposed colours, phone', { width: 360, height: 740 }, { colorScheme: 'light', forcedColors: 'active' }],
  ['light, 320 px', { width: 320, height: 640 }, { colorScheme: 'light', forcedColors: 'none' }],
  ['dark, 320 px', { width: 320, height: 640 }, { colorScheme: 'dark', forcedColors: 'none' }],
  ['light, phone', { width: 360, height: 740 }, { colorScheme: 'light', forcedColors: 'none' }],
];

const refused = (...statuses) => (fault) => statuses.some((status) => fault.includes(`status of ${status}`));
const cut = (fault) => /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|TypeError|NetworkError/.test(fault);

/** Names as people bear them: long, in one word, from right to left. */
const longNames = [
  { first_name: 'Anne-Élisabeth '.repeat(5).trim(), last_name: 'de la Tour-Saint-Hilaire d’Aubigné-Montmorency' },
  { first_name: 'W'.repeat(80), last_name: 'M'.repeat(80) },
  { first_name: 'محمد عبد الرحمن', last_name: 'بن عبد الله' },
];

/**
 * Plays a walk on a page of its own; `check` looks at the state that it reached.
 *
 * @param {(page: import('playwright-core').Page, check: (state: string) => Promise<void>, still: (state: string) => Promise<void>) => Promise<void>} walk
 *   `still` is for a state that a change of language keeps
 */
function states(name, forgive, walk) {
  test(`states: ${name}`, () =>
    onPage(browser, { name: `states ${name}`, screen: 'desktop', forgive }, async (page) => {
      const look = async (state, [how, size, media]) => {
        await page.setViewportSize(size);
        await page.emulateMedia(media);
        await checkScreen(page, `${state}, ${how}`);
      };
      const check = async (state) => {
        for (const one of looks) await look(state, one);
      };
      const still = async (state) => {
        await check(state);
        await page.getByRole('button', { name: 'English', exact: true }).click();
        const back = page.getByRole('button', { name: 'Français', exact: true });
        await back.waitFor();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await look(`${state}, in English`, looks.at(-1));
        await back.click();
        await page.getByRole('button', { name: 'English', exact: true }).waitFor();
      };
      await walk(page, check, still);
    }),
  );
}

/** Holds the answers of some addresses until told; then lets all go. */
async function held(page, addresses) {
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  await page.route(addresses, async (route) => {
    await gate;
    // The page may have gone elsewhere meanwhile.
    await route.continue().catch(() => {});
  });
  return async () => {
    release();
    await page.unroute(addresses);
  };
}

states('what anyone may open', refused(401, 404), async (page, check, still) => {
  for (const [path, heading] of [
    ['/', 'Votre complémentaire santé, au clair'],
    ['/connexion', 'Reprendre mon adhésion'],
    ['/connexion/oubli', 'Mot de passe oublié'],
    ['/affiliation', 'Rouvrez votre lien'],
    ['/affiliation#inconnu', 'Ce lien n’est pas reconnu'],
    ['/tableau', 'Tableau de garanties'],
    ['/notice', 'Notice de votre garantie'],
    ['/perdu', 'Cette page n’existe pas'],
  ]) {
    await page.goto(path);
    await arriveAt(page, heading);
    await (path.includes('#') ? check : still)(path);
  }
  await page.getByRole('button', { name: 'Aide' }).click();
  await page.getByRole('heading', { name: 'Une personne vous répond' }).waitFor();
  await check('help');

  await page.goto('/connexion');
  await signIn(page, '99999999', 'ce n’est pas le bon');
  await page.getByRole('alert').waitFor();
  await check('sign-in refused');
  await page.goto('/connexion/oubli');
  await press(page, 'Recevoir le lien');
  await page.getByText('Écrivez votre e-mail ou votre numéro d’adhérent').waitFor();
  await check('password forgotten, nothing typed');
  await page.getByLabel('E-mail ou numéro d’adhérent').fill('99999999');
  await press(page, 'Recevoir le lien');
  await page.getByText('Si un espace porte cet identifiant').waitFor();
  await check('password forgotten, sent');
});

states('the estimator', () => false, async (page, check) => {
  await openWith(page, 'soin=opt.b.verre.adulte.complexe&acte=verre_b&prix=200');
  await page.getByRole('button', { name: 'Comment est-ce calculé ?' }).first().click();
  await check('estimator, doubtful row, proof');
  await openWith(page, 'soin=den.ortho.hors&prix=soixante');
  await check('estimator, faulty price');
});

states('an application that does not come', cut, async (page, check) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/connexion');
  await page.getByRole('heading', { name: 'Cette page n’a pas pu s’ouvrir' }).waitFor();
  await check('application not loaded');
});

states('the link: new, used, over, replaced', refused(401, 422), async (page, check, still) => {
  const first = await invite();
  await page.goto(first.link);
  await page.getByRole('heading', { level: 1, name: /^Bienvenue, / }).waitFor();
  await still('invitation');
  await press(page, 'Activer mon compte');
  await page.getByText(/^Il faut 15 caractères/).waitFor();
  await check('password too short');
  await page.getByLabel('Mot de passe', { exact: true }).fill('motdepassemotdepasse');
  await press(page, 'Activer mon compte');
  await page.getByText('facile à deviner').waitFor();
  await check('password too common');
  await activate(page, { ...first, password });
  await page.context().clearCookies();
  await page.goto('/');
  await page.goto(first.link);
  await arriveAt(page, 'Votre compte est déjà activé');
  await still('link used');

  const second = await invite();
  await pass(second, 61);
  await page.goto('/');
  await page.goto(second.link);
  await arriveAt(page, 'Ce lien a dépassé ses 60 jours');
  await still('link over');
  await press(page, 'Recevoir un nouveau lien');
  await page.getByText('Un nouveau lien est parti.').waitFor();
  await check('another link sent');
  await page.goto('/');
  await page.goto(second.link);
  await arriveAt(page, 'Un lien plus récent vous attend');
  await still('link replaced');
});

states('a file with nothing in it', () => false, async (page, check, still) => {
  await signedInWith(page, []);
  for (const [path, heading] of [
    ['/affiliation/etapes', 'Mon adhésion'],
    ['/affiliation/compte', 'Mon compte'],
    ['/affiliation/beneficiaires', 'Mes bénéficiaires'],
    ['/affiliation/signature', 'Signature électronique'],
  ]) {
    await page.goto(path);
    await arriveAt(page, heading);
    await still(`${path}, nothing answered`);
  }
  for (const step of ['profile', 'guarantees', 'bank']) {
    await open(page, step);
    await still(`${step}, nothing answered`);
    await press(page, 'Suivant');
    await page.getByText(/(réponse est|réponses sont) à revoir/).waitFor();
    await check(`${step} with every fault`);
  }
});

states('a file on its way, or out of reach', refused(500), async (page, check) => {
  await signedInWith(page, ['profile']);
  for (const path of ['/affiliation/profil', '/affiliation/etapes', '/affiliation/garanties']) {
    const release = await held(page, '**/api/v1/file');
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await check(`${path} while the file loads`);
    await release();
    await page.goto('/');
  }
  await page.route('**/api/v1/file', (route) => route.fulfill({ status: 500, body: 'no' }));
  await page.goto('/affiliation/profil');
  await arriveAt(page, 'Votre dossier n’a pas pu s’ouvrir');
  await check('the file cannot be read');
});

states('sixty days later', () => false, async (page, check, still) => {
  const person = await signedInWith(page, ['profile']);
  await pass(person, 61);
  await page.goto('/affiliation/etapes');
  await page.getByText('Les 60 jours sont passés').waitFor();
  await still('sixty days over');
  await press(page, 'Recevoir un nouveau lien');
  await page.getByText('Votre dossier est ouvert à nouveau pour 60 jours.').waitFor();
  await check('open again');
});

states('staying out of the plan', refused(422), async (page, check, still) => {
  const person = await signedInWith(page, []);
  await page.goto('/affiliation/dispense');
  await arriveAt(page, 'Ma dispense d’adhésion');
  await still('nothing answered');
  await answer(page, spousePlan);
  await page.getByRole('radio', { name: /^Je suis couvert par le régime obligatoire/ }).check();
  await still('a case that is not certain');
  await press(page, 'Demander ma dispense');
  await page.locator('#dispense-erreur').waitFor();
  await check('proof missing');
  for (const [word, heading] of [['refuser', 'Mon adhésion'], ['accepter', 'Votre dispense est acceptée']]) {
    await page.locator('input[type="file"]').setInputFiles(picture(`${word}.png`));
    await page.getByText(`${word}.png est joint.`).waitFor();
    await page.getByLabel('J’ai lu cette déclaration et je la fais mienne.', { exact: true }).check();
    await press(page, 'Demander ma dispense');
    await arriveAt(page, 'Votre dispense est demandée');
    await still('waiting for an answer');
    await press(page, 'Retirer ma demande et adhérer');
    await page.getByRole('dialog').waitFor();
    await check('withdrawing');
    await press(page, 'La garder');
    await answerExemption(person, word);
    await page.goto('/affiliation/etapes');
    await arriveAt(page, heading);
    await still(`answer: ${word}`);
    if (word === 'refuser') {
      await page.goto('/affiliation/dispense');
      await arriveAt(page, 'Ma dispense d’adhésion');
    }
  }
});

states('the profile in trouble', refused(409, 422, 429), async (page, check) => {
  await signedInWith(page, []);
  await open(page, 'profile');
  await answer(page, {
    ...profile,
    Nom: '<script>alert(1)</script>',
    'Numéro et voie': 'é'.repeat(120),
    'Numéro de sécurité sociale': mistypedNir,
  });
  await press(page, 'Suivant');
  await page.getByText(/réponses sont à revoir/).waitFor();
  await check('hostile and long answers');
  await answer(page, { ...profile, Nom: longNames[1].last_name, Prénom: longNames[2].first_name });
  await press(page, 'Recevoir un code');
  await page.getByLabel('Code reçu par SMS', { exact: true }).waitFor();
  await check('code on its way to the phone');
  await page.getByLabel('Code reçu par SMS', { exact: true }).fill('12');
  await press(page, 'Vérifier');
  await page.getByText('Le code compte 6 chiffres.').waitFor();
  await check('code cut short');
  await press(page, 'Où trouver ces numéros ?');
  await page.getByRole('dialog', { name: 'Sur votre attestation de droits' }).waitFor();
  await check('drawing of an attestation');
});

states('the beneficiaries: nobody, long names, removed, faulty', () => false, async (page, check, still) => {
  await signedInWith(page, ['profile']);
  await open(page, 'beneficiaries');
  await page.getByRole('link', { name: 'Ajouter un bénéficiaire', exact: true }).click();
  await arriveAt(page, 'Ajouter un bénéficiaire');
  await check('a person, nothing answered');
  await press(page, 'Enregistrer');
  await page.getByRole('heading', { name: /réponses sont à revoir/ }).waitFor();
  await check('a person with every fault');
  await answer(page, child);
  await check('a child');

  const people = longNames.map((names, rank) => ({ ...drafts.beneficiaries.people[1], ...names, key: `long-${rank}` }));
  await expectSaved(page);
  await saveElsewhere(page, 'beneficiaries', { nobody: false, people });
  await page.goto('/affiliation/beneficiaires');
  await page.reload();
  await page.getByText('3 personnes vous rejoignent').waitFor();
  await still('long names');
  await page.getByRole('button', { name: /^Retirer W/ }).click();
  await page.getByText('ne figure plus dans votre dossier').waitFor();
  await check('long name removed');
  await page.goto('/affiliation/beneficiaires/2');
  await page.locator('form').waitFor();
  await check('a person of the list');
  await page.goto('/affiliation/beneficiaires/9');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await check('a person who is not in the list');
});

states('the guarantees without their engine', (fault) => cut(fault) || /Failed to load|affilio-engine|engine\.js|net::ERR/.test(fault), async (page, check, still) => {
  await signedInWith(page, ['profile', 'beneficiaries']);
  await open(page, 'guarantees');
  await page.getByText(/par mois pour (vous|votre foyer)/).first().waitFor();
  await still('levels with their amounts');
  await page.context().route(/\/(affilio-)?engine[-.\w]*\.(js|wasm)$/, (route) => route.abort());
  await page.reload();
  await page.getByText(/^Les cotisations n’ont pas pu être calculées/).waitFor();
  await check('levels without amounts');
  await page.goto('/tableau');
  await page.getByLabel('Chercher dans le tableau').fill('zzz');
  await page.getByText('Aucune ligne ne contient ces mots.').waitFor();
  await check('nothing found in the table');
});

states('cut off, in dispute, signed out', (fault) => cut(fault) || refused(401, 409)(fault), async (page, check) => {
  const person = await signedInWith(page, ['profile']);
  await open(page, 'profile');
  // The other parts of the journey come right after the first one.
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await answer(page, { Commune: 'Issy' });
  await page.getByText('Pas encore enregistré : le réseau est coupé').waitFor();
  await check('without network');
  await page.context().setOffline(false);
  await expectSaved(page);

  await saveElsewhere(page, 'profile', { ...drafts.profile, city: 'Vanves', last_name: longNames[1].last_name });
  await answer(page, { Commune: 'Malakoff', Nom: longNames[0].last_name });
  await page.getByText('Cette étape a été modifiée ailleurs').waitFor();
  await check('two versions');
  await press(page, 'Garder ces choix');
  await page.getByText('Choisissez une valeur pour chaque réponse.').waitFor();
  await check('two versions, nothing chosen');

  await page.reload();
  await arriveAt(page, 'Mon profil');
  await page.context().clearCookies();
  await answer(page, { Commune: 'Sceaux' });
  await page.getByText('Votre session est terminée.').waitFor();
  await check('signed out in the middle');
  await signIn(page, person.memberNumber, 'ce n’est pas le bon');
  await page.getByText('L’identifiant ou le mot de passe est incorrect.').waitFor();
  await check('signed out, wrong password');
});

states('from the recap to the end', refused(409, 422), async (page, check, still) => {
  await signedInWith(page, allSteps);
  await open(page, 'bank');
  await still('accounts');
  await open(page, 'signature');
  await still('recap');
  await press(page, 'Afficher les numéros en entier');
  await press(page, 'Recevoir le code par SMS');
  await page.getByText(/^Cochez les/).waitFor();
  await check('consents missing');
  await consent(page);
  const code = await receiveCode(page);
  await check('code on its way');
  await signWith(page, '12');
  await page.getByText('Le code compte 6 chiffres.').waitFor();
  await check('code cut short');
  for (const said of ['Il reste 2 essais', 'Il reste 1 essai', 'Trois codes incorrects']) {
    await signWith(page, wrongFor(code));
    await page.getByText(said).waitFor();
  }
  await check('code cancelled');
});

states('a signed file', () => false, async (page, check, still) => {
  const { memberNumber } = await signedInWith(page, allSteps);
  await open(page, 'signature');
  await consent(page);
  await signWith(page, await receiveCode(page));
  await arriveAt(page, 'Votre adhésion est signée');
  await still('signed');
  await passTo(memberNumber, 'piece_asked');
  await page.reload();
  await press(page, 'Transmettre à la mutuelle');
  await page.locator('#piece-erreur').waitFor();
  await check('a piece asked for, and missing');
  await page.goto('/affiliation/compte');
  await arriveAt(page, 'Mon compte');
  await check('account of who signed');
});
