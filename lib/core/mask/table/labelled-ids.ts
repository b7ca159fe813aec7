import type { MaskRule } from '../mask-table.ts';
import { end, word } from './form-parts.ts';
import { filler } from './words.ts';

/** How documents and numbers of persons are called, in small letters without accents. */
const labels = [
  // English
  'ssn|itin|social security|soc sec|social insurance|sin(?= (?:no|num|is|\\d))|national insurance|nino|ni (?:no|number|num)|nhs',
  'national id[a-z]*|identity (?:card|document|no|number)|id card|identification (?:no|number)|personal (?:id|identity)[a-z]*|pps[n]?',
  'tax(?:payer)? (?:id[a-z]*|file|no|number|ref[a-z]*)|tfn|passport(?: ?(?:number|no|num|nr))?|driver s licen[cs]e|drivers? licen[cs]e|driving licen[cs]e',
  'utr|medicare|aadhaar|aadhar|uidai|pan (?:card|no|number)|resident id[a-z]*|my number|nric|fin (?:no|number)|hkid|emirates id',
  // German
  'steuer ?(?:-? ?id[a-z]*|identifikations[a-z]*|nummer)|idnr|identifikationsnummer|sozialversicherungs[a-z]*|svnr|sv nummer|rvnr',
  'rentenversicherungs[a-z]*|krankenversicherten[a-z]*|(?:personal)?ausweis[a-z]*|reisepass[a-z]*|pass ?nummer|fuhrerschein[a-z]*|ahv[a-z]*',
  // French
  'securite sociale|numero de secu|nir|insee|carte (?:d identite|vitale)|passeport|permis de conduire|numero fiscal|numero national|registre national|avs',
  // Spanish and Portuguese
  'dni|nie|nif|curp|rfc|nss|rut|cedula|documento de identidad|carne de identidad|pasaporte|licencia de conducir|seguridad social',
  'cpf|rg (?:no|numero)|contribuinte|cartao de cidadao|passaporte|seguranca social|carta de conducao',
  // Italian
  'codice fiscale|cod fisc|carta d identita|passaporto|patente',
  // Dutch, Nordic
  'bsn|burgerservicenummer|sofi ?nummer|rijksregister[a-z]*|paspoort[a-z]*|rijbewijs[a-z]*|identiteitskaart',
  'personnummer|personnr|samordningsnummer|cpr[a-z]*|fødselsnummer|fodselsnummer|f[øo]dselsnr|hetu|henkilotunnus|kennitala|passi[a-z]*',
  // Central, eastern and southern Europe
  'pesel|nip|dow[oó]d osobisty|rodne cislo|rodne c|cnp|cod numeric personal|egn|oib|jmbg|emso|isikukood|asmens kodas|personas kods|amka|afm|taj szam',
  't ?c ?kimlik[a-z]*|tckn|kimlik no|инн|снилс|паспорт[а-я]*|рнокпп|егн',
  // Asia and the Middle East
  '身份证[号码]*|身分證[號碼字]*|マイナンバー|個人番号|주민등록번호|여권번호|رقم الهوية|ת ז|תעודת זהות|आधार',
]
  .join('|')
  .replaceAll(' ', '[ -]?');

const part = String.raw`[a-z]{0,9}\d[a-z\d]{0,20}`;
// A word of one to three letters may begin a number, and one letter may end it: AB 12 34 56 C.
const number = String.raw`(?:[a-z]{1,3}[ -])?(?:${part})(?:[ -]${part}){0,6}(?:[ -][a-z](?![a-z\d]))?`;

const id = (form: string): MaskRule => ({
  kind: 'national id',
  view: 'groups',
  form,
  value: String.raw`(?:\d.*){5}`,
});

/** Numbers of persons and their documents beside the words for them, right or mistyped. */
export const labelledIds: MaskRule[] = [
  id(`${word(labels)}${filler}(${number})`),
  id(
    String.raw`(?<![a-z\d]|[a-z\d]-)${part}(?:[ -]${part}){0,4}(?=[ ,-](?:is|as) (?:my|his|her|our|the) (?:${labels}|social(?! media)))`,
  ),
  // Behind so common a word only as many digits as it has.
  id(String.raw`${word('social')}${filler}(\d{3}[ -]?\d\d[ -]?\d{4}${end})`),
];
