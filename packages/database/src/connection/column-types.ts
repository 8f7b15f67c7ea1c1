import type { ColumnType } from 'kysely';

/** Filled by the database: identity, defaults. Never written by us on insert unless given. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
/** Always filled by the database and never written. */
export type Computed<T> = ColumnType<T, never, never>;
/** jsonb: read as a value, written as JSON text (the driver would turn an array into a PostgreSQL array). */
export type Json<T> = ColumnType<T, string, string>;
export type DefaultedJson<T> = ColumnType<T, string | undefined, string>;
/** timestamptz: read as a Date (milliseconds), written as a Date or ISO text. */
export type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
export type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
