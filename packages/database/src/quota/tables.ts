import type { Computed, Defaulted } from '../connection/column-types.js';

export interface GenerationQuotasTable {
  organization_id: Computed<number>;
  monthly_limit: number;
  changed_by: Defaulted<string>;
  changed_at: Computed<Date>;
}

export interface QuotaMonthsTable {
  organization_id: Computed<number>;
  /** The first day of the month, as text. */
  month: string;
  taken: number;
}

export interface QuotaReservationsTable {
  organization_id: Computed<number>;
  run_id: number;
  month: string;
  is_settled: Defaulted<boolean>;
}
