const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Midnight at the beginning of a day in the zone of this browser, as an instant; `later` days after it. Empty when it is no day. */
function midnight(day: string, later = 0): string {
  const [, year, month, date] = DAY.exec(day) ?? [];
  const instant = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString();
}

/** Whole days as the API takes them: the end is not included. */
export const toTimes = ({ from, to }: { readonly from: string; readonly to: string }): { startsAt: string; endsAt: string } => ({ startsAt: midnight(from), endsAt: midnight(to, 1) });

/** The day of an instant in the zone of this browser, as a date field holds it. */
export function dayOf(instant: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${instant.getFullYear()}-${part(instant.getMonth() + 1)}-${part(instant.getDate())}`;
}
