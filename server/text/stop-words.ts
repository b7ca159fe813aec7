const split = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const english = split(`
  a about after all also am an and any are as at back be because been before being but by can cannot could day days
  dear did do does doing don't down each few for from further get go good got had has have having he hello her here hers hi
  him his how eur i i'm i've if in into is isn't it it's its just like me mine more most much my myself no nor not now of off
  ok on once one only or other our ours out over own please quite same she should since so some still such thank thanks
  than that the their them then there these they this those though through to today too until up us very was we were what
  when where which while who whom why will with within without would yes yet you your yours kind regards best`);

const german = split(`
  aber alle eur allem allen aller alles als also am an ander andere auch auf aus bei beim bekomme bekommen bin bis bist bitte da dabei damit dank
  danke dann das dass dazu dein deine dem den denn der des dich die dies diese dieser dieses dir doch dort du durch ein eine
  einem einen einer eines einmal er es etwas euch euer für ganz gegen geht gibt gehabt guten hab habe haben hallo hat hatte hätte heute
  hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jetzt kann kein keine können könnte
  liebe machen man mehr mein meine meinem meinen meiner mich mir mit möchte möchten muss nach nicht nichts noch nun nur ob oder ohne schon
  sehr sein seine seit sich sie sind so soll sondern sonst tag über um und uns unser unter viel vom von vor war waren warum
  was weg weil weiter welche wenn wer werde werden wie wieder will wir wird wo wurde zu zum zur zwischen grüße freundlichen
  mfg geehrte damen herren`);

const french = split(`
  a à ai eur au aussi aux avec avez avoir avons bonjour bonsoir c'est ce cela ces cet cette chez comme comment d'un d'une dans de
  depuis des donc du elle elles en encore est et étais était être eu fait faire il ils j'ai je jour l'on la le les leur leurs
  lui ma mais me merci mes moi mon même n'est ne ni nos notre nous on ont ou où par pas peu peut plus pour pourquoi puis
  qu'il que quel quelle qui quoi sa sans se ses si son sont sous suis sur ta te tes toi ton tous tout toute très trop tu un
  une vers voici voilà vos votre vous y cordialement madame monsieur salutations`);

const lists: Record<string, ReadonlySet<string>> = { en: english, de: german, fr: french };
const none: ReadonlySet<string> = new Set();

/** Languages that texts can be told apart in and stemmed for. */
export const knownLanguages = Object.keys(lists);

/** The words that say nothing about a text's subject. */
export const stopWords = (language: string): ReadonlySet<string> => lists[language] ?? none;
