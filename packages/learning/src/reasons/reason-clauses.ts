/** More of a reason is not read: what it is about is said first, and many are read at once. Characters. */
export const READ_CHARACTERS = 500;
const QUOTED = /"[^"]{0,300}"|“[^”]{0,300}”|„[^“”]{0,300}[“”]|«[^»]{0,300}»|`[^`]{0,300}`/g;
/** Forms that are not words, and what they become. Names in code are data: their words say nothing. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/#[0-9a-f]{3}(?:[0-9a-f]{3})?(?![\w-])/g, ' ~colour '],
  [/(?<![\w.#])[.#][a-z][\w-]{0,100}/g, ' ~selector '],
  [/\b\d{1,9}(?:\.\d{1,3})?(?:px|rem|em)\b/g, ' ~length '],
  [/\b\d{1,9}(?:\.\d{1,3})? ?(?:ms|s|sec|secs)\b/g, ' ~duration '],
];
const CLAUSE_ENDS = /[,;:!?()\n]+|\.(?=\s|$)|\s-\s|\b(?:but|aber|sondern|however|although)\b/;
/** Spoken to a machine, not to a colleague: whoever writes this says nothing about the code. */
const STEERING =
  /\b(?:ignore (?:all|any|the|previous|prior|your)|disregard|classif(?:y|ied) |(?:label|mark|tag) (?:this|it|me) |(?:set|use|choose) (?:the )?(?:intent|class|category|label) |(?:intent|class|category) (?:=|is|to) (?:copy|layout|style|target|behaviou?r|performance|compliance|accessibility|legal|other) |you are |you must |(?:output|print|return) (?:the |a )?(?:intent|class|category|label) |(?:answer|respond|reply) with |pretend |system prompt)/;
/** Says that something is as it should be. */
const APPROVING =
  /\b(?:is|are|was|were|looks?|ist|sind|war) (?:all |quite |totally |absolutely )?(?:fine|ok|okay|good|great|correct|right|gut|richtig|in ordnung)(?: now| here| there| as it is)?$|\bnothing (?:wrong|to do) with\b|\b(?:no|kein) (?:problem|issue|complaint)s? (?:with|about|mit)\b/;
/** Says what it is not about; without anything else in the reason it is the complaint itself ("not our font"). */
const CONTRASTING = /^(?:it is |it was |its |this is |this was )?(?:not|nicht) (?:about |because of )?(?:the|a|an|der|die|das|wegen) (?!right|correct|same|approved|agreed|proper)\S+(?: \S+)?$/;

/** A part of a reason, as words in small letters without accents. */
export interface Clause {
  readonly words: readonly string[];
  /** It names what the reason is not about. */
  readonly isContrast: boolean;
}

const plain = (reason: string): string =>
  reason.slice(0, READ_CHARACTERS).normalize('NFKD').slice(0, READ_CHARACTERS).replace(/[\p{M}\p{Cf}~'’]/gu, '').toLowerCase().replaceAll('ß', 'ss');

/**
 * The clauses of a reason that are evidence. What is quoted counts only as a quotation; what addresses a machine, or says
 * that something is fine, is left out. Reads the first 500 characters. Any text is allowed.
 */
export function reasonClauses(reason: string): Clause[] {
  const marked = FORMS.reduce((text, [form, mark]) => text.replace(form, mark), plain(reason).replace(QUOTED, ' ~quoted '));
  return marked
    .split(CLAUSE_ENDS)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '' && !STEERING.test(`${part} `) && !APPROVING.test(part))
    .map((part) => ({ words: part.match(/~?[\p{L}\p{N}]+/gu) ?? [], isContrast: CONTRASTING.test(part) }));
}
