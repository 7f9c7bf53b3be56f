// What every screen must satisfy.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { rgaaFaults } from './rgaa.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2, levels A and AA, with the rules that axe calls good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that axe leaves out unless they are asked for. */
const asked = ['css-orientation-lock', 'p-as-heading', 'table-fake-caption', 'td-has-header'];

/**
 * Fails on any accessibility violation of the screen, naming rule and elements, on a screen that
 * scrolls sideways, and on what `rgaa.mjs` looks at beyond axe.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} screen what the reader of a failure needs to find it
 */
export async function checkScreen(page, screen) {
  await checkAccessible(page, screen);
  await checkFits(page, screen);
  const faults = await rgaaFaults(page);
  assert.equal(faults.length, 0, `${screen}: ${faults.length} faults\n${faults.join('\n')}`);
}

/** Fails on any violation that axe finds. */
export async function checkAccessible(page, screen) {
  // Evaluated by the driver, so that the page's own policy stays as strict as for people.
  await page.evaluate(axe);
  const violations = await page.evaluate(async ([values, asked]) => {
    const result = await window.axe.run(document, {
      runOnly: { type: 'tag', values },
      rules: Object.fromEntries(asked.map((rule) => [rule, { enabled: true }])),
      resultTypes: ['violations'],
    });
    return result.violations.map(
      (violation) =>
        `${violation.id} (${violation.impact}): ${violation.help}\n` +
        violation.nodes.map((node) => `    ${node.target.join(' ')}  ${node.html}`).join('\n'),
    );
  }, [tags, asked]);
  assert.equal(violations.length, 0, `${screen}: ${violations.length} axe violations\n${violations.join('\n')}`);
}

/** Fails when the page is wider than the screen. */
export async function checkFits(page, screen) {
  const { wide, screenWidth } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screenWidth: document.documentElement.clientWidth,
  }));
  assert.ok(wide <= screenWidth, `${screen}: scrolls sideways, ${wide} px wide on ${screenWidth}`);
}
