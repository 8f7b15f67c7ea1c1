/**
 * Version of the template engine. It grows whenever the same request could be answered with other code, because it is
 * part of the key of the exact cache.
 */
export const ENGINE_VERSION = '1';
