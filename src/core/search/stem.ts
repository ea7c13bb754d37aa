/**
 * Cuts endings so that forms of a word meet: `handlers`, `handling` and `handle`; `ошибки` and `ошибка`. Lighter than Porter's
 * and Snowball's stemmers, which take different names for one more often. Expects lower case.
 */
export function stem(word: string): string {
  return /[а-яё]/.test(word) ? russianStem(word.replaceAll('ё', 'е')) : englishStem(word);
}

function englishStem(word: string): string {
  if (word.length < 4) return word;
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/([^su])s$/, '$1');
  const bare =
    singular.length > 5
      ? singular.replace(/(ations?|ating|ated|ator)$/, 'at').replace(/(ing|ed|er|or|ion|ment|ly|able|ible|ness)$/, '')
      : singular;
  // `serialization` and `serialize`.
  return bare.replace(/e$/, '').replace(/(?<=..[iy][sz])at$/, '');
}

const REFLEXIVE = /(ся|(?<=л[аио]|[юу]|те)сь)$/;
/** Longest first; at least three letters stay. */
const ENDINGS =
  /(?<=.{3})(остями|остях|остям|остью|остей|ости|ость|иями|ениями|ениях|ением|ения|ение|ению|ений|овать|ывать|ивать|ями|ами|ыми|ими|ого|его|ому|ему|иях|ией|ать|ять|еть|ить|уть|ует|уют|уем|уешь|уете|ующий|ующая|ающий|яющий|ающая|анный|енный|ованный|ает|яет|аем|яем|ают|яют|ала|или|ило|или|ешь|ишь|ет|ют|ут|ит|ат|ят|ал|ил|ел|ла|ло|ли|ах|ях|ов|ев|ам|ям|ом|ем|ой|ей|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ых|их|ым|им|ию|ия|ы|и|а|я|о|е|у|ю|ь|й)$/;

function russianStem(word: string): string {
  return word.replace(REFLEXIVE, '').replace(ENDINGS, '');
}
