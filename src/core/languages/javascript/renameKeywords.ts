import { anyScript } from '../../model/anyScript.ts';

/** `using` where it declares nothing. */
const USING_NAME = anyScript(/\busing\b(?!\s+[\w$]+\s*(?:[=:,;]|of\b))/g);
/** `abstract` and `accessor` as names of members, `as` and `satisfies` as those of variables with a type. */
const MEMBER_NAME = anyScript(/(?<![\w$.])(?:abstract|accessor)(?=\s*(?:\?\s*)?[:(=;])/g);
const VARIABLE_NAME = /(?<=\b(?:let|const|var)\s+)(?:as|satisfies)(?=\s*:)/g;
const NAMED_CLAUSE = /\b(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{[^{}]*\}/g;
/** Keywords that the grammar does not take for names in such a clause. */
const KEYWORD =
  /(?<=\bas\s+|[{,]\s*)(?:case|catch|class|const|debugger|delete|do|else|enum|false|extends|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with)(?=\s*[,}]|\s+as\b)/g;

/** The text, equally long, where what is named by a keyword of some places, or in an import or export by any, has a name that the grammar knows for one. */
export function renameKeywords(text: string): string {
  return text
    .replace(USING_NAME, 'usinG')
    .replace(MEMBER_NAME, capitalEnd)
    .replace(VARIABLE_NAME, capitalEnd)
    .replace(NAMED_CLAUSE, (clause) => clause.replace(KEYWORD, (keyword) => '_'.repeat(keyword.length)));
}

function capitalEnd(name: string): string {
  return name.slice(0, -1) + name.at(-1)!.toUpperCase();
}
