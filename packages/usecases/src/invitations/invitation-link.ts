/**
 * The link of an invitation. The token stands in the fragment: browsers never send it to a server, so that it is in no
 * log and no referrer.
 */
export const invitationLink = (publicUrl: string, token: string): string => `${publicUrl}/invite#${token}`;
