import type { Arm } from '@safecode/domain/experiments/template-experiment';
import { hashText } from '@safecode/verifier/hashing/hash-text';

/** Hexadecimal digits of the hash that are used: 32 bits. */
const DIGITS = 8;

/**
 * The arm of a subject: the same for the same experiment and subject, wherever and whenever it is asked for, and
 * independent between experiments. `share` is the part of subjects that gets the treatment, 0..1.
 */
export function assignArm(experimentId: number, subject: string, share: number): Arm {
  const place = Number.parseInt(hashText(`template-experiment:${experimentId}:${subject}`).slice(0, DIGITS), 16) / 16 ** DIGITS;
  return place < share ? 'treatment' : 'control';
}
