// People to play the scenarios with: each scenario invites its own, so that none disturbs another.

import assert from 'node:assert/strict';

import { drafts } from './answers.mjs';
import { base } from './browser.mjs';
import { codeIn, linkIn, messages, nextMessage } from './mailbox.mjs';

/** A password long enough, and nobody's name. */
export const password = 'trois poules sous la pluie';

/**
 * Invites somebody; the mail that they receive is read from the mailbox.
 *
 * @returns {Promise<{ link: string, memberNumber: string, email: string }>}
 */
export async function invite() {
  const { link, member_number: memberNumber } = JSON.parse(await ask('/dev/demo'));
  const mail = (await messages()).findLast((one) => one.channel === 'mail' && one.body.includes(memberNumber));
  assert.ok(mail, 'the invitation was mailed');
  assert.equal(linkIn(mail), link);
  return { link, memberNumber, email: mail.to };
}

/**
 * Somebody signed in, whose steps named are saved already: the short way to a later screen.
 *
 * @param {import('playwright-core').Page} page
 * @param {(keyof typeof drafts)[]} steps
 */
export async function signedInWith(page, steps) {
  const person = await invite();
  const token = new URL(person.link).hash.slice(1);
  // From a page of the site, so that the session's cookie is the browser's.
  await page.goto('/');
  await send(page, 'POST', '/api/v1/links/activate', { token, password });
  for (const step of steps) await saveElsewhere(page, step, drafts[step]);
  if (steps.includes('profile')) await verifiedElsewhere(page, drafts.profile.phone);
  return person;
}

/** Every step that comes before the signature. */
export const allSteps = ['profile', 'beneficiaries', 'guarantees', 'bank'];

/**
 * Saves a step as another tab of the same person would.
 *
 * @param {import('playwright-core').Page} page any page of the site
 * @param {keyof typeof drafts} step
 * @param {object} draft
 */
export async function saveElsewhere(page, step, draft) {
  const { version } = (await savedFile(page))[step];
  await send(page, 'PUT', `/api/v1/file/${step}`, { version, draft });
}

/** Verifies a mobile number as another tab of the same person would. */
export async function verifiedElsewhere(page, phone) {
  const before = await messages();
  await send(page, 'POST', '/api/v1/file/phone/code', { phone });
  const sms = await nextMessage(before, (message) => message.channel === 'sms');
  await send(page, 'POST', '/api/v1/file/phone', { code: codeIn(sms) });
}

/** Passes a signed file to a stage, as the insurer's office does. */
export async function passTo(member, stage) {
  await ask('/dev/etat', new URLSearchParams({ adherent: member, etat: stage }));
}

/** The employer answers a request to stay out of the plan: `accepter` or `refuser`. */
export async function answerExemption({ memberNumber }, word) {
  await ask(`/dev/dispenses/${memberNumber}/${word}`);
}

/** Lets days pass for somebody's file. */
export async function pass({ memberNumber }, days) {
  await ask('/dev/temps/dossier', { member_number: memberNumber, days });
}

/**
 * Asks something of the development server.
 *
 * @param {URLSearchParams | object} [body] a form, or JSON
 * @returns {Promise<string>} the answer, read to its end: one left unread keeps its connection, and the
 *   scenarios from ending
 */
export async function ask(path, body) {
  const form = body === undefined || body instanceof URLSearchParams;
  const answer = await fetch(new URL(path, base), {
    method: 'POST',
    headers: form ? {} : { 'content-type': 'application/json' },
    body: form ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${path} answers ${answer.status}: ${text}`);
  return text;
}

/** The file as the server keeps it. */
export function savedFile(page) {
  return send(page, 'GET', '/api/v1/file');
}

async function send(page, method, path, body) {
  const { status, text } = await page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(path, {
        method,
        headers: {
          ...(body && { 'content-type': 'application/json' }),
          ...(path.includes('/phone') && { 'idempotency-key': crypto.randomUUID() }),
        },
        body: body && JSON.stringify(body),
      });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body],
  );
  assert.ok(status < 300, `${method} ${path} answers ${status}: ${text}`);
  return text ? JSON.parse(text) : null;
}
