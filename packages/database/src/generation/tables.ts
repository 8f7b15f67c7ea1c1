import type { Actor } from '@safecode/domain/access/actor';
import type { Question } from '@safecode/domain/generation/generate-variation';
import type { GenerationProvider, GenerationRun, RunStatus, Stage } from '@safecode/domain/generation/run';
import type { SlotValues } from '@safecode/domain/templates/slot';
import type { Verdict } from '@safecode/domain/verification/report';
import type { ColumnType } from 'kysely';
import type { Computed, Defaulted, DefaultedJson, NullableTimestamp } from '../connection/column-types.js';

type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface GenerationRunsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  page_type: string;
  description: string;
  template_slug: string | null;
  answers: DefaultedJson<SlotValues>;
  status: Defaulted<RunStatus>;
  provider: GenerationProvider | null;
  source: GenerationRun['source'];
  stages: DefaultedJson<Stage[]>;
  draft: NullableJson<{ javascript: string; css: string }>;
  questions: DefaultedJson<Question[]>;
  verdict: Verdict | null;
  code_id: number | null;
  confidence: number | null;
  cached: Defaulted<boolean>;
  error: NullableJson<{ code: string; message: string }>;
  requested_by: Computed<Actor>;
  deadline: NullableTimestamp;
  claimed_by: string | null;
  claimed_at: NullableTimestamp;
  created_at: Computed<Date>;
  finished_at: NullableTimestamp;
}
