/** `pageType` -> `page_type`: names as Opal writes them. */
export const toSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `page_type` -> `pageType`. A name that is camelCase already stays. */
export const toCamelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
