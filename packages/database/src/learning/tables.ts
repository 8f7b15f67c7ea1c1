import type { Actor } from '@safecode/domain/access/actor';
import type { Improvement } from '@safecode/domain/corrections/improvement';
import type { HeldOut, Lesson, LessonReplay, LessonStatus } from '@safecode/domain/learning/lesson';
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
  decision: 'approve' | 'reject' | 'revert';
  note: Defaulted<string>;
  created_by: Computed<Actor>;
  created_at: Computed<Date>;
}

export interface LessonEffectsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  lesson_id: number;
  object_type: 'dom_selector' | 'template';
  object_id: number;
  version: number;
  before: Json<unknown>;
  created_at: Computed<Date>;
  undone_at: NullableTimestamp;
  left_reason: Defaulted<string | null>;
}
