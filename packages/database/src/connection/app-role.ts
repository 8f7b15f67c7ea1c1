import { createHmac } from 'node:crypto';

/** Name of the login role of the application in a database. The group role `opal_app` holds the rights. */
export function appRoleName(adminUrl: string): string {
  const database = decodeURIComponent(new URL(adminUrl).pathname.slice(1)) || 'postgres';
  return `opal_app_${database}`.slice(0, 63);
}

/** Password of the application's login: derived from the encryption key, so that it stands nowhere. */
export function appRolePassword(adminUrl: string, encryptionKey: string): string {
  return createHmac('sha256', encryptionKey).update(`database-login:${appRoleName(adminUrl)}`).digest('base64url');
}

/** The connection string of the application's own login, from the one that migrates. */
export function appConnectionString(adminUrl: string, encryptionKey: string): string {
  const url = new URL(adminUrl);
  url.username = appRoleName(adminUrl);
  url.password = appRolePassword(adminUrl, encryptionKey);
  return url.href;
}
