/** Words of every form. */
export const messages = { cancel: 'Cancel' };
