import type { Activation } from './activations.js';
import type { Call, Engine } from './engine.js';
import { join, UNDEFINED } from './values.js';

/** `this` and `arguments` of one more call: calls that share an activation share them too. */
export function bindReceiver(engine: Engine, activation: Activation, call: Call): void {
  const { fn, env } = activation;
  if (fn.node.type === 'ArrowFunctionExpression') return;
  activation.self.add(call.self.length === 0 || call.self.every((atom) => atom.t === 'const') ? engine.window : call.self);
  if (!activation.readsArguments) return;
  for (const args of env.frame.args) {
    if (args.t !== 'obj') continue;
    call.args.values.forEach((value, index) => { args.props.ensure(String(index)).add(value); });
    if (call.args.rest !== null) args.rest.add(call.args.rest);
    args.props.ensure('callee').add([fn]);
  }
}

/** The arguments of a call, with what the code wrote into `arguments`: a parameter is the same place. */
export function withWritten(activation: Activation, call: Call): Call {
  if (!activation.readsArguments) return call;
  let { values, rest } = call.args;
  for (const args of activation.env.frame.args) {
    if (args.t !== 'obj') continue;
    values = values.map((value, index) => {
      const cell = args.props.ensure(String(index));
      // Read in any case: what is written further on is what the next round begins with.
      const written = cell.value;
      return cell.isWrittenLate ? join(value, written) : value;
    });
    if (args.marks.inexact) {
      values = values.map((value) => join(value, args.rest.value));
      rest = join(rest ?? UNDEFINED, args.rest.value);
    }
  }
  return { ...call, args: { values, rest } };
}
