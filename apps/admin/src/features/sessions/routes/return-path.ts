/**
 * Where to go after signing in. Only addresses of this site, or a link could send people elsewhere with our sign-in
 * page in front: it must start with one slash, and no back-slash or control character may follow.
 */
export function safeReturnPath(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])[\x20-\x7e]*$/.test(to) || to.includes('\\') || to.startsWith('/sign-in')) return '/';
  return to;
}
