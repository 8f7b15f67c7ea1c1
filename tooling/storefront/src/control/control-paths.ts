import type { IncomingMessage } from 'node:http';
import { isFromLoopback, readJsonObject, RequestRefused } from '../http/request.js';
import { reply, type Reply } from '../http/responses.js';
import { appliesTo, parseVersion, type ShopState } from './shop-state.js';

const MAX_VARIATION_BYTES = 400_000;

function readText(body: Record<string, unknown>, key: string, fallback: string): string {
  const value = body[key] ?? fallback;
  if (typeof value !== 'string') throw new RequestRefused(400, `"${key}" must be text.`);
  return value;
}

const json = (value: unknown): Reply => reply('json', JSON.stringify(value));

async function version(request: IncomingMessage, state: ShopState): Promise<Reply> {
  if (request.method === 'POST') {
    const wanted = parseVersion((await readJsonObject(request, 1000)).version);
    if (wanted === undefined) throw new RequestRefused(400, '"version" must be 1 or 2.');
    state.version = wanted;
  } else if (request.method !== 'GET') {
    throw new RequestRefused(405, 'Use GET or POST.');
  }
  return json({ version: state.version });
}

async function variation(request: IncomingMessage, state: ShopState): Promise<Reply> {
  switch (request.method) {
    case 'PUT': {
      const body = await readJsonObject(request, MAX_VARIATION_BYTES);
      state.variation = { javascript: readText(body, 'javascript', ''), css: readText(body, 'css', ''), pageType: readText(body, 'pageType', 'global') };
      break;
    }
    case 'DELETE':
      state.variation = undefined;
      break;
    case 'GET':
      break;
    default:
      throw new RequestRefused(405, 'Use GET, PUT or DELETE.');
  }
  return json({ variation: state.variation ?? null });
}

async function proof(request: IncomingMessage, state: ShopState): Promise<Reply> {
  switch (request.method) {
    case 'PUT':
      state.proof = readText(await readJsonObject(request, 1000), 'line', '');
      break;
    case 'DELETE':
      state.proof = '';
      break;
    case 'GET':
      break;
    default:
      throw new RequestRefused(405, 'Use GET, PUT or DELETE.');
  }
  return json({ line: state.proof });
}

/** The file by which the shop proves whose it is; there is none until somebody puts its line in. */
function proofFile({ proof: line }: ShopState): Reply {
  return line === '' ? reply('text', 'Nothing here.\n', 404) : reply('text', `${line}\n`);
}

function variationPart(state: ShopState, url: URL): Reply {
  const type = url.pathname.endsWith('.css') ? 'css' : 'js';
  const { variation } = state;
  if (!appliesTo(variation, url.searchParams.get('page') ?? '')) return reply(type, '');
  return reply(type, type === 'css' ? variation.css : variation.javascript);
}

const CONTROLS: ReadonlyMap<string, (request: IncomingMessage, state: ShopState) => Promise<Reply>> = new Map([['/__version', version], ['/__variation', variation], ['/__proof', proof]]);

/**
 * Answers the paths that switch the version of the shop, put a variation into it and say whose it is, or undefined for any other path.
 * They change what every visitor sees, so that only this machine may use them.
 */
export async function controlReply(request: IncomingMessage, url: URL, state: ShopState): Promise<Reply | undefined> {
  if (url.pathname === '/__variation.js' || url.pathname === '/__variation.css') return variationPart(state, url);
  if (url.pathname === '/.well-known/safecode-proof.txt') return proofFile(state);
  const control = CONTROLS.get(url.pathname);
  if (control === undefined) return undefined;
  if (!isFromLoopback(request)) throw new RequestRefused(403, 'Control paths answer on the loopback address only.');
  return control(request, state);
}
