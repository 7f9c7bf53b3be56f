// The development mailbox: what the server would have sent.

import { base } from './browser.mjs';

/**
 * @typedef {{ id: string | number, channel: 'mail' | 'sms', to: string, subject: string | null, body: string, created_at: string }} Message
 */

/**
 * All messages so far, newest last.
 *
 * @returns {Promise<Message[]>}
 */
export async function messages() {
  const answer = await fetch(new URL('/dev/boite.json', base));
  if (!answer.ok) throw new Error(`the development mailbox answers ${answer.status}`);
  return answer.json();
}

/**
 * Waits for a message that was not there before.
 *
 * @param {Message[]} before what `messages()` gave before the act
 * @param {(message: Message) => boolean} wanted
 * @returns {Promise<Message>} the newest one
 */
export async function nextMessage(before, wanted, patience = 10_000) {
  const known = new Set(before.map((message) => message.id));
  const end = Date.now() + patience;
  for (;;) {
    const found = (await messages()).findLast((message) => !known.has(message.id) && wanted(message));
    if (found) return found;
    if (Date.now() > end) throw new Error('the expected message did not come');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The messages that were not there before: the mailbox shows the latest hundred, so they are not counted. */
export async function newMessages(before) {
  const known = new Set(before.map((message) => message.id));
  return (await messages()).filter((message) => !known.has(message.id));
}

/** The six digits of a message that carries a code. */
export function codeIn(message) {
  const digits = message.body.replaceAll(/(\d)[\s\u00a0\u202f](?=\d)/g, '$1').match(/(?<!\d)\d{6}(?!\d)/);
  if (!digits) throw new Error('this message carries no six-digit code');
  return digits[0];
}

/** The affiliation link of a message. */
export function linkIn(message) {
  const link = message.body.match(/https?:\/\/\S+\/affiliation#[^\s<>"']+/);
  if (!link) throw new Error('this message carries no affiliation link');
  return link[0];
}
