import type { Atom, HostAtom, NativeAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead, NamedWrite, NativeImpl } from '../engine/engine.js';

/** Reads one member of a base; the table of a host type holds one of these for every member it allows. */
export type Getter<B extends Atom = Atom> = (engine: Engine, base: B, read: NamedRead) => Value;
export type Setter<B extends Atom = Atom> = (engine: Engine, base: B, write: NamedWrite) => void;
export type Getters<B extends Atom = Atom> = Readonly<Record<string, Getter<B>>>;

/** A function of the browser or the language. */
export function native(name: string, owner: readonly Atom[], impl: NativeImpl): NativeAtom {
  return new NativeFunction(name, owner, impl);
}

/** Its key is written out when somebody asks: most methods are called where they are read. */
class NativeFunction implements NativeAtom {
  readonly t = 'native';
  private text: string | null = null;

  constructor(
    readonly name: string,
    readonly owner: readonly Atom[],
    readonly impl: NativeImpl,
  ) {}

  get key(): string {
    this.text ??= `f:${this.name}:${this.owner.map((atom) => atom.key).join()}`;
    return this.text;
  }
}

/** An object of the browser; the key tells objects of one type apart. */
export function hostAtom(type: string, key: string, more: Partial<Pick<HostAtom, 'of' | 'cell' | 'origin'>> = {}): HostAtom {
  return { t: 'host', type, key: `h:${type}:${key}`, ...more };
}

/** A member that is a method. */
export function method<B extends Atom>(impl: NativeImpl): Getter<B> {
  return (_engine, base, read) => [native(read.name, [base], impl)];
}

/** A member that always has this value. */
export function always<B extends Atom>(value: Value): Getter<B> {
  return () => value;
}

/** A method that has no effect the verifier cares about and gives this value. */
export function gives<B extends Atom>(value: Value): Getter<B> {
  return method(() => value);
}

/** The same getter under several names. */
export function named<B extends Atom>(names: string, getter: Getter<B>): Getters<B> {
  return Object.fromEntries(names.split(' ').map((name) => [name, getter]));
}

/** What every table has a prototype for. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Looks a name up in a table without meeting the table's own prototype. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  const found = table[name];
  return found !== undefined && (!INHERITED.has(name) || Object.hasOwn(table, name)) ? found : undefined;
}
