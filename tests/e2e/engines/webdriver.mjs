// A W3C WebDriver client, as small as the scenario needs: it opens addresses, presses keys, and reads
// the page by script. It never clicks.

import { setTimeout as wait } from 'node:timers/promises';

/** Keys that have no letter, as WebDriver writes them. */
export const keys = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  Space: ' ',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
};

/** How long one order may take before the driver counts as gone. */
const patience = 30_000;

/** One browser window, driven by the program that listens at `driver`. */
export class Session {
  #address;

  constructor(address, capabilities) {
    this.#address = address;
    this.name = capabilities.browserName;
    this.version = capabilities.browserVersion;
  }

  /** Opens a browser. */
  static async open(driver, capabilities) {
    const body = { capabilities: { alwaysMatch: { ...capabilities, acceptInsecureCerts: true } } };
    const opened = await order('POST', `${driver}/session`, body);
    return new Session(`${driver}/session/${opened.sessionId}`, opened.capabilities);
  }

  goto(url) {
    return this.#order('POST', '/url', { url });
  }

  back() {
    return this.#order('POST', '/back', {});
  }

  forward() {
    return this.#order('POST', '/forward', {});
  }

  reload() {
    return this.#order('POST', '/refresh', {});
  }

  /** Runs the function in the page; only what JSON can say comes and goes. */
  script(run, ...values) {
    return this.#order('POST', '/execute/sync', { script: `return (${run}).apply(null, arguments)`, args: values });
  }

  /** Presses keys one after another, Shift held down for those that ask for it. */
  async press(...names) {
    const actions = names.flatMap((name) => {
      const shifted = name.startsWith('Shift+');
      const value = keys[shifted ? name.slice(6) : name] ?? name;
      const stroke = [{ type: 'keyDown', value }, { type: 'keyUp', value }];
      const held = { value: keys.Shift };
      return shifted ? [{ type: 'keyDown', ...held }, ...stroke, { type: 'keyUp', ...held }] : stroke;
    });
    await this.#order('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Types a text, letter by letter. */
  type(text) {
    return this.press(...text);
  }

  async picture() {
    return Buffer.from(await this.#order('GET', '/screenshot'), 'base64');
  }

  close() {
    return this.#order('DELETE', '');
  }

  #order(method, path, body) {
    return order(method, this.#address + path, body);
  }
}

/** Waits until a driver answers. */
export async function ready(driver, isAlive) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await order('GET', `${driver}/status`);
    } catch (error) {
      if (tries > 100 || !isAlive()) throw error;
      await wait(100);
    }
  }
}

async function order(method, address, body) {
  const answer = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${method} ${new URL(address).pathname}: ${value.error}, ${value.message}`);
  return value;
}
