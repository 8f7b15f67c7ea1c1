import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { Class, Function as FunctionNode, Node } from 'estree';
import type { Activation } from './activations.js';
import type { CallPath } from './call-path.js';
import type { Cell } from './cell.js';
import type { Environment } from './environment.js';
import type { NativeImpl } from './engine.js';
import type { Properties } from './properties.js';
import type { SmallMap } from './small-map.js';

export type Primitive = string | number | boolean | bigint | null | undefined;

/** A known value. `decoded`: it came out of a decoder, so using it as a name or as code hides something. */
export interface ConstAtom {
  readonly t: 'const';
  readonly key: string;
  readonly v: Primitive;
  readonly decoded: boolean;
}

/** Some number; `lengthOf` is the key of the list whose length it is, `lastOf` of the one whose length it is one less than. */
export interface NumAtom {
  readonly t: 'num';
  readonly key: string;
  readonly lengthOf?: string;
  readonly lastOf?: string;
}

export interface BoolAtom {
  readonly t: 'bool';
  readonly key: string;
}

/** A part of a partly known string: text, a number, anything, or any sequence of known texts. */
export type StringPart = string | { readonly p: 'num' } | { readonly p: 'any'; readonly why: string } | { readonly p: 'star'; readonly texts: readonly string[] };

export interface StrAtom {
  readonly t: 'str';
  readonly key: string;
  readonly parts: readonly StringPart[];
}

/** Anything at all; `why` says where it came from. */
export interface UnknownAtom {
  readonly t: 'unknown';
  readonly key: string;
  readonly why: string;
}

/** What a query on a site selector gives when the element is not there: null, or undefined out of a list. */
export interface AbsentAtom {
  readonly t: 'absent';
  readonly key: string;
  readonly selector: string;
  readonly is: null | undefined;
}

export interface FnAtom {
  readonly t: 'fn';
  readonly key: string;
  readonly node: FunctionNode | Class;
  readonly env: Environment;
  /** Properties of the function object, `prototype` among them. */
  readonly obj: ObjAtom;
  /** The objects that hold it: a method nobody calls is run with them. */
  readonly receiver: Cell;
  /** Of a closure: what each variable it captures may be of nothing where it is made, in their order. */
  readonly captured: Cell[];
  /** By the way to them. */
  readonly activations: SmallMap<CallPath, Activation>;
}

export interface NativeAtom {
  readonly t: 'native';
  readonly key: string;
  readonly name: string;
  readonly impl: NativeImpl;
  /** The object it was read from; used when it is called without a receiver. */
  readonly owner: readonly Atom[];
  /** The functions it stands for, when it was made by `bind`. */
  readonly bound?: readonly Atom[];
}

export interface ObjAtom {
  readonly t: 'obj';
  readonly key: string;
  readonly shape: 'object' | 'array';
  readonly props: Properties;
  /** Values under keys that are not known, and the elements of an array that was changed. */
  readonly rest: Cell;
  /** Facts that only ever turn true: the object is no longer exactly what its literal says. */
  readonly marks: { inexact: boolean; escaped: boolean };
  readonly proto: Cell;
}

/**
 * - site: reached through an approved selector; own: through an own selector, or inside an own element
 * - created: made by this code; traversed: a neighbour of a site element; foreign: a node nothing is known of
 */
export type NodeKind = 'site' | 'own' | 'created' | 'body' | 'head' | 'html' | 'document' | 'traversed' | 'foreign' | 'refused';

export interface NodeAtom {
  readonly t: 'node';
  readonly key: string;
  readonly kind: NodeKind;
  /** What is known of where it stands; empty for created, traversed and foreign nodes. */
  readonly selector: SelectorList;
  readonly tag: string;
  /** The node in the source that made or selected it. */
  readonly origin: Node | null;
}

/** A NodeList or HTMLCollection of nodes of one kind. */
export interface ListAtom {
  readonly t: 'list';
  readonly key: string;
  readonly of: NodeAtom;
}

/** An object of the browser; `type` names its table of members. */
export interface HostAtom {
  readonly t: 'host';
  readonly key: string;
  readonly type: string;
  readonly of?: Atom;
  readonly cell?: Cell;
  readonly origin?: Node;
}

export type Atom =
  | ConstAtom | NumAtom | BoolAtom | StrAtom | UnknownAtom | AbsentAtom
  | FnAtom | NativeAtom | ObjAtom | NodeAtom | ListAtom | HostAtom;

/** A set of atoms: what an expression may be. Empty: not known to have any value yet. */
export type Value = readonly Atom[];
