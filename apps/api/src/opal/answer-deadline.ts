/**
 * Opal's limit is not documented and the debugger gives up after 30 s. An answer within 20 s is what the product
 * promises; two of them are left for the network.
 */
export const ANSWER_WITHIN_MS = 18_000;
