/** Words that stand in times of several languages; what else is said beside a number is no time. */
const timeWords =
  /\b(jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|f[eé]v|avr|ao[uû]|ene|abr|ago|dic|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|today|yesterday|heute|gestern|hier|hoy|ayer|just now|ago|vor|il y a|hace|sec|min|hour|hr|day|week|month|year|sekunde|stunde|tag|woche|monat|jahr|heure|jour|semaine|mois|hora|d[ií]a|at|on|um|uhr|le|am|pm|utc|gmt|cet|z|t|a|an)\p{L}{0,8}\b/giu;

const numbers = /\d/;
const relative = /today|yesterday|heute|gestern|hier|hoy|ayer|just now/i;

/** Whether a short text tells a moment and nothing else, exactly or for people ("3 days ago"). */
export const isMoment = (text: string): boolean => {
  if (text.length < 3 || text.length > 40 || !(numbers.test(text) || relative.test(text))) return false;
  const isTime = /\d{1,2}:\d{2}|\b(19|20)\d{2}\b/.test(text) || text.search(timeWords) >= 0;
  return isTime && !/\p{L}/u.test(text.replace(timeWords, ''));
};

/** Whether a text tells a moment that a machine reads without doubt. */
export const isExactMoment = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/.test(text) || /^1\d{9}(\d{3})?$/.test(text);
