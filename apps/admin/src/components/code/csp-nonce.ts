/** The nonce the server allowed for style elements in this document; empty where no policy is set (development). */
export const cspNonce = (): string => {
  const content = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
  // The placeholder is still there when the page does not come from the API.
  return content.startsWith('__') ? '' : content;
};
