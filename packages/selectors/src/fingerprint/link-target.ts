import type { PageElement } from '../page/page.js';
import { foldText } from './words.js';

const ORIGIN = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i;
/** Where web archives keep a copy: the address of the page itself follows. */
const ARCHIVE = /^(?:https?:)?(?:\/\/web\.archive\.org)?\/web\/\d{4,14}(?:[a-z]{2}_)?\/(?=https?:|\/)/i;
const SIZE = /(?:[-_@](?:\d{2,4}x\d{2,4}|\d{1,2}x|scaled|small|medium|large|thumb(?:nail)?|optimi[sz]ed))+$/i;
const EXTENSION = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico)(?=$|[.?#])/i;
const SOURCES = ['data-src', 'data-lazy-src', 'data-original', 'data-lazy', 'src', 'data-srcset', 'srcset', 'href', 'data-bg'];

/**
 * Where a link leads, as it is compared: without scheme, `www.` and a closing slash; `host/path?query`, or `/path` when
 * no host is written. Empty for links that lead nowhere (`#`, `javascript:`).
 */
export function linkTargetOf(element: PageElement): string {
  const written = element.tag === 'form' ? element.attribute('action') : element.attribute('href');
  const address = written.trim().replace(ARCHIVE, '');
  if (address === '' || address === '#' || /^javascript:/i.test(address)) return '';
  if (/^(?:mailto|tel):/i.test(address)) return address.toLowerCase();
  const host = ORIGIN.exec(address)?.[1]?.toLowerCase().replace(/^www\./, '');
  const rest = decode(host === undefined ? address : address.replace(ORIGIN, '')).replace(/\/(?=$|[?#])/, '');
  return `${host ?? ''}${rest === '' && host === undefined ? '/' : rest}`;
}

/** The path of a link target without its host: shops move between hosts, and write them or not. */
export function linkPathOf(target: string): string {
  const at = target.search(/[/?#]/);
  return at === -1 ? '/' : target.slice(at);
}

/** The file an image shows, as it is compared: its name without folder, size, extension and query. Empty when there is none. */
export function imageFileOf(element: PageElement): string {
  const holder = element.tag === 'img' || element.tag === 'source' || element.tag === 'input' ? element : undefined;
  const use = element.tag === 'svg' ? element.children.find(({ tag }) => tag === 'use') : undefined;
  if (use !== undefined) return foldText((use.attribute('xlink:href') || use.attribute('href')).replace(/^.*#/, ''));
  if (holder === undefined) return '';
  for (const name of SOURCES) {
    const value = holder.attribute(name).trim().split(/[\s,]/)[0] ?? '';
    if (value === '' || value.startsWith('data:')) continue;
    const file = stem(value);
    if (file !== '') return file;
  }
  return '';
}

function stem(address: string): string {
  const path = decode(address.replace(/[?#].*$/, ''));
  const last = path.split('/').filter((part) => part !== '').at(-1) ?? '';
  return foldText(last.replace(new RegExp(`(?:${EXTENSION.source})+$`, 'i'), '').replace(EXTENSION, '').replace(SIZE, ''));
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
