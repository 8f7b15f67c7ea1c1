import type { RuleDocument } from '@safecode/domain/verification/rule-document';

/** What a rule says of itself; why and how to mend come from the texts of its category. */
export type RulePage = Pick<RuleDocument, 'title' | 'text' | 'refused' | 'accepted'>;
