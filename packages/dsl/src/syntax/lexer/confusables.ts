/**
 * Characters that look like ASCII letters. From Unicode's confusables.txt (UTS 39), the scripts that occur in practice;
 * full-width, mathematical and letter-like forms follow from their compatibility decomposition.
 */
const lookAlikes = new Map<string, string>();

/** `pairs` alternates a look-alike and its ASCII letter. */
function add(pairs: string): void {
  const characters = [...pairs];
  for (let i = 0; i + 1 < characters.length; i += 2) lookAlikes.set(characters[i]!, characters[i + 1]!);
}

// Cyrillic
add('аaсcԁdеeһhіiјjԛqоoрpѕsԝwхxуyѵvӏlҮYүyкkмmтtгrпn');
add('АAВBСCЕEНHІIЈJКKМMОOРPԚQЅSТTԜWХXУYѴVӀIҐFЗ3');
// Greek: only those that can hardly be told from the Latin letter, so that α, β, σ may stand in comments.
add('ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvιi');
// Armenian, Cherokee and Latin letters of other alphabets
add('օoսuհhոnցgԼLՕOՍSᎪAᏴBᏟCᎬEᏀGᎻHᎫJᏦKᏞLᎷMᏢPᎡRᏚSᎢTᏙVᎳWᏃZıiɑaɡgʏyɩi');

/** The ASCII letter or digit that a character (one code point) passes for. */
export function lookAlikeOf(character: string): string | undefined {
  const known = lookAlikes.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0)!;
  const styled = (code >= 0xff01 && code <= 0xff5e) || (code >= 0x1d400 && code <= 0x1d7ff);
  const letterLike = (code >= 0x2100 && code <= 0x214f) || (code >= 0x2160 && code <= 0x217f);
  if (!styled && !letterLike) return undefined;
  const plain = character.normalize('NFKD');
  return /^[\x21-\x7e]$/.test(plain) ? plain : undefined;
}

/** Ranges of code points that steer the direction of writing, or show nothing at all, first and last of each. */
const hidden: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0b],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe007f],
];

/** Whether what a reader sees of a character is not what is there. */
export function isHidden(character: string): boolean {
  const code = character.codePointAt(0)!;
  return hidden.some(([first, last]) => first <= code && code <= last);
}

/** ASCII spellings of typographic marks, where the code was certainly meant to have them. */
export const typographicMarks: ReadonlyMap<string, string> = new Map([
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['−', '-'],
  ['–', '-'],
  ['—', '-'],
  ['×', '*'],
  ['…', '..'],
]);
