import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PINNED_IMAGE, checkDockerfile, readDockerfile } from './dockerfile.js';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const DOCKER = path.join(ROOT, 'docker');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const exists = (file: string) => fs.existsSync(path.join(ROOT, file));
const missing = (files: string[]) => files.filter((file) => !exists(file));
const SECRET_NAME = /PASSWORD|SECRET|KEY|TOKEN/;

const SOUND = `FROM node:24.11.1-slim AS build
COPY package.json ./
FROM node:24.11.1-slim
ENV PORT=4000
COPY --from=build /out .
USER node
HEALTHCHECK CMD ["node", "-e", "fetch('/readyz')"]`;

describe('checkDockerfile', () => {
  it.each([
    ['an image that floats', SOUND.replace('node:24.11.1-slim AS', 'node:latest AS'), /not pinned/],
    ['a source that is not there', SOUND.replace('package.json', 'pack.json'), /pack\.json, which does not exist/],
    ['secrets copied in', SOUND.replace('package.json', 'docker/.env'), /copies secrets/],
    ['an unknown stage', SOUND.replace('--from=build', '--from=builder'), /stage builder/],
    ['root', SOUND.replace('USER node', 'USER 0:0'), /runs as root/],
    ['no user at all', SOUND.replace('USER node', ''), /runs as root/],
    ['a secret in the environment', SOUND.replace('PORT=4000', 'API_KEY=abc'), /holds a secret \(API_KEY\)/],
    ['no health check', SOUND.replace('HEALTHCHECK', 'LABEL'), /no health check/],
  ])('refuses %s', (_what, text, problem) => {
    expect(checkDockerfile(text, exists).join('\n')).toMatch(problem);
  });

  it('accepts a sound one', () => {
    expect(checkDockerfile(SOUND, exists)).toEqual([]);
  });
});

const dockerfiles = fs.readdirSync(DOCKER).filter((name) => name.endsWith('.Dockerfile'));

describe.each(dockerfiles)('%s', (name) => {
  const text = read(`docker/${name}`);
  const instructions = readDockerfile(text);

  it('is sound', () => {
    expect(checkDockerfile(text, exists)).toEqual([]);
  });

  it('builds with Node 24 and the package manager of the workspace', () => {
    expect(instructions.find(({ name: instruction }) => instruction === 'FROM')?.value).toMatch(/^node:24\./);
    const { packageManager } = JSON.parse(read('package.json'));
    expect(text).toContain(`npm install --global ${packageManager}`);
  });

  it('runs a program that the sources have', () => {
    expect(missing(scriptsIn(text))).toEqual([]);
  });
});

/** The sources of the compiled programs that a text names. */
function scriptsIn(text: string): string[] {
  return [...text.matchAll(/apps\/(\w+)\/dist\/([\w-]+)\.js/g)].map(([, app = '', program = '']) => `apps/${app}/src/${program}.ts`);
}

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  networks?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  read_only?: boolean;
  cap_drop?: string[];
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
}

