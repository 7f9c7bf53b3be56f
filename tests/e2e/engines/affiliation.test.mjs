// One whole affiliation with the keyboard alone, in each of the three engines: a person without
// dependants, from the mailed link to the signed file. `cargo xtask browsers` plays it.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';

import { profile, refund } from '../support/answers.mjs';
import { invite, password } from '../support/demo.mjs';
import { codeIn, messages, nextMessage } from '../support/mailbox.mjs';
import { names, withEngine } from './engines.mjs';
import { handsOn, until } from './hands.mjs';

const pictures = new URL('../out/', import.meta.url);

/** The account that is reimbursed; nothing is debited from it. */
const { 'Titulaire du compte': holder, IBAN } = refund;

const asked = process.env.AFFILIO_ENGINES?.split(',') ?? names;

for (const name of asked) {
  test(`${name}: a person joins the plan without a mouse`, () =>
    withEngine(name, async (session) => {
      const began = Date.now();
      try {
        await affiliation(handsOn(session));
      } catch (error) {
        await keepPicture(session, name);
        throw error;
      }
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`engine: ${name}, ${session.name} ${session.version}, ${seconds} s`);
    }));
}

async function affiliation(hands) {
  const person = await invite();
  await activate(hands, person.link);
  await hands.arriveAt('Mon adhésion');
  await hands.use('Commencer');

  await hands.arriveAt('Mon profil');
  await hands.answer(profile, 'Suivant', { 'Recevoir un code': () => verifyPhone(hands) });
  await hands.arriveAt('Mes bénéficiaires');
  await backAndForward(hands);
  await hands.use('Poursuivre sans bénéficiaire');

  await hands.arriveAt('Mes garanties');
  await hands.answer({ 'Choisissez votre garantie': 'Régime socle' }, 'Suivant');
  await hands.arriveAt('Mes coordonnées bancaires');
  await hands.answer({ 'Titulaire du compte': holder, IBAN }, 'Suivant');

  await hands.arriveAt('Signature électronique');
  await sign(hands);
  await hands.arriveAt('Votre adhésion est signée');
  await hands.tabTo('Télécharger mon dossier (PDF)');
  await hands.session.reload();
  await hands.arriveAt('Votre adhésion est signée');
}

async function activate(hands, link) {
  await hands.goto(link);
  await hands.arrived();
  // A browser that speaks English on this machine: the choice of the language is a key press, too.
  if ((await hands.language()) === 'en') await hands.use('Français');
  await hands.reads('Activer mon compte');
  await hands.fill('Mot de passe', password);
  await hands.use('Activer mon compte');
}

async function verifyPhone(hands) {
  await typeCode(hands);
  await hands.reads('Numéro vérifié');
}

/** The history is walked with the keys of the browser's own; the answers are there each time. */
async function backAndForward(hands) {
  await hands.session.back();
  await hands.arriveAt('Mon profil');
  await hands.expect(profile);
  await hands.session.reload();
  await hands.arriveAt('Mon profil');
  await hands.expect(profile);
  await hands.session.forward();
  await hands.arriveAt('Mes bénéficiaires');
}

async function sign(hands) {
  for (const start of ['Je certifie', 'J’ai lu le résumé']) {
    await hands.tabTo((words) => words.startsWith(start));
    await hands.session.press('Space');
    assert.equal((await hands.here()).checked, true, `« ${start}… » is ticked`);
  }
  await hands.tabTo('Recevoir le code par SMS');
  await typeCode(hands);
}

/** Asks for a code by the button that has the focus, and types it where the focus goes. */
async function typeCode(hands) {
  const before = await messages();
  await hands.session.press('Enter');
  const sms = await nextMessage(before, (message) => message.channel === 'sms');
  await until('the focus in the field of the code', hands.here, (here) => here.words === 'Code reçu par SMS');
  await hands.session.type(codeIn(sms));
  await hands.session.press('Enter');
}

async function keepPicture(session, name) {
  await mkdir(pictures, { recursive: true });
  // The browser may be what broke; its own error matters more than the picture of it.
  const bytes = await session.picture().catch(() => undefined);
  if (bytes) await writeFile(new URL(`engine-${name}.png`, pictures), bytes);
}
