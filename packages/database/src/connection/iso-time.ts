/** Time at the surfaces is an ISO UTC string; Date stays inside SQL. */
export const toIso = (date: Date): string => date.toISOString();
export const toIsoOrNull = (date: Date | null): string | null => (date === null ? null : date.toISOString());
