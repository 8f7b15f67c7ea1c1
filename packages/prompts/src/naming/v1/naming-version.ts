/** Version of the naming prompt in this folder: it stands in every name. Another text or schema is another version. */
export const NAMING_VERSION = 'naming-v1';
