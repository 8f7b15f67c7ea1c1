/** "run 17": what a job was about; payloads hold ids only. */
export function describePayload(payload: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(payload).filter(([key]) => key !== 'organizationId');
  return parts.map(([key, value]) => `${key.replace(/Id$/, '')} ${typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ');
}
