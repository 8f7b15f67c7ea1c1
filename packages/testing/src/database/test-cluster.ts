/** The migrated database that test files clone. */
export const TEMPLATE = 'safecode_template';

/** The encryption key of tests: 32 bytes, base64. */
export const TEST_ENCRYPTION_KEY = Buffer.alloc(32, 42).toString('base64');

/** The connection string of another database of the same cluster. */
export function databaseUrl(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}
