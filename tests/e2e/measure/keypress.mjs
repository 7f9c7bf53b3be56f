// How long a key press in the price takes on the estimator, until the amounts are repainted.
//
//   AFFILIO_CHROMIUM=/usr/bin/chromium AFFILIO_URL=http://127.0.0.1:8080 node tests/e2e/measure/keypress.mjs [presses]
//
// Against a running server; prints one line per slowing of the processor. Nothing is asserted: times
// on a shared machine are to be read, not tested.

import { base, startBrowser } from '../support/browser.mjs';

const [, , presses = '100'] = process.argv;
const care = '/estimer#soin=den.libre.avant&acte=couronne_ceramo_metallique&date=01/03/2024';

const browser = await startBrowser();
for (const slowing of [1, 4]) {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(new URL(care, base).href);
  await page.locator('#prix').waitFor();
  const chromium = await page.context().newCDPSession(page);
  await chromium.send('Emulation.setCPUThrottlingRate', { rate: slowing });
  await page.evaluate(() => {
    globalThis.presses = [];
    document.querySelector('#prix').addEventListener('keydown', (event) => {
      const started = event.timeStamp;
      // Our own listener runs on `input`, before this task: the frame after it shows the amounts.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.presses.push(performance.now() - started);
        port2.postMessage(null);
      });
    });
  });
  await page.locator('#prix').focus();
  for (let press = 0; press < Number(presses); press += 1) {
    await page.keyboard.press(press % 4 === 3 ? 'Backspace' : String(press % 10));
    if (press % 12 === 11) await page.locator('#prix').fill('');
    await page.waitForTimeout(40);
  }
  const times = await page.evaluate(() => globalThis.presses.sort((a, b) => a - b));
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  console.log(`processor slowed ${slowing}×: ${times.length} key presses, median ${at(0.5)} ms, 75th ${at(0.75)} ms, longest ${at(1)} ms until repaint`);
  await page.close();
}
await browser.close();
