export type CliCommand =
  | { readonly kind: 'single'; readonly policy: string; readonly pageType: string; readonly language: 'js' | 'css'; readonly file: string; readonly format: 'text' | 'json' }
  | { readonly kind: 'batch'; readonly policy: string; readonly input: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly problem: string };

export const USAGE = `usage: verify --policy FILE --page-type TYPE --language js|css [--format text|json] FILE
       verify --policy FILE --batch IN.jsonl

Exit status: 0 pass, 1 fail, 2 usage. A batch answers every line and ends with 0.`;

const VALUED = new Set(['policy', 'page-type', 'language', 'format', 'batch']);

/** Reads the arguments of the command line; problems come back as `usage`, never as an exception. */
export function parseArguments(argv: readonly string[]): CliCommand {
  const options = new Map<string, string>();
  const files: string[] = [];
  const queue = [...argv];
  for (let argument = queue.shift(); argument !== undefined; argument = queue.shift()) {
    if (argument === '--help' || argument === '-h') return { kind: 'help' };
    if (!argument.startsWith('--')) {
      files.push(argument);
      continue;
    }
    const [name = '', inline] = argument.slice(2).split(/=(.*)/s);
    const value = inline ?? queue.shift();
    if (!VALUED.has(name)) return { kind: 'usage', problem: `unknown option ${argument}` };
    if (value === undefined) return { kind: 'usage', problem: `--${name} needs a value` };
    options.set(name, value);
  }
  return toCommand(options, files);
}

function toCommand(options: ReadonlyMap<string, string>, files: readonly string[]): CliCommand {
  const policy = options.get('policy');
  if (policy === undefined) return { kind: 'usage', problem: '--policy is missing' };
  const batch = options.get('batch');
  if (batch !== undefined) return { kind: 'batch', policy, input: batch };
  const pageType = options.get('page-type');
  const language = options.get('language');
  const format = options.get('format') ?? 'text';
  const [file] = files;
  if (pageType === undefined) return { kind: 'usage', problem: '--page-type is missing' };
  if (language !== 'js' && language !== 'css') return { kind: 'usage', problem: '--language must be js or css' };
  if (format !== 'text' && format !== 'json') return { kind: 'usage', problem: '--format must be text or json' };
  if (file === undefined || files.length > 1) return { kind: 'usage', problem: 'give exactly one file to verify' };
  return { kind: 'single', policy, pageType, language, file, format };
}
