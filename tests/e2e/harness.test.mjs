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
};
const bodies = {
  '/clean': '',
  '/unlabelled': '<input>',
  '/inline-style': '<p style="color: black">noir</p>',
  '/throws': '<script src="/throws.js"></script>',
  '/third-party': '<img alt="" src="http://localhost:1/pixel.png">',
  '/wide': '<link rel="stylesheet" href="/wide.css"><p class="wide">large</p>',
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
