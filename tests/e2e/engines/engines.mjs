// The three engines: the program that drives each, and what it is told.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ready, Session } from './webdriver.mjs';

/** WebKitGTK's browser for tests is not on the path: Debian puts it beside the library. */
const miniBrowser = [process.arch === 'arm64' ? 'aarch64' : 'x86_64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
  .find(existsSync);

/** By name: what starts the driver, and what the browser is asked to be. */
const engines = {
  Chromium: {
    program: 'chromedriver',
    flags: (port) => [`--port=${port}`],
    capabilities: (folder) => ({
      browserName: 'chrome',
      'goog:chromeOptions': {
        binary: process.env.AFFILIO_CHROMIUM ?? '/usr/bin/chromium',
        args: [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--lang=fr',
          `--user-data-dir=${join(folder, 'chromium')}`,
        ],
        prefs: { 'intl.accept_languages': 'fr' },
      },
    }),
  },
  Firefox: {
    program: 'geckodriver',
    flags: (port, folder) => ['--host', '127.0.0.1', '--port', String(port), '--profile-root', folder],
    variables: () => ({ MOZ_HEADLESS: '1' }),
    capabilities: () => ({
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary: '/usr/bin/firefox-esr',
        args: ['-headless'],
        // No look-up of a network or of an update that the scenario has no use for.
        prefs: {
          'app.update.disabledForTesting': true,
          'intl.accept_languages': 'fr',
          'network.captive-portal-service.enabled': false,
          'network.connectivity-service.enabled': false,
        },
      },
    }),
  },
  WebKitGTK: {
    program: 'WebKitWebDriver',
    needsDisplay: true,
    flags: (port) => [`--port=${port}`],
    variables: (folder) => ({
      GDK_BACKEND: 'x11',
      HOME: folder,
      LANG: 'fr_FR.UTF-8',
      LANGUAGE: 'fr',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      XDG_RUNTIME_DIR: folder,
    }),
    capabilities: () => ({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
    }),
  },
};

export const names = Object.keys(engines);

/**
 * Opens the engine of that name, plays, and stops all that was started for it.
 *
 * @param {string} name
 * @param {(session: Session) => Promise<void>} play
 */
export async function withEngine(name, play) {
  const engine = engines[name];
  const folder = await mkdtemp(join(tmpdir(), 'affilio-engine-'));
  const started = [];
  try {
    const variables = { ...engine.variables?.(folder) };
    if (engine.needsDisplay) variables.DISPLAY = await display(started);
    const port = await freePort();
    const driver = start(engine.program, engine.flags(port, folder), variables, started);
    await ready(`http://127.0.0.1:${port}`, () => driver.exitCode === null);
    const session = await Session.open(`http://127.0.0.1:${port}`, engine.capabilities(folder));
    try {
      await play(session);
    } finally {
      await session.close().catch(() => {});
    }
  } finally {
    for (const child of started.reverse()) await stop(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A private screen; the server picks a free number and says it. */
function display(started) {
  const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {}, started);
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
  });
}

function start(program, flags, variables, started) {
  const child = spawn(program, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...variables },
  });
  // Without a listener a program that is not there would end the whole run.
  child.once('error', () => {});
  started.push(child);
  return child;
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
