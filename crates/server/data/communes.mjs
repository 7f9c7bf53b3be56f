// Makes communes.tsv from the package codes-postaux; the README beside says how to run it.
// One line a postal code: the code, then its communes, parted by tabs. The communes of the code's own
// department come first, then by name. The districts of Paris, Lyon and Marseille are their city:
// that is how an address is written.

import { readFile } from 'node:fs/promises';

const rows = JSON.parse(await readFile(process.argv[2], 'utf8'));
const byCode = new Map();
for (const { codePostal, codeCommune, nomCommune } of rows) {
  const name = nomCommune.replace(/^(Paris|Lyon|Marseille) \d+(?:er|e) Arrondissement$/, '$1');
  if (!byCode.has(codePostal)) byCode.set(codePostal, new Map());
  const far = codeCommune.slice(0, 2) === codePostal.slice(0, 2) ? 0 : 1;
  const known = byCode.get(codePostal);
  known.set(name, Math.min(far, known.get(name) ?? 1));
}
const order = new Intl.Collator('fr');
for (const code of [...byCode.keys()].sort()) {
  const names = [...byCode.get(code)].sort(([a, x], [b, y]) => x - y || order.compare(a, b));
  console.log([code, ...names.map(([name]) => name)].join('\t'));
}
