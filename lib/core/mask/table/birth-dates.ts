import type { MaskRule } from '../mask-table.ts';
import { beside, word } from './form-parts.ts';

/** How people say that a date is one of birth, in small letters without accents. */
const labels = [
  'dob|d o b|date of birth|birth ?date|birth ?day|born(?: on| in)?',
  'geburtsdatum|geburtstag|geb(?:oren)?(?: am)?|geb dat(?:um)?',
  'date de naissance|nee?(?: e)?(?: le)?|fecha de nacimiento|fecha nac|nacid[oa](?: el)?|nac[ií] el|data di nascita|nat[oa](?: il)?',
  'data de nascimento|nascid[oa] em|nasci em|geboortedatum|geboren op|data urodzenia|urodzon[ya]|ur',
  'f[oø]delsedatum|f[oø]dselsdato|f[oø]d[dt]?|syntymaaika|syntynyt|datum narozeni|narozena?|data nasterii|nascut[a]?|szuletesi (?:ido|datum)',
  'dogum tarihi|datum rođenja|datum rodenja|дата рождения|родил(?:ся|ась)|дата народження|ημερομηνια γεννησης',
  '生年月日|出生日期|出生年月日|생년월일|تاريخ الميلاد|تاريخ الولادة|תאריך לידה|जन्म तिथि',
]
  .join('|')
  .replaceAll(' ', '[ -]?');

const month = String.raw`[^ ,\n\d-]{3,12}`;
const dateForms = [
  String.raw`\d{4}[ -]\d{1,2}[ -]\d{1,2}`,
  String.raw`\d{1,2}[ -]\d{1,2}[ -]\d{2,4}`,
  String.raw`\d{4}年\d{1,2}月\d{1,2}日?`,
  String.raw`\d{4}년 ?\d{1,2}월 ?\d{1,2}일?`,
  String.raw`\d{1,2}(?:st|nd|rd|th|er|o)?[ -](?:of |de )?${month}[ ,-](?:de |del )?\d{2,4}`,
  String.raw`${month} \d{1,2}(?:st|nd|rd|th)?[ ,]\d{4}`,
  String.raw`\d{4}[ -]${month}[ -]\d{1,2}`,
  String.raw`\d{8}|\d{6}`,
].join('|');

/** Dates behind words that make them dates of birth. Other dates are left alone. */
export const birthDate: MaskRule = {
  kind: 'date of birth',
  view: 'groups',
  form: String.raw`${word(labels)}(?:[ -](?:is|was|on|the|le|el|il|am|op|em|my|her|his|ist|war|lautet|est|es|e|date|dd|mm|yyyy|yy)){0,4}${beside}((?:${dateForms})(?![a-z\d]))`,
};
