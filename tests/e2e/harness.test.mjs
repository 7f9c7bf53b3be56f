// The scenarios are only worth what their checks find out: each check is shown a page it must refuse.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { onPage, startBrowser } from './support/browser.mjs';
import { checkScreen } from './support/checks.mjs';

const policy = "default-src 'self'; img-src 'self' data: http:";
const files = {
  '/throws.js': ['text/javascript', "throw new Error('broken on purpose');"],
  '/wide.css': ['text/css', '.wide { width: 3000px }'],
  '/tight.css': ['text/css', '.tight { height: 1.2em; width: 12em; overflow: hidden; font: 16px/1.2 monospace; white-space: nowrap }'],
};
const bodies = {
  '/clean': '',
  '/unlabelled': '<input>',
  '/inline-style': '<p style="color: black">noir</p>',
  '/throws': '<script src="/throws.js"></script>',
  '/third-party': '<img alt="" src="http://localhost:1/pixel.png">',
  '/wide': '<link rel="stylesheet" href="/wide.css"><p class="wide">large</p>',
  '/unnamed-picture': '<svg></svg>',
  '/frame': '<iframe title="cadre" src="/clean"></iframe>',
  '/bold': '<p><b>gras</b></p>',
  '/tooltip': '<p title="bulle">mot</p>',
  '/example': '<label>Nom <input placeholder="Dupont"></label>',
  '/unknown-language': '<p lang="de">Wort</p>',
  '/from-the-right': '<p>محمد</p>',
  '/same-id': '<p id="a">un</p><p id="a">deux</p>',
  '/block-in-words': '<label for="x"><div>Nom</div></label><input id="x">',
  '/new-tab': '<a href="/clean" target="_blank">ailleurs</a>',
  '/label-out-of-sight': '<input aria-label="Nom">',
  '/no-legend': '<label><input type="radio" name="a">oui</label>',
  '/same-field': '<h2>Un</h2><label>IBAN <input></label><h2>Deux</h2><label>IBAN <input></label>',
  '/same-button': '<button type="button">Retirer</button><button type="button">Retirer</button>',
  '/same-link': '<a href="/clean">Voir</a> <a href="/wide">Voir</a>',
  '/small-target': '<button type="button">Petit</button>',
  '/spaced': '<link rel="stylesheet" href="/tight.css"><p class="tight">un mot et encore un mot</p>',
};

let browser;
let server;
let site;

before(async () => {
  server = createServer((request, response) => {
    const [type, text] = files[request.url] ?? ['text/html; charset=utf-8', page(bodies[request.url])];
    response.setHeader('content-type', type);
    response.setHeader('content-security-policy', policy);
    response.end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${server.address().port}`;
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
});

test('a clean page passes', () => visit('/clean'));

for (const [path, reason] of [
  ['/unlabelled', /label \(critical\)/],
  ['/inline-style', /content security policy: style-src/],
  ['/throws', /uncaught: broken on purpose/],
  ['/third-party', /request to another site: http:\/\/localhost:1/],
  ['/wide', /scrolls sideways/],
  ['/unnamed-picture', /1\.2 a picture/],
  ['/frame', /2\.1 a frame/],
  ['/bold', /8\.9 made for looks/],
  ['/tooltip', /10\.13 words that appear/],
  ['/example', /11\.1 an example/],
  ['/unknown-language', /8\.8 not a language of ours/],
  ['/from-the-right', /8\.10 read from the right/],
  ['/same-id', /8\.2 two elements have the id a/],
  ['/block-in-words', /8\.2 a block inside of words/],
  ['/new-tab', /13\.2 opens another tab/],
  ['/label-out-of-sight', /11\.1 a field without a label in sight/],
  ['/no-legend', /11\.6 a choice outside/],
  ['/same-field', /11\.2 two fields are both/],
  ['/same-button', /11\.9 two buttons are both/],
  ['/same-link', /6\.1 two links/],
  ['/small-target', /target of \d+ × \d+ px/],
  ['/spaced', /10\.12 words spaced: cut/],
]) {
  test(`${path} is refused`, () => assert.rejects(visit(path), reason));
}

function visit(path) {
  return onPage(browser, { name: `harness${path}`, screen: 'phone', site }, async (page) => {
    await page.goto(path);
    await checkScreen(page, path);
  });
}

function page(body) {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
</head><body><main><h1>Essai</h1>${body}</main></body></html>`;
}
