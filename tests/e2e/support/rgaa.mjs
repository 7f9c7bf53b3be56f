// What axe does not look at and a script can: criteria of RGAA 4.1.2, each by its number in docs/rgaa.md.

/**
 * The faults of the screen, each with the number of its criterion.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
export async function rgaaFaults(page) {
  const faults = [...(await page.evaluate(ofTheCode)), ...(await page.evaluate(ofTheNames))];
  return [...faults, ...(await page.evaluate(ofTheLayout))];
}

/** What the code of the page holds or must not hold. */
function ofTheCode() {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const short = (element) => element.outerHTML.slice(0, 120);
  const refuse = (criterion, selector, why) => {
    for (const element of all(selector)) faults.push(`${criterion} ${why}: ${short(element)}`);
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });

  refuse('1.1', 'img:not([alt]), [role="img"]:not([aria-label])', 'a picture without a name');
  refuse('1.2', 'svg:not([aria-hidden="true"], [role="img"])', 'a picture neither named nor hidden');
  refuse('2.1', 'iframe, frame, object, embed', 'a frame');
  refuse('4.1', 'audio, video, canvas', 'a medium');
  refuse('5.3', 'table:not(:has(th))', 'a table without headers');
  refuse('5.4', 'table:not(:has(> caption))', 'a table without a title');
  refuse('8.9', 'b, i, u, s, big, tt, font, center, strike, br + br, [align], [bgcolor], [border], [valign]', 'made for looks only');
  refuse('10.13', 'body [title]', 'words that appear under the pointer only');
  refuse('11.1', '[placeholder]', 'an example in the place of the answer');
  refuse('12.10', '[accesskey]', 'a shortcut of one key');
  refuse('13.1', 'meta[http-equiv="refresh"]', 'a page that renews itself');

  if (document.doctype?.name !== 'html') faults.push('8.1 no type of document');
  for (const element of all('[lang]')) {
    if (!['fr', 'en'].includes(element.lang)) faults.push(`8.8 not a language of ours: ${short(element)}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (/[\u0590-\u08ff]/.test(text.data) && !text.parentElement.closest('[dir]')) {
      faults.push(`8.10 read from the right and not marked: ${short(text.parentElement)}`);
    }
  }

  const ids = all('[id]').map((element) => element.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push(`8.2 two elements have the id ${id}`);
  const words = ':is(span, strong, em, code, a, p, button, label, dt, h1, h2, h3, h4)';
  const blocks = ':is(div, p, ul, ol, dl, table, section, article, form, fieldset, details, h1, h2, h3, h4)';
  refuse('8.2', `:is(span, strong, em, code, p, button, label, h1, h2, h3, h4) ${blocks}, summary :is(div, p, ul, ol, dl)`, 'a block inside of words');
  refuse('8.2', `${words} ${words}:is(p, label, h1, h2, h3), :is(a, button, label, summary) :is(a, button, summary)`, 'wrongly nested');
  // What the parser would place elsewhere is not where it may be.
  const written = (body) => body.outerHTML.replaceAll(/ style="[^"]*"/g, '');
  const read = new DOMParser().parseFromString(written(document.body), 'text/html');
  if (written(read.body) !== written(document.body)) faults.push('8.2 the parser would nest the elements in another way');

  const mains = all('main').filter(isSeen);
  if (mains.length !== 1) faults.push(`9.2 ${mains.length} main contents are seen`);
  for (const link of all('a[target]')) {
    if (!/nouvel onglet|new tab/.test(link.textContent)) faults.push(`13.2 opens another tab without a word: ${short(link)}`);
  }
  return faults;
}

/** What is asked and what can be done: each has words of its own, in sight. */
function ofTheNames() {
  const faults = [];
  const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();
  const spoken = (element) => {
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"], [hidden]')) hidden.remove();
    return plain(copy.textContent);
  };
  const byIds = (ids) => plain((ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  const given = (element) => element.getAttribute('aria-label') || byIds(element.getAttribute('aria-labelledby'));
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  // Around an element: the groups that a reader of the screen names on the way to it.
  const around = (element) => {
    const names = [];
    for (let up = element.parentElement; up; up = up.parentElement) {
      const legend = up.tagName === 'FIELDSET' ? up.querySelector(':scope > legend') : null;
      if (legend) names.unshift(spoken(legend));
      else if (/^(group|region|dialog)$/.test(up.role ?? '') || /^(ARTICLE|SECTION|DIALOG)$/.test(up.tagName)) names.unshift(given(up));
    }
    return names.filter(Boolean).join(' > ');
  };
  const twice = (criterion, what, elements, name) => {
    const met = new Set();
    for (const element of elements) {
      const whole = [around(element), name(element)].join(' > ');
      if (met.has(whole)) faults.push(`${criterion} two ${what} are both « ${whole} »`);
      met.add(whole);
    }
  };

  const dialog = document.querySelector('dialog:modal');
  const here = (selector) => [...(dialog ?? document).querySelectorAll(selector)].filter(isSeen);
  const label = (field) => {
    const label = field.labels?.[0];
    return given(field) || (label ? spoken(label) : '');
  };
  const fields = here('input, select, textarea').filter((field) => field.type !== 'hidden');
  for (const field of fields) {
    const seen = [...(field.labels ?? [])].some((one) => isSeen(one) && spoken(one));
    if (!seen) faults.push(`11.1 a field without a label in sight: ${field.outerHTML}`);
    const group = field.closest('fieldset');
    if (field.type === 'radio' && !(group && plain(group.querySelector(':scope > legend')?.textContent ?? ''))) {
      faults.push(`11.6 a choice outside of a group with a legend: ${field.outerHTML}`);
    }
    if (field.getAttribute('aria-invalid') === 'true' && !byIds(field.getAttribute('aria-describedby'))) {
      faults.push(`11.10 wrong without words: ${field.outerHTML}`);
    }
  }
  twice('11.2', 'fields', fields, label);
  twice('11.9', 'buttons', here('button, summary'), (button) => given(button) || spoken(button));

  const leads = new Map();
  for (const link of here('a[href]')) {
    const name = given(link) || spoken(link);
    if (leads.has(name) && leads.get(name) !== link.href) faults.push(`6.1 two links « ${name} » lead to different places`);
    leads.set(name, link.href);
  }

  // Targets: 44 px for what is pressed, words in a sentence apart.
  const inSentence = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline';
  for (const element of here('a[href], button, summary, select, input')) {
    if (inSentence(element) || element.closest('[disabled]')) continue;
    const target = element.matches('[type="radio"], [type="checkbox"], [type="file"]') ? element.labels[0] : element;
    const { width, height } = target.getBoundingClientRect();
    if (height < 43.5 || width < 24) faults.push(`target of ${Math.round(width)} × ${Math.round(height)} px: ${target.outerHTML.slice(0, 120)}`);
  }
  return faults;
}

/** What happens to the words when a person spaces or enlarges them. Nothing is painted meanwhile. */
function ofTheLayout() {
  const faults = [];
  const spaced =
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';
  const looks = [['10.12 words spaced', spaced]];
  // Larger words belong to a wide screen: on a narrow one, the whole page is enlarged and reflows.
  if (innerWidth >= 1000) looks.push(['10.4 words twice as large', 'html { font-size: 200% !important }']);
  const from = [scrollX, scrollY];
  const cut = (element) => {
    const style = getComputedStyle(element);
    const holds = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!holds || style.display === 'inline' || element.closest('.visually-hidden, svg')) return false;
    const hides = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    return hides || (style.overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1);
  };
  for (const [look, rules] of looks) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${look}: scrolls sideways, ${scrollWidth} px wide on ${clientWidth}`);
    for (const element of document.querySelectorAll('body *')) {
      if (element.checkVisibility() && cut(element)) faults.push(`${look}: cut: ${element.outerHTML.slice(0, 120)}`);
    }
    document.adoptedStyleSheets.pop();
  }
  scrollTo({ left: from[0], top: from[1], behavior: 'instant' });
  return faults;
}
