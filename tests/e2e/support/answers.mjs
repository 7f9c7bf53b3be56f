// What the person of the scenarios answers: as asked on the screens, and as saved for the short ways.
// Numbers: published examples whose keys are right, of nobody.

/** A NIR whose key is right, and the same with its last digit mistyped. */
export const nir = '2 89 04 78 342 163 49';
export const mistypedNir = '2 89 04 78 342 163 48';
export const nirFault =
  'La clé ne correspond pas : vérifiez les deux derniers chiffres (attendu : 49) et relisez les treize premiers.';

const organism = '01 751 0000';

/** *Mon profil*. */
export const profile = {
  Civilité: 'Madame',
  Nom: 'Lefèvre',
  Prénom: 'Camille',
  'Date de naissance': '14/05/1988',
  'Situation familiale': 'Marié(e)',
  'Numéro et voie': '8 rue des Lilas',
  'Complément d’adresse (facultatif)': 'Bâtiment B',
  'Code postal': '75015',
  Commune: 'Paris',
  'Téléphone mobile': '06 12 34 56 78',
  'Numéro de sécurité sociale': nir,
  'Code de l’organisme': organism,
  'Régime local d’Alsace-Moselle': 'Non',
  Télétransmission: 'Oui',
};

/** A spouse, with rights of his own. */
export const spouse = {
  'Lien avec vous': 'Conjoint',
  Civilité: 'Monsieur',
  Nom: 'Lefèvre',
  Prénom: 'Malik',
  'Date de naissance': '02/03/1986',
  'Numéro de sécurité sociale': '1 78 05 99 330 108 17',
  'Code de l’organisme': organism,
  'Régime local d’Alsace-Moselle': 'Non',
  Télétransmission: 'Oui',
};

/** A child; the number and the organism are the parent's, taken over by a button. */
export const child = {
  'Lien avec vous': 'Enfant',
  Civilité: 'Madame',
  Nom: 'Lefèvre',
  Prénom: 'Inès',
  'Date de naissance': '21/09/2019',
};

/** The account that is debited. */
export const debit = {
  'Titulaire du compte': 'Camille Lefèvre',
  IBAN: 'FR14 2004 1010 0505 0001 3M02 606',
  'BIC (facultatif)': 'PSSTFRPPPAR',
  'Fréquence de prélèvement': 'Mensuelle',
  'Jour de prélèvement': 'Le 10',
};

/** The other account, for refunds. */
export const refund = {
  'Titulaire du compte': 'Camille Lefèvre',
  IBAN: 'FR76 3000 6000 0112 3456 7890 189',
  'BIC (facultatif)': 'AGRIFRPP',
};

const rights = { teletransmission: 'oui', organism, alsace_moselle: 'non' };
const home = { street: '', address_extra: '', postal_code: '', city: '', country: 'France' };
const other = { twin_rank: '1', same_address: 'oui', phone: '', ...home, ...rights };

/** The same answers, as the server keeps them. */
export const drafts = {
  profile: {
    civility: 'madame',
    last_name: 'Lefèvre',
    first_name: 'Camille',
    birth_date: '14/05/1988',
    family_status: 'marie',
    street: '8 rue des Lilas',
    address_extra: 'Bâtiment B',
    postal_code: '75015',
    city: 'Paris',
    country: 'France',
    phone: '06 12 34 56 78',
    nir,
    ...rights,
  },
  beneficiaries: {
    nobody: false,
    people: [
      {
        key: 'cle-malik',
        kind: 'conjoint',
        civility: 'monsieur',
        last_name: 'Lefèvre',
        first_name: 'Malik',
        birth_date: '02/03/1986',
        nir: '1 78 05 99 330 108 17',
        ...other,
      },
      {
        key: 'cle-ines',
        kind: 'enfant',
        civility: 'madame',
        last_name: 'Lefèvre',
        first_name: 'Inès',
        birth_date: '21/09/2019',
        nir,
        ...other,
      },
    ],
  },
  guarantees: { level: 'r1' },
  bank: {
    debit: { holder: 'Camille Lefèvre', iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPPPAR' },
    frequency: 'mensuelle',
    debit_day: '10',
    refund_same: 'oui',
    refund: { holder: '', iban: '', bic: '' },
    beneficiaries: [],
  },
};

/** Who is covered by the spouse's plan, under a permanent contract, and was hired on 2 November 2026. */
export const spousePlan = {
  'La couverture santé que j’ai déjà': 'Le régime obligatoire d’un autre employeur (le mien ou celui de mon conjoint)',
  'Cette couverture a commencé le': '01/01/2024',
  'Mon contrat de travail': 'CDI',
  'Je travaille à temps partiel': 'Non',
  'Ma date d’embauche': '02/11/2026',
};

/** A picture of one point, as a file chosen on the device. */
export function picture(name) {
  const points = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  return { name, mimeType: 'image/png', buffer: Buffer.from(points, 'base64') };
}
