/** Orders from this many euro cents are delivered free of charge. */
export const FREE_DELIVERY_FROM = 7500;
/** Standard delivery in euro cents. */
export const STANDARD_DELIVERY = 490;
/** Next working day, in euro cents. */
export const EXPRESS_DELIVERY = 990;

/** Euro cents as a shopper reads them: `€289` or `€4.90`. */
export function formatMoney(cents: number): string {
  const euros = Math.floor(cents / 100);
  const rest = cents % 100;
  const grouped = String(euros).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest === 0 ? `€${grouped}` : `€${grouped}.${String(rest).padStart(2, '0')}`;
}
