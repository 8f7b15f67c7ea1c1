import type { PastOutcome } from '@safecode/domain/confidence/outcome';
import { logOdds } from '../statistics/log-odds.js';
import { similarity } from './request-words.js';

/** A new request, as far as it can be compared with earlier ones. */
export interface Subject {
  readonly templateId: number | null;
  readonly templateVersion: number | null;
  readonly pageType: string;
  readonly words: readonly string[];
}

/** A group counts as much as this many outcomes at the rate of what it is part of, before its own are counted. */
const SHRINK_BY = 8;
/** Before there are outcomes: half and half, worth so many. */
const PRIOR = 2;
/** The organisation's rate is that of its last so many outcomes: it drifts with templates, people and models. */
const RECENT = 300;
/** The most similar earlier requests that speak for a new one, and how alike they must be at least. */
const NEIGHBOURS = 25;
const LEAST_ALIKE = 0.25;

/** What earlier outcomes say about a new request; each a log-odds, those of groups against that of the base rate. */
export interface HistoryFeatures {
  readonly baseRate: number;
  readonly templateHistory: number;
  readonly versionHistory: number;
  readonly pageTypeHistory: number;
  readonly neighbours: number;
  /** 0..1: how alike the nearest request is whose code was corrected. */
  readonly likeCorrected: number;
}

/** `history` is what was settled before the request, newest first. */
export function historyFeatures(history: readonly PastOutcome[], subject: Subject): HistoryFeatures {
  const base = rateOf(history.slice(0, RECENT), 0.5, 2 * PRIOR);
  const baseOdds = logOdds(base);
  const group = (rows: readonly PastOutcome[], prior: number): number => rateOf(rows, prior, SHRINK_BY);
  const sameTemplate = history.filter((row) => row.templateId === subject.templateId);
  const template = group(sameTemplate, base);
  const version = group(sameTemplate.filter((row) => row.templateVersion === subject.templateVersion), template);
  const pageType = group(history.filter((row) => row.pageType === subject.pageType), base);
  const near = nearest(history, subject);
  const corrected = near.find(({ row }) => !row.isClean);
  return {
    baseRate: baseOdds,
    templateHistory: logOdds(template) - baseOdds,
    versionHistory: logOdds(version) - logOdds(template),
    pageTypeHistory: logOdds(pageType) - baseOdds,
    neighbours: logOdds(group(near.slice(0, NEIGHBOURS).map(({ row }) => row), base)) - baseOdds,
    likeCorrected: corrected?.alike ?? 0,
  };
}

/** The share of clean ones, drawn towards `prior` as by `weight` more of them. */
function rateOf(rows: readonly PastOutcome[], prior: number, weight: number): number {
  const clean = rows.reduce((sum, row) => sum + (row.isClean ? 1 : 0), 0);
  return (clean + prior * weight) / (rows.length + weight);
}

/** An earlier request and how alike it is. */
export interface Neighbour {
  readonly row: PastOutcome;
  readonly alike: number;
}

/** Earlier requests that are alike, the most alike first; of equal ones the newer first. */
export function nearest(history: readonly PastOutcome[], subject: Subject): Neighbour[] {
  return history
    .map((row) => ({ row, alike: similarity(row.words, subject.words) }))
    .filter(({ alike }) => alike >= LEAST_ALIKE)
    .sort((one, other) => other.alike - one.alike);
}
