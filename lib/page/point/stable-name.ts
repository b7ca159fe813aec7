/** Names that frameworks give out anew for every page or build. */
const generators =
  /^(ember|react|radix|headlessui|mui|chakra|downshift|reach|gwt|ext-|yui|select2|cdk|mat-\w+-\d|ng-|svelte|css-|sc-|jss|jsx-|emotion|makeStyles|__bvid|el-id|rc[_-]|tippy|popper|floating-ui|ui-id|uid|uuid|v-|_ng|data-v-|data-reactid|data-s-|:r|«)/i;

/** Names of looks and states: they say how something is drawn or what it is just now, and not which value it is. */
const looks =
  /^-?(m|p)[trblxyse]?-|^(order|cols?|rows?|grid|text|link|info|top|left|right|bottom|size|span)-(\d|xs|sm|md|lg|xl|auto|full|none|left|right|center|start|end|muted|danger|success|warning|red|green|blue|gray|grey|white|black)|^(w|h|min|max|gap|space|inset|z|flex|items|justify|self|basis|grow|shrink|float|clearfix|container|wrapper|inner|outer|text|font|leading|tracking|bg|border|rounded|shadow|ring|opacity|overflow|truncate|ellipsis|block|inline|hidden|visible|invisible|absolute|relative|fixed|sticky|static|cursor|transition|duration|animate|is|has|js|active|inactive|selected|disabled|enabled|checked|open|opened|closed|collapsed|expanded|focus|focused|focusable|hover|first|last|odd|even|new|unread|loading|loaded|ready|dirty|pristine|valid|invalid|touched|untouched|danger|warning|success|muted|light|dark|small|large|big|bold|center|centered|red|green|blue|yellow|orange|grey|gray|black|white|sm|md|lg|xl|xs|btn|button|icon|badge|pill|chip|div|fw|fs|d|u|c|l|t)(-|_|$)/i;

const words = (name: string): string[] => name.split(/[^A-Za-z0-9]+/).filter(Boolean);

/** A piece such as `1x2Yz`, `kXyZq` or `a81f03`: mixed without sense, as hashes are. */
const isHashLike = (piece: string): boolean => {
  if (piece.length < 4) return false;
  if (/\d/.test(piece) && /[A-Za-z]/.test(piece) && !/^[A-Za-z]+\d{1,2}$/.test(piece)) return true;
  if (/^\d{6,}$/.test(piece)) return true;
  const humps = piece.split(/(?=[A-Z])/);
  if (piece !== piece.toUpperCase() && humps.length > 2 && piece.length / humps.length < 2.7) return true;
  return piece.length >= 5 && /^[b-df-hj-np-tv-z]+$/i.test(piece);
};

/** Field numbers that a desk gives out once, such as `customfield_10010` or `CF-12`. */
const isNumberedField = (name: string): boolean =>
  /(custom|field|attribute|property|prop|cf)[a-z]*[-_.:[\]]{0,3}\d{1,14}\]?([-_.:[\]]+[a-z]+\]?)*$/i.test(
    name,
  );

const longestName = 120;

/** How far a name can be relied on: 0 for generated ones, 0.65 for numbered ones, 1 for words. */
export const stabilityOf = (name: string): 0 | 0.65 | 1 => {
  if (name.length < 2 || name.length > longestName || !/[A-Za-z]/.test(name) || /\s/.test(name)) return 0;
  if (generators.test(name)) return 0;
  if (isNumberedField(name)) return 0.65;
  if (words(name).some(isHashLike)) return 0;
  return /\d/.test(name) ? 0.65 : 1;
};

/** Whether a class says what something is, rather than how it looks or which state it is in. */
export const isTellingClass = (name: string): boolean => stabilityOf(name) > 0 && !looks.test(name);

/** The words of a name, for people: `refund_status` and `refundStatus` give "Refund status". */
export const asTitle = (name: string): string => {
  const spaced = words(name.replace(/([a-z\d])([A-Z])/g, '$1 $2'))
    .join(' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** A field id that the policy accepts, or an empty text. */
export const asId = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64)
    .replace(/_+$/, '');