describe('compose.yaml', () => {
  const text = read('docker/compose.yaml');
  const compose: Compose = parse(text, { merge: true });
  const services = Object.entries(compose.services);
  const applications = services.filter(([, service]) => service.build !== undefined);

  it('has PostgreSQL 18, the three images and a proxy, of which only the proxy is reachable', () => {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['database', 'api', 'worker', 'console', 'proxy']));
    expect(compose.services['database']?.image).toMatch(/^postgres:18\./);
    expect(services.filter(([, service]) => service.ports !== undefined).map(([name]) => name)).toEqual(['proxy']);
  });

  it.each(services)('%s refers to what exists', (_name, service) => {
    if (service.image !== undefined) expect(service.image).toMatch(PINNED_IMAGE);
    if (service.build !== undefined) expect(exists(service.build.dockerfile)).toBe(true);
    for (const name of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(name);
    for (const name of service.networks ?? []) expect(compose.networks).toHaveProperty(name);
    const sources = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    expect(missing(sources.filter((source) => source.startsWith('.')).map((source) => path.posix.join('docker', source)))).toEqual([]);
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(sources.filter((source) => !source.startsWith('.'))));
    expect(missing(scriptsIn(service.command?.join(' ') ?? ''))).toEqual([]);
  });

  it('waits for services that can tell that they are well', () => {
    const awaited = services.flatMap(([, service]) => Object.entries(service.depends_on ?? {}).filter(([, { condition }]) => condition === 'service_healthy'));
    const mute = awaited.map(([name]) => name).filter((name) => !canTellHealth(compose.services[name]));
    expect(mute).toEqual([]);
  });

  it('hardens every image of ours', () => {
    const soft = applications.filter(([, service]) => service.read_only !== true || service.cap_drop?.[0] !== 'ALL').map(([name]) => name);
    expect(soft).toEqual([]);
  });

  it('takes every secret from the environment, without a default', () => {
    const variables = services.flatMap(([, service]) => Object.entries(service.environment ?? {}));
    const written = variables.filter(([key, value]) => SECRET_NAME.test(key) && !/^\$\{\w+(?::-|:\?[^}]*)\}$/.test(value));
    expect(written).toEqual([]);
    expect(compose.services['api']?.environment?.['DATABASE_URL']).toContain('${POSTGRES_PASSWORD:?');
  });

  it('names in .env.example exactly what it reads, without values for secrets', () => {
    const example = parseEnvironment(read('docker/.env.example'));
    const used = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, key = '']) => key));
    expect(new Set(Object.keys(example))).toEqual(used);
    expect(Object.entries(example).filter(([key, value]) => SECRET_NAME.test(key) && value !== '')).toEqual([]);
    expect(read('.gitignore')).toContain('docker/.env\n');
  });

  it.each(['api', 'worker'])('gives the %s only variables that a program reads', (name) => {
    const sources = ['apps/api/src', 'apps/worker/src'].flatMap(readSources).join('\n');
    const keys = [...Object.keys(compose.services[name]?.environment ?? {}), ...dockerfileKeys(`docker/${name}.Dockerfile`)];
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(sources))).toEqual([]);
  });
});

function canTellHealth(service: Service | undefined): boolean {
  return service?.healthcheck?.disable !== true && (service?.healthcheck?.test ?? service?.build) !== undefined;
}

function dockerfileKeys(file: string): string[] {
  return readDockerfile(read(file))
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ value }) => [...value.matchAll(/(\w+)=/g)].map(([, key = '']) => key))
    .filter((key) => !['CI', 'NODE_ENV'].includes(key));
}

function parseEnvironment(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, key = '', value = '']) => [key, value]));
}

function readSources(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => read(path.join(folder, name)));
}

describe('the address of a caller', () => {
  it('is told to the API by every proxy in front of it, and believed from exactly these', () => {
    const compose: Compose = parse(read('docker/compose.yaml'), { merge: true });
    const inFront = ['docker/proxy/Caddyfile', 'docker/console/Caddyfile'].filter((file) => read(file).includes('reverse_proxy'));
    expect(compose.services['api']?.environment?.['TRUSTED_PROXIES']).toBe(String(inFront.length));
    expect(read('docker/console/Caddyfile')).toMatch(/trusted_proxies static private_ranges/);
    expect(read('docker/README.md')).toContain(`TRUSTED_PROXIES=${inFront.length}`);
  });
});

describe('the TLS proxy', () => {
  it('speaks TLS 1.2 and 1.3 only, and tells browsers to insist on it for a year', () => {
    const text = read('docker/proxy/Caddyfile');
    expect(text).toMatch(/protocols tls1\.2 tls1\.3/);
    expect(Number(/Strict-Transport-Security "max-age=(\d+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(31_536_000);
  });

  it('keeps the metrics of the API from the public', () => {
    expect(read('docker/console/Caddyfile')).toMatch(/handle \/metrics\* \{\s*respond 404\s*\}/);
  });
});

describe.each(fs.readdirSync(path.join(DOCKER, 'railway')))('railway/%s', (name) => {
  const configuration = JSON.parse(read(`docker/railway/${name}`));

  it('names an image, programs and a health check that exist', () => {
    expect(exists(configuration.build.dockerfilePath)).toBe(true);
    expect(missing(scriptsIn(JSON.stringify(configuration)))).toEqual([]);
    if (configuration.deploy.healthcheckPath !== undefined) expect(configuration.deploy.healthcheckPath).toBe('/readyz');
  });
});
