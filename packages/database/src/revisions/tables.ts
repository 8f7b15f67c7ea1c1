import type { Actor } from '@safecode/domain/access/actor';
import type { RevisionOrigin } from '@safecode/domain/review/revision';
import type { VariationReport, Verdict } from '@safecode/domain/verification/report';
import type { Computed, Defaulted, Json } from '../connection/column-types.js';

/** Revisions 2 and up; revision 1 is the row of `generated_code`. */
export interface CodeRevisionsTable {
  organization_id: Computed<number>;
  code_id: number;
  number: number;
  based_on: number;
  origin: Exclude<RevisionOrigin, 'generated'>;
  javascript: string;
  css: string;
  content_hash: string;
  ast_hash: string | null;
  effects_hash: string | null;
  report: Json<VariationReport>;
  verdict: Verdict;
  author_user_id: Computed<number | null>;
  created_by: Computed<Actor>;
  on_behalf_of: string | null;
  note: Defaulted<string>;
  created_at: Computed<Date>;
}
