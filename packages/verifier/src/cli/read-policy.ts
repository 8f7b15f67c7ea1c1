import { readFile } from 'node:fs/promises';
import { brandPolicySchema, type BrandPolicy } from '@safecode/domain/policy/brand-policy';
import { compilePolicy, type CompiledPolicy } from '../policy/compile-policy.js';

/** Reads and compiles a policy file. Throws an error with one clear sentence when it cannot be used. */
export async function readPolicy(path: string): Promise<CompiledPolicy> {
  return compilePolicy(await parsePolicy(path));
}

/** Reads a policy file. Throws an error with one clear sentence when it is none. */
export async function parsePolicy(path: string): Promise<BrandPolicy> {
  const parsed = brandPolicySchema.safeParse(parseJson(await readText(path), path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${path} is not a brand policy: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

/** Reads a text file; the error says which file and why. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
