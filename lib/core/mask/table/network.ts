import type { MaskRule } from '../mask-table.ts';
import { letters } from './form-parts.ts';

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const dot = String.raw`(?:\.|\s?[[({](?:\.|dot)[\])}]\s?| \. )`;
const address4 = `${octet}(?:${dot}${octet}){3}`;
const hex = '[\\da-f]{1,4}';
const notBehind = String.raw`(?<![${letters}\d.:_-])`;

/** Addresses of machines. A version may look like one; the words before it tell. */
export const network: MaskRule[] = [
  {
    kind: 'IP address',
    view: 'lower',
    form: String.raw`(?<![${letters}\d_]|[\d]\.|[\d]-)${address4}(?![${letters}\d_]|\.\d|-[${letters}\d])`,
    drop: '[^\\d.]',
    // Four single digits are a version, unless they are equal, as those of public name servers are.
    value: String.raw`^(?!0\.)(?:.*\d\d|(\d)(?:\.\1){3}$)`,
    weak: true,
  },
  {
    kind: 'IP address',
    view: 'lower',
    form: [
      `${notBehind}(?:${hex}(?::${hex}){7}`,
      // Shortened: what begins it keeps names of programs, such as a::b, apart.
      String.raw`(?:[23f][\da-f]{3}|64)(?::${hex}){0,6}::(?:${hex}(?::${hex}){0,6})?`,
      String.raw`::(?:ffff:${address4}|${hex}(?::${hex}){0,6}(?<=\d[\da-f:]{0,40})))(?![${letters}\d:])`,
    ].join('|'),
  },
  {
    kind: 'MAC address',
    view: 'lower',
    form: [
      String.raw`${notBehind}(?:[\da-f]{2}(?::[\da-f]{2}){5}`,
      String.raw`[\da-f]{2}(?:-[\da-f]{2}){5}`,
      String.raw`[\da-f]{4}(?:\.[\da-f]{4}){2})(?![${letters}\d:-]|\.[\da-f])`,
    ].join('|'),
    drop: '[^\\da-f]',
  },
  {
    kind: 'MAC address',
    view: 'groups',
    form: String.raw`(?<![a-z])(?:mac|mac address|hardware address|wlan|bssid)[ -](?:address |is ){0,2}([\da-f]{2}(?:[ -]?[\da-f]{2}){5}(?![a-z\d]))`,
  },
];
