import type { MaskRule } from '../mask-table.ts';
import { letters } from './form-parts.ts';

/** How keys of well-known services begin, and how long they are. */
const known = [
  '(?:AKIA|ASIA|AROA|ABIA|ACCA)[A-Z0-9]{16}',
  'gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\\w{20,255}|gl(?:pat|ptt|dt|rt|soat)-[\\w-]{20,100}',
  'xox[abeoprs]-[\\w-]{10,250}|xapp-[\\w-]{10,250}',
  '(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,250}|whsec_[\\w+/=-]{20,100}|rzp_(?:live|test)_\\w{10,40}',
  'sk-(?=[\\w-]{0,60}\\d)[\\w-]{16,250}|AIza[\\w-]{30,45}|ya29\\.[\\w-]{20,250}|GOCSPX-[\\w-]{20,40}|1//0[\\w-]{30,120}',
  'SG\\.[\\w-]{16,32}\\.[\\w-]{32,64}|key-[0-9a-f]{32}|(?:SK|AC)[0-9a-f]{32}|npm_[A-Za-z0-9]{30,50}|pypi-[\\w-]{30,250}',
  'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|do[opr]_v1_[0-9a-f]{40,80}|hf_[A-Za-z0-9]{30,50}|dapi[0-9a-f]{32}|hv[sbr]\\.[\\w-]{20,250}',
  'ATATT3[\\w=-]{20,250}|lin_api_\\w{20,60}|dckr_pat_[\\w-]{20,50}|NRAK-[A-Z0-9]{20,40}|PMAK-[\\w-]{20,80}|sq0[a-z]{3}-[\\w-]{20,60}',
  'EAA[A-Za-z0-9]{30,250}|AGE-SECRET-KEY-1[A-Z0-9]{50,70}|LTAI[A-Za-z0-9]{12,30}|glsa_\\w{30,60}|figd_[\\w-]{30,60}|dt0c01\\.[\\w.]{30,120}',
  'eyJ[\\w-]{8,2000}\\.[\\w-]{8,4000}(?:\\.[\\w-]{0,1000})?',
  '\\d{8,10}:AA[\\w-]{30,40}',
].join('|');

const labels =
  'api[ _-]?keys?|access[ _-]?keys?|secret[ _-]?(?:access[ _-]?)?keys?|private[ _-]?keys?|(?:client|app|shared)[ _-]?secret|secret|' +
  '(?:access|auth|api|bearer|refresh|session|security|personal access|csrf)[ _-]?tokens?|token|credentials?|' +
  'passwords?|passwd|pwd|pass|pw|(?:verification|security|one[- ]time|2fa|mfa|login) code|pass ?code|pass ?phrase|pin|otp|passwort|kennwort|zugangscode|mot de passe|mdp|contraseñas?|clave|password|' +
  'palavra[- ]passe|senha|parola|wachtwoord|lösenord|adgangskode|passord|salasana|has[łl]o|heslo|jelszó|şifre|пароль|密码|密钥|パスワード|비밀번호|accountkey|sharedaccesskey';

const begin = String.raw`(?<![${letters}\d])(?:[${letters}]{2,20}[_-]){0,3}`;
const said = String.raw`["']?\s{0,3}(?:[:=]|=>|:=)\s{0,3}["'\x60]?`;
const inWords = String.raw`["']?\s(?:(?:is|was|are|lautet|ist|war|est|es|è|is:|set to|for [${letters}]{1,12} is)\s{1,2})["'\x60]?`;
// Not what is masked already, dots for characters, or a plain word.
const character = String.raw`[^\s"'\x60<>,;]`;
const notHidden = String.raw`(?!\[|[*•.…xX]{3})`;
const mixed = String.raw`(?=${character}{0,60}[\d!@#$%^&*+=?~_|\\])`;
const notLast = String.raw`(?<![.?)\]])`;

const secret = (form: string, view: MaskRule['view'] = 'exact'): MaskRule => ({
  kind: 'secret',
  view,
  form,
  drop: '\\s',
});

/** Keys, passwords and other secrets: by how they begin, what they lie in, or the word before them. */
export const secrets: MaskRule[] = [
  secret(
    `-{5}BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|MESSAGE)[A-Z ]{0,10}-{5}(?:[^-]|-(?!-{4})){0,8000}(?:-{5}END [A-Z0-9 ]{0,60}-{5})?`,
  ),
  secret(`(?<![${letters}\\d_-])(?:${known})`),
  // https://hooks.slack.com/services/T…/B…/…, and what stands in an address before its @
  secret(String.raw`hooks\.slack\.com/services/[\w/]{10,100}`),
  secret(
    String.raw`(?<![a-z\d])[a-z][a-z\d+.\-]{1,20}://([^\s/:@]{0,100}:[^\s/@]{1,200}@[^\s"'<>]{1,300})`,
    'lower',
  ),
  secret(
    String.raw`(?<![${letters}])(?:[Bb]earer|[Bb]asic)\s((?=[\w+/.~-]{0,60}[\d+/=])[\w+/.~-]{12,4000}=?=?)`,
  ),
  secret(`${begin}(?:${labels})${said}(${notHidden}${mixed}${character}{4,300}${notLast})`, 'lower'),
  secret(`${begin}(?:${labels})${inWords}(${notHidden}${mixed}${character}{6,300}${notLast})`, 'lower'),
  secret(
    `${begin}(?:passwords?|passwd|pwd|passwort|kennwort)\\s((?=\\S{0,40}\\d)(?=\\S{0,40}[${letters}])${character}{6,60}${notLast})`,
    'lower',
  ),
  secret(
    String.raw`(?<![${letters}])(?:pin|otp|pass ?code)(?: code)?(?:\s(?:is|was|ist|est|es)|\s?[:=])\s?(\d{4,8}(?!\d))`,
    'lower',
  ),
  // Where one is set, it may be a plain word.
  secret(
    `${begin}(?:passwords?|passwd|pwd|pw|secret|passwort)=["']?(${notHidden}${character}{4,300}${notLast})`,
    'lower',
  ),
  // The code on a card
  secret(
    String.raw`(?<![${letters}])(?:cvv2?|cvc2?|cvn|kartenprüfnummer|prüfziffer|cryptogramme)[\s:=#]{1,3}(?:(?:is|code|number|ist|nummer)[\s:]{1,2}){0,2}(\d{3,4}(?!\d))`,
    'lower',
  ),
  // Long and mixed, not far behind such a word
  secret(
    String.raw`${begin}(?:${labels})(?![${letters}\d])[^\n]{0,24}?[\s"'\x60:=(]((?=[\w+/-]{0,40}[${letters}])(?=[\w+/-]{0,40}\d)[\w+/-]{16,500}={0,2})`,
    'lower',
  ),
];
