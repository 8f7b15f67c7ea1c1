/** Pauses of selector health, in milliseconds. An operator can set them. */
export interface HealthPauses {
  /** A suspicion is looked at again after this: long enough for a release to finish, short enough to warn before the next one. */
  readonly recheckMs: number;
  /** A change of the shop is told when nothing new was found for so long: its pages are visited one after the other. */
  readonly quietMs: number;
}

/** What holds when nobody set anything. */
export const HEALTH_PAUSES: HealthPauses = { recheckMs: 60_000, quietMs: 180_000 };
