/** An improvement needs the same edit in so many corrections; fewer teach nothing. */
export const MIN_CORRECTIONS = 3;
