import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; more than the 128 of ASVS 7.2.3. */
const TOKEN_BYTES = 32;
const HANDLE_BYTES = 12;
const TOKEN = /^[\w-]{43}$/;

export const newSessionToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
/** Names a session in lists; unrelated to its token. */
export const newSessionHandle = (): string => randomBytes(HANDLE_BYTES).toString('base64url');

/** The id of a session is the SHA-256 (hex) of its token: who reads the database cannot use what he finds. */
export const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether a text can be a token at all; others are not looked up. */
export const isSessionToken = (text: string): boolean => TOKEN.test(text);
