/** What a rule knows that a fix needs and the place of the finding does not tell. */
export type FixHint =
  /** A name without the own prefix; `of` is what it names, as in the message. */
  | { readonly kind: 'rename'; readonly of: string; readonly name: string }
  /** A deprecated entry that was used as it stands on the list, and what the brand says to use instead. */
  | { readonly kind: 'replace-selector'; readonly selector: string; readonly replacement: string }
  /** A selector that is not approved and has no replacement. */
  | { readonly kind: 'unapproved-selector'; readonly selector: string }
  /** A rule that was learnt: its lesson mends it. */
  | { readonly kind: 'learnt'; readonly rule: string }
  /** Markup whose constant parts are plain text: setting it as text shows the same. */
  | { readonly kind: 'as-text' };
