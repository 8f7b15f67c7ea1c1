import { spanOf, type JsSource, type SourceText } from './js-source.js';

/** A text as it is written between the quotes of another one in the source. */
export function quoted(js: JsSource, text: SourceText, value: string): string {
  const quote = text.node.type === 'TemplateElement' ? '`' : (js.code[spanOf(text.node).start] ?? "'");
  const plain = value.replace(/[\\\n\r\u2028\u2029]/g, (letter) => JSON.stringify(letter).slice(1, -1)).replaceAll(quote, `\\${quote}`);
  return quote === '`' ? plain.replaceAll('${', '\\${') : plain;
}
