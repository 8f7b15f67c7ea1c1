type Format = 'text' | 'json' | 'sarif';

export interface SingleCommand {
  readonly kind: 'single';
  readonly policy: string;
  readonly pageType: string;
  readonly language: 'js' | 'css';
  readonly file: string;
  readonly format: Format;
  /** `write`: fixes go into the file; `dry-run`: the mended code goes to standard output. */
  readonly fix: 'none' | 'write' | 'dry-run';
  readonly watch: boolean;
}

export type CliCommand =
  | SingleCommand
  | { readonly kind: 'batch'; readonly policy: string; readonly input: string }
  | { readonly kind: 'check-policy'; readonly policy: string; readonly format: 'text' | 'json' }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly problem: string };

export const USAGE = `usage: verify --policy FILE --page-type TYPE [--language js|css] [--format text|json|sarif]
              [--fix | --fix-dry-run] [--watch] FILE
       verify --policy FILE --batch IN.jsonl
       verify --policy FILE --check-policy [--format text|json]

  --language      of the file; without it the end of its name tells (.js, .css)
  --format        text with code frames (in colour on a terminal), JSON, or SARIF 2.1.0
  --fix           apply what is known to be safe and write the file; the report is about what is left
  --fix-dry-run   the same, but write the mended code to standard output and the report to standard error
  --watch         verify again whenever the file or the policy changes
  --check-policy  check the policy itself

Exit status: 0 pass, 1 fail, 2 usage. A batch answers every line and ends with 0.`;

const VALUED = new Set(['policy', 'page-type', 'language', 'format', 'batch']);
const FLAGS = new Set(['fix', 'fix-dry-run', 'watch', 'check-policy']);

const usage = (problem: string): CliCommand => ({ kind: 'usage', problem });

/** Reads the arguments of the command line; problems come back as `usage`, never as an exception. */
export function parseArguments(argv: readonly string[]): CliCommand {
  const options = new Map<string, string>();
  const flags = new Set<string>();
  const files: string[] = [];
  const queue = [...argv];
  for (let argument = queue.shift(); argument !== undefined; argument = queue.shift()) {
    if (argument === '--help' || argument === '-h') return { kind: 'help' };
    if (!argument.startsWith('--')) {
      files.push(argument);
      continue;
    }
    const [name = '', inline] = argument.slice(2).split(/=(.*)/s);
    if (FLAGS.has(name) && inline === undefined) {
      flags.add(name);
      continue;
    }
    const value = inline ?? queue.shift();
    if (!VALUED.has(name)) return usage(`unknown option ${argument}`);
    if (value === undefined) return usage(`--${name} needs a value`);
    options.set(name, value);
  }
  return toCommand({ options, flags }, files);
}

interface Given {
  readonly options: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

function toCommand({ options, flags }: Given, files: readonly string[]): CliCommand {
  const policy = options.get('policy');
  if (policy === undefined) return usage('--policy is missing');
  const format = options.get('format') ?? 'text';
  if (flags.has('check-policy')) {
    if (files.length > 0) return usage('--check-policy takes no file');
    return format === 'text' || format === 'json' ? { kind: 'check-policy', policy, format } : usage('--format must be text or json');
  }
  const batch = options.get('batch');
  return batch === undefined ? toSingle({ options, flags }, { policy, format }, files) : { kind: 'batch', policy, input: batch };
}

function toSingle({ options, flags }: Given, { policy, format }: { readonly policy: string; readonly format: string }, files: readonly string[]): CliCommand {
  const pageType = options.get('page-type');
  const [file] = files;
  const language = options.get('language') ?? languageOf(file);
  if (pageType === undefined) return usage('--page-type is missing');
  if (language !== 'js' && language !== 'css') return usage('--language must be js or css');
  if (format !== 'text' && format !== 'json' && format !== 'sarif') return usage('--format must be text, json or sarif');
  if (file === undefined || files.length > 1) return usage('give exactly one file to verify');
  if (flags.has('fix') && flags.has('fix-dry-run')) return usage('--fix and --fix-dry-run exclude each other');
  const fix = flags.has('fix') ? 'write' : flags.has('fix-dry-run') ? 'dry-run' : 'none';
  return { kind: 'single', policy, pageType, language, file, format, fix, watch: flags.has('watch') };
}

function languageOf(file: string | undefined): string | undefined {
  return /\.(js|css)$/i.exec(file ?? '')?.[1]?.toLowerCase();
}
