// Writes common-words.txt from the two packages named in README.md, unpacked in the folders given:
//   node renew.mjs LANGUAGE-COMMON LANGUAGE-FR > common-words.txt
import { readFileSync } from 'node:fs';

const [common, french] = process.argv.slice(2);
const lists = [
  [common, 'passwords'],
  [french, 'commonWords'],
  [french, 'firstnames'],
  [french, 'lastnames'],
  [french, 'wikipedia'],
];
const words = new Set();
for (const [folder, name] of lists) {
  for (const word of JSON.parse(readFileSync(`${folder}/package/src/${name}.json`, 'utf8'))) {
    const plain = String(word).toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD');
    const kept = [...plain].filter((letter) => /[\p{Letter}\p{Number}]/u.test(letter)).join('');
    if ([...kept].length >= 3) words.add(kept);
  }
}
const bytes = [...words].map((word) => Buffer.from(word)).sort(Buffer.compare);
process.stdout.write(bytes.map((word) => `${word}\n`).join(''));
