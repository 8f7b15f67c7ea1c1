import type { Actor } from '@safecode/domain/access/actor';
import type { Improvement } from '@safecode/domain/corrections/improvement';
import type { AliasPages, HeldOut, Lesson, LessonReplay, LessonStatus } from '@safecode/domain/learning/lesson';
import type { ColumnType } from 'kysely';
import type { Computed, Defaulted, Json, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface LearningPoliciesTable {
  organization_id: Computed<number>;
  brand_id: number;
  version: Defaulted<number>;
  min_corrections: number;
  min_people: number;
  require_reason: boolean;
  shows_examples: boolean;
  auto_apply: boolean;
  auto_apply_corrections: number;
  name_budget_cents: number;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}

export interface LearningStatesTable {
  organization_id: Computed<number>;
  brand_id: number;
  inputs_hash: string;
  corrections: number;
  left_out: Defaulted<number>;
  newest_correction_id: Defaulted<number>;
  mined_at: Timestamp;
}

export interface LessonsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  lesson_key: string;
  version: Defaulted<number>;
  status: LessonStatus;
  name: string;
  kind: Lesson['kind'];
  form: Lesson['form'];
  language: Lesson['language'];
  definition: Json<Improvement>;
  corrections: number;
  people: number;
  held_out: Json<HeldOut> | null;
  replay: Json<LessonReplay>;
  score: number;
  content_hash: string;
  is_mined: Defaulted<boolean>;
  auto_applied: Defaulted<boolean>;
  decided_by: Defaulted<string | null>;
  decided_at: NullableTimestamp;
  reason: Defaulted<string>;
  pages: Json<AliasPages> | null;
  created_at: Computed<Date>;
  updated_at: Timestamp;
}

export interface LessonVersionsTable {
  organization_id: Computed<number>;
  lesson_id: number;
  version: number;
  content_hash: string;
  definition: Json<Improvement>;
  correction_ids: number[];
  people: number;
  held_out: Json<HeldOut> | null;
  replay: Json<LessonReplay>;
  created_at: Computed<Date>;
}

export interface LessonCorrectionsTable {
  organization_id: Computed<number>;
  lesson_id: number;
  correction_id: number;
}

export interface LessonDecisionsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  lesson_id: number;
  version: number;
  content_hash: string;
  /** The person in context, always. */
  user_id: Computed<number>;
  decision: 'approve' | 'reject' | 'revert' | 'enforce';
  note: Defaulted<string>;
  created_by: Computed<Actor>;
  created_at: Computed<Date>;
}

export interface LessonEffectsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  lesson_id: number;
  object_type: 'dom_selector' | 'template' | 'code_rule';
  object_id: number;
  version: number;
  before: Json<unknown>;
  created_at: Computed<Date>;
  undone_at: NullableTimestamp;
  left_reason: Defaulted<string | null>;
}

export interface LearntRulesTable {
  organization_id: Computed<number>;
  rule_id: number;
  lesson_id: number;
  lesson_version: number;
  owner_id: number;
  expires_on: ColumnType<Date, string, string>;
  example_id: number;
  created_by: Computed<Actor>;
  created_at: Computed<Date>;
}

export interface LessonNamesTable {
  organization_id: Computed<number>;
  lesson_id: number;
  prompt_version: string;
  title: string;
  explanation: string;
  model: string;
  created_at: Computed<Date>;
}

export interface LearningWatchTable {
  organization_id: Computed<number>;
  since: Timestamp;
  outcomes: number;
  revisions: number;
  read_at: Timestamp;
}
