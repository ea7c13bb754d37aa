/** Words that say nothing of what is looked for. */
export const SILENT_WORDS: ReadonlySet<string> = new Set(
  `a about after all also an and any are as at be been before being but by can could did do does doesn don for from had has have how i if
  in into is isn it its just may me more most my no not now of on only or other our own please same shall should so some such than
  that the their then there these they this those to too us very was we were what when where which while who why will with would you
  your
  а без бы был была были было быть в вам вас весь во вот все всё вы где да для до его ее её если есть еще ещё же за и из или их к как
  какая какие какой когда который которая которые ли либо лишь мне много можно мы на над надо нам нас не него нее неё нет ни них но ну
  находится находятся о об один он она они оно от очень по перед под после потом почему при про с сам свой себя со так также такой там то тоже только тот тут
  ты у уже чего чем что чтобы эта эти это этот этом я`.split(/\s+/),
);

/** Words of requests about code, which say more of what is to be done than of where: they count little. */
export const REQUEST_WORDS: ReadonlySet<string> = new Set(
  `add added adding adds allow allowed allows bug change changed changes chore docs feat fix fixed fixes fixing improve improved issue
  make makes refactor remove removed removes support test tests update updated updates use used uses using
  баг добавить добавлен добавлена добавь измени изменить исправить исправлено исправь обнови обновить ошибка поддержка почини починить
  сделай сделать убери убрать удали удалить улучши улучшить`.split(/\s+/),
);
