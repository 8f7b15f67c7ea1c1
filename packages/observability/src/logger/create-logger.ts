import { pino } from 'pino';
import { currentCorrelationId } from '../correlation/correlation.js';
import { describeError } from './describe-error.js';
import { allowListedFields, hasShape, type LogFields } from './log-fields.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Writes one JSON line per event. Only the fields of log-fields.ts can be in it. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields, error?: unknown): void;
  /** `error` is described by name, codes and stack frames; its message is not written. */
  error(event: string, fields?: LogFields, error?: unknown): void;
  /** A logger that adds these fields to each of its lines. */
  child(fields: LogFields): Logger;
}

export interface LoggerOptions {
  /** Which process writes: "api", "worker". */
  readonly app: string;
  readonly level: LogLevel;
  /** Where the lines go; standard output when absent. */
  readonly destination?: { write(line: string): void };
}

/**
 * The process's logger. Lines hold time (ISO, UTC), level, app, event, the correlation id of the work in hand, and
 * listed fields. Line breaks and quotes in values cannot forge a second line: the shapes refuse them and JSON escapes
 * the rest.
 */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level,
    base: { app: options.app },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    formatters: { level: (level: string) => ({ level }) },
  };
  const sink = options.destination === undefined ? pino(settings) : pino(settings, options.destination);
  return bindLogger((level, event, line) => sink[level](line, event), {});
}

type Level = 'debug' | 'info' | 'warn' | 'error';
type Write = (level: Level, event: string, line: Record<string, unknown>) => void;

function bindLogger(write: Write, bound: LogFields): Logger {
  const log = (level: Level, event: string, said: { fields?: LogFields | undefined; error?: unknown }): void => {
    const correlationId = currentCorrelationId();
    const line = allowListedFields({ correlationId, ...bound, ...said.fields });
    if (said.error !== undefined) line['error'] = describeError(said.error);
    write(level, hasShape(event, 'word') ? event : 'unnamed', line);
  };
  return {
    debug: (event, fields) => log('debug', event, { fields }),
    info: (event, fields) => log('info', event, { fields }),
    warn: (event, fields, error) => log('warn', event, { fields, error }),
    error: (event, fields, error) => log('error', event, { fields, error }),
    child: (fields) => bindLogger(write, { ...bound, ...fields }),
  };
}
