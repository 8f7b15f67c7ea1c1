export interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** The instructions of a Dockerfile: comments left out, continued lines joined. */
export function readDockerfile(text: string): Instruction[] {
  return text
    .replaceAll(/^\s*#.*$/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, value] = /^\s*([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value: value.trim() }];
    });
}

/** An image name with a tag that names one release: `node:24.11.1-bookworm-slim`, never `node` or `node:latest`. */
export const PINNED_IMAGE = /^[\w./-]+:\d+\.\d+[\w.-]*$/;

const SECRET_NAME = /PASSWORD|SECRET|TOKEN|KEY|_URL$/;

/** What is wrong with an image's recipe, one sentence each. `exists` tells whether a path of the repository is there. */
export function checkDockerfile(text: string, exists: (path: string) => boolean): string[] {
  const instructions = readDockerfile(text);
  const stages = new Set<string>();
  const problems: string[] = [];
  for (const { name, value } of instructions) {
    if (name === 'FROM') {
      const [image = '', , stage] = value.split(/\s+/);
      if (!PINNED_IMAGE.test(image)) problems.push(`${image} is not pinned to a release`);
      if (stage !== undefined) stages.add(stage);
    }
    if (name === 'COPY' || name === 'ADD') problems.push(...checkCopy(value, { stages, exists }));
    if (name === 'ENV' || name === 'ARG') problems.push(...secretsIn(value));
  }
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  const user = last.findLast(({ name }) => name === 'USER')?.value ?? 'root';
  if (/^(?:root|0)(?::|$)/.test(user)) problems.push('runs as root');
  if (!last.some(({ name, value }) => name === 'HEALTHCHECK' && value.includes('/readyz'))) problems.push('has no health check on /readyz');
  return problems;
}

function checkCopy(value: string, { stages, exists }: { stages: Set<string>; exists: (path: string) => boolean }): string[] {
  const words = value.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  if (from !== undefined) return stages.has(from) ? [] : [`copies from a stage ${from} that does not exist`];
  const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
  return sources.flatMap((source) => {
    if (/(?:^|\/)\.env/.test(source)) return [`copies secrets (${source})`];
    return exists(source) ? [] : [`copies ${source}, which does not exist`];
  });
}

function secretsIn(value: string): string[] {
  return [...value.matchAll(/(\w+)=(\S+)/g)].flatMap(([, key = '']) => (SECRET_NAME.test(key) ? [`holds a secret (${key})`] : []));
}
