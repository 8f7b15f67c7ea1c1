export const USAGE = `Usage: learn --train TRAIN.jsonl --apply APPLY.jsonl --out OUT.jsonl [--brand POLICY.json]

Learns improvements from the corrections in TRAIN, scope by scope, and applies them to the code in APPLY.
OUT has a line for every correction (its class), every improvement, and every code (the result).`;

/** The files of one run. */
export interface LearnFiles {
  readonly train: string;
  readonly apply: string;
  readonly out: string;
  readonly brand: string | null;
}

export type LearnCommand = { readonly kind: 'help' } | { readonly kind: 'usage'; readonly problem: string } | { readonly kind: 'run'; readonly files: LearnFiles };

const OPTIONS = ['train', 'apply', 'out', 'brand'] as const;

/** Reads the arguments of the command line; a mistake is said in one sentence. */
export function parseArguments(argv: readonly string[]): LearnCommand {
  const values = new Map<string, string>();
  const rest = argv.flatMap((argument) => (/^--\w+=/.test(argument) ? [argument.slice(0, argument.indexOf('=')), argument.slice(argument.indexOf('=') + 1)] : [argument]));
  for (let at = 0; at < rest.length; at += 2) {
    const argument = rest[at] ?? '';
    const value = rest[at + 1];
    if (argument === '--help' || argument === '-h') return { kind: 'help' };
    if (!OPTIONS.some((option) => argument === `--${option}`)) return { kind: 'usage', problem: `unknown argument ${argument}` };
    if (value === undefined || value.startsWith('--')) return { kind: 'usage', problem: `${argument} needs a value` };
    values.set(argument.slice(2), value);
  }
  const missing = OPTIONS.slice(0, 3).find((option) => !values.has(option));
  if (missing !== undefined) return { kind: 'usage', problem: `--${missing} is missing` };
  return { kind: 'run', files: { train: values.get('train') ?? '', apply: values.get('apply') ?? '', out: values.get('out') ?? '', brand: values.get('brand') ?? null } };
}
