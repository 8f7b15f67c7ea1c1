import type { ConfidenceFeature } from '@safecode/domain/confidence/prediction';
import { probabilityOf } from '../statistics/log-odds.js';

const count = (value: number): string => String(Math.round(Math.expm1(value) * 10) / 10);
const percent = (value: number): string => `${Math.round(value * 100)} %`;
const compare = (value: number, usual: number): string => (Math.abs(value - usual) < 0.02 ? 'about as usual' : value > usual ? 'more often than usual' : 'less often than usual');

/** A feature's value in a sentence beside what is usual in the organisation. */
export function describeFeature(feature: ConfidenceFeature, value: number, usual: number): string {
  switch (feature) {
    case 'warnings':
      return `${count(value)} warnings of the verifier; usually ${count(usual)}.`;
    case 'effects':
      return `${count(value)} declared effects; usually ${count(usual)}.`;
    case 'size':
      return `${Math.round(Math.expm1(value) * 100)} characters of code; usually ${Math.round(Math.expm1(usual) * 100)}.`;
    case 'matchQuality':
      return `Request and result fit by ${percent(value)}; usually ${percent(usual)}.`;
    case 'repairs':
      return `${value} repairs before it was safe; usually ${usual.toFixed(1)}.`;
    case 'openQuestions':
      return `${count(value)} points decided by default; usually ${count(usual)}.`;
    case 'writtenByModel':
      return value === 1 ? 'Written by the model.' : 'Written by the template engine.';
    case 'baseRate':
      return `${percent(probabilityOf(value))} of the latest codes were approved without an edit.`;
    case 'templateHistory':
      return `Code of this template is approved without an edit ${compare(value, 0)}.`;
    case 'versionHistory':
      return `Code of this version of the template is approved without an edit ${compare(value, 0)} for the template.`;
    case 'pageTypeHistory':
      return `Code for this page type is approved without an edit ${compare(value, 0)}.`;
    case 'neighbours':
      return `Code of similar requests is approved without an edit ${compare(value, 0)}.`;
    case 'likeCorrected':
      return value === 0 ? 'No similar request had to be corrected.' : `A request that is ${percent(value)} alike had to be corrected.`;
  }
}
