import type { Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import { elementsOf } from '../engine/arrays.js';
import type { Call, Engine } from '../engine/engine.js';
import { add, toText } from '../engine/operators.js';
import { anyText, constant, join, joinAll } from '../engine/values.js';

/** `String.fromCharCode`: text that is spelled in numbers. */
export function fromCharacterCodes(_engine: Engine, call: Call): Value {
  const codes = argumentsFrom(call.args, 0);
  if (call.args.rest !== null || codes.length > 200) return anyText('character codes');
  let text: Value = constant('', true);
  for (const code of codes) {
    const [only] = code;
    const point = code.length === 1 && only?.t === 'const' && typeof only.v === 'number' ? Math.trunc(only.v) : -1;
    text = add(text, point >= 0 && point <= 0x10ffff ? constant(String.fromCodePoint(point), true) : anyText('character codes'));
  }
  return text;
}

/** `String.raw`: the raw parts with the values between them. */
export function rawText(engine: Engine, call: Call): Value {
  const strings = argument(call.args, 0);
  const raw = joinAll(strings.map((atom) => engine.getMember(atom, constant('raw'), call.site)));
  const [only] = raw;
  const parts = raw.length === 1 && only !== undefined ? elementsOf(only) : null;
  if (parts === null) return anyText('String.raw');
  return parts.map((part, index) => (index === 0 ? part : add(toText(argument(call.args, index)), part))).reduce((text, part) => add(text, part), constant(''));
}

/** Global functions that decode a text. A constant is decoded here, so that what it hides is seen. */
export function decoder(decode: (text: string) => string): (engine: Engine, call: Call) => Value {
  return (_engine, call) => {
    let result: Value = [];
    for (const atom of argument(call.args, 0)) result = join(result, atom.t === 'const' ? constant(attempt(decode, String(atom.v)), true) : anyText('a decoded text'));
    return result;
  };
}

function attempt(decode: (text: string) => string, text: string): string {
  try {
    return decode(text);
  } catch {
    return '';
  }
}
