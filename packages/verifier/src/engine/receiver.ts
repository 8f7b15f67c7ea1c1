import type { Value } from './atoms.js';
import type { Engine } from './engine.js';
import { keepAtoms } from './values.js';

/** What a test has shown of `this` in the function that is running. */
export function instanceFact(engine: Engine): string {
  return `instance:${engine.env.id}`;
}

/** `this`: not the window once it was tested to be an instance. */
export function receiver(engine: Engine): Value {
  const { self } = engine.env.frame;
  return self.some(isWindow) && engine.flow.proves(instanceFact(engine)) ? keepAtoms(self, (atom) => !isWindow(atom)) : self;
}

function isWindow(atom: Value[number]): boolean {
  return atom.t === 'host' && atom.type === 'window';
}
