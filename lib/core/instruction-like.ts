import { fold } from './fold.ts';

// Written without accents, as texts are compared. Words that speak to a machine rather than to a support agent. A warning for the person, never a reason to trust or act.
const phrases: RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules?|guidelines|polic(?:y|ies)|above|previous)\b/,
  /\b(?:ignorier|vergiss|missacht|befolge nicht)\w*.{0,40}\b(?:anweisung|anleitung|regel|vorgabe|befehl|instruktion)\w*/,
  /\b(?:ignore[rz]?|oublie[rz]?|ne tiens pas compte)\b.{0,40}\b(?:instructions?|consignes?|regles?)\b/,
  /\b(?:ignor[ae]|olvid[ae]|haz caso omiso|desconsider[ae]|esquec[ae])\w*.{0,40}\b(?:instrucc?(?:iones|oes)|ordenes|regras|reglas)\b/,
  /\b(?:ignora|dimentica|trascura)\b.{0,40}\b(?:istruzioni|regole)\b/,
  /\b(?:negeer|vergeet)\b.{0,40}\b(?:instructies|regels|opdrachten)\b/,
  /\b(?:zignoruj|pomin|zapomnij)\b.{0,40}\b(?:instrukcj|polecen|zasad)/,
  /(?:игнорируи|забудь|не учитываи).{0,40}(?:инструкц|указани|правил)/,
  /(?:忽略|无视|忘记|無視).{0,20}(?:指令|指示|规则|提示|命令)/,
  /\b(?:you are|act as|pretend to be) (?:now )?(?:an? )?(?:ai|assistant|chatgpt|language model|developer|administrator|dan)\b/,
  /\b(?:system|developer|hidden) (?:prompt|message|instructions?)\b/,
  /\b(?:ai|assistant|bot|model|llm)s?\b.{0,30}\b(?:must|should|shall|please|now)\b.{0,40}\b(?:refund|approve|send|set|change|reveal|transfer|reply|output|close)\b/,
  /\b(?:do not|don't|never) (?:tell|inform|mention|show)\b.{0,30}\b(?:agent|user|human|anyone|operator)\b/,
];

// Shapes that only prompts have: role marks, chat templates, calls of tools, pictures whose address carries data.
const shapes: RegExp[] = [
  /(?:^|\n)\s*(?:system|assistant|developer|tool)\s*:/i,
  /<\|?\/?(?:im_start|im_end|system|assistant|instructions?|endoftext|tool_call)\b/i,
  /\[\/?(?:INST|SYSTEM|SYS)\]|<<SYS>>/,
  /(?:^|\n)\s*#{2,}\s*(?:instruction|system|new task)/i,
  /!\[[^\]\n]{0,100}\]\(https?:\/\/[^)\n]{0,200}[?&=]/i,
];

const searchedCharacters = 20_000;

// Cyrillic and Greek letters that look like the Latin ones in the same place of the next line.
const lookAlikes = 'аеіјосрхуѕԁһɡοανι';
const latin = 'aeijocpxysdhgoavi';

const inLatin = (text: string): string =>
  text.replace(/[а-яѐ-ӿԁɡα-ω]/g, letter => latin[lookAlikes.indexOf(letter)] ?? letter);

const plainWords = (text: string): string =>
  fold(text.normalize('NFD'))
    .text.toLowerCase()
    .replace(/\b((?:\p{L} ){3,}\p{L})\b/gu, spelled => spelled.replaceAll(' ', ''))
    .replace(/\s+/g, ' ');

/** Whether a text has the ways of an instruction to a machine. Both misses and false alarms happen. */
export const isInstructionLike = (text: string): boolean => {
  const searched = text.slice(0, searchedCharacters);
  if (shapes.some(shape => shape.test(searched))) return true;
  const words = plainWords(searched);
  return [words, inLatin(words)].some(text => phrases.some(phrase => phrase.test(text)));
};
