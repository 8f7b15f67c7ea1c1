/** The window a page is looked at through, in CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** One visit of one page. */
export interface CaptureRequest {
  /** http or https; other schemes are refused. Of a `document` it is only the name. */
  readonly url: string;
  /** A saved page to draw instead of visiting one: with scripts switched off, and nothing of the network reachable. */
  readonly document?: string;
  readonly viewport: Viewport;
  /** All selectors to be looked for; they cost one question to the page together. */
  readonly selectors: readonly string[];
  readonly screenshot: 'none' | 'viewport' | 'full';
  /** Of these, which must be among `selectors`, the first visible match is photographed by itself, with a little of what is around it. */
  readonly crops?: readonly string[];
  /** Whether the place of every element is asked for. */
  readonly layout?: boolean;
  readonly limits?: Partial<CaptureLimits>;
}

/** Where a visit ends, however the page behaves. */
export interface CaptureLimits {
  /** Until the page has loaded and settled. */
  readonly timeoutMs: number;
  /** Everything that comes from the network, in bytes. */
  readonly bytes: number;
  /** Connections and plain requests that the page may open. */
  readonly requests: number;
  /** Characters of the document that are kept. */
  readonly htmlLength: number;
}

/** A place on the page in CSS pixels from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One element that a selector matches. */
export interface ProbedElement {
  readonly tag: string;
  /** Place in document order among all elements, from 0: the same as in a page model that is parsed from `html`. */
  readonly index: number;
  /** Shown by computed style, with a box that is not empty. */
  readonly visible: boolean;
  readonly box: Box;
  /** The first 200 characters of what it shows. */
  readonly text: string;
}

/** What a selector finds on the page. */
export interface ProbedSelector {
  readonly selector: string;
  /** Matches in the document itself. */
  readonly count: number;
  readonly visibleCount: number;
  /** Matches that only exist inside open shadow roots and frames of the same origin, where a selector of the document does not reach. */
  readonly inShadowRoots: number;
  readonly inFrames: number;
  /** The first matches, at most ten. */
  readonly elements: readonly ProbedElement[];
  /** Why the browser refuses the selector, or null. */
  readonly problem: string | null;
}

/** An element by its tag, where it stands and whether it is shown: [tag, x, y, width, height, 1 or 0]. Many, so they are short. */
export type PlacedElement = readonly [tag: string, x: number, y: number, width: number, height: number, shown: 0 | 1];

/** An open shadow root: its own document, which selectors of the page do not reach. */
export interface ShadowLayout {
  readonly html: string;
  readonly elements: readonly PlacedElement[];
}

/** Where everything of a page stands, at the moment its document was read. */
export interface PageLayout {
  /** Whether scripts ran: then what stands in `noscript` is text in the document. */
  readonly scripting: boolean;
  /** All elements in document order. */
  readonly elements: readonly PlacedElement[];
  readonly shadowRoots: readonly ShadowLayout[];
  readonly frames: readonly { readonly url: string; readonly sameOrigin: boolean }[];
}

/** A picture as PNG. */
export interface Picture {
  readonly png: Uint8Array;
  /** What of the page it shows. */
  readonly box: Box;
}

/** Something the page tried to reach and must not. */
export interface RefusedTarget {
  /** Host and port. */
  readonly target: string;
  readonly reason: 'private_address' | 'port' | 'unresolved' | 'limit' | 'malformed';
}

/** What a visit saw. All texts are data of a stranger: they are shown and compared, never followed. */
export interface PageCapture {
  /** Address after redirects. */
  readonly url: string;
  readonly status: number;
  readonly title: string;
  readonly viewport: Viewport;
  /** The document as it was after it had loaded, at the moment of the probe. */
  readonly html: string;
  /** Width and height of the whole document. */
  readonly size: { readonly width: number; readonly height: number };
  readonly probes: readonly ProbedSelector[];
  readonly screenshot: Picture | null;
  readonly crops: readonly { readonly selector: string; readonly picture: Picture }[];
  /** Messages of the page's scripts, the first hundred, each cut to 500 characters. */
  readonly console: readonly { readonly level: string; readonly text: string }[];
  readonly frames: readonly { readonly url: string; readonly sameOrigin: boolean }[];
  readonly shadowRoots: number;
  /** Null unless it was asked for. */
  readonly layout: PageLayout | null;
  readonly refused: readonly RefusedTarget[];
  readonly traffic: { readonly requests: number; readonly bytes: number };
  /** False when the page had not finished loading at the end of the time; what was there by then is in here. */
  readonly complete: boolean;
  readonly ms: { readonly load: number; readonly probe: number };
}

/** A text fetched without a browser: robots.txt, a proof of a domain. */
export interface FetchedText {
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/**
 * Looks at pages of strangers. Nothing private can be reached through it, whatever the page or its redirects ask for, but the
 * hosts that the operator allows. Refusals are `DomainError`s with a code `page.*` or `browser.unavailable`.
 */
export interface BrowserPort {
  capturePage(request: CaptureRequest): Promise<PageCapture>;
  /** At most five redirects and 512 kB; any status is an answer. */
  fetchText(url: string): Promise<FetchedText>;
  /** The TXT records of a name, each in one piece; none when the name has none. @throws domain.dns_unanswered */
  resolveTxt(name: string): Promise<readonly string[]>;
}
