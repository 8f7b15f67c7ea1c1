/** Names of payment, password and identity fields as they occur in name, id, autocomplete, placeholder and labels. */
const SENSITIVE_NAME =
  /pass[-_ ]?(?:word|wd|code|phrase|port)|passwort|(?:^|[-_ ])pwd|card[-_ ]?(?:num|no$|no[-_ ]|holder|expir|exp|cvc|cvv|code)|credit[-_ ]?card|(?:^|[-_ ])cc[-_ ]?(?:num|name|exp|csc|cvc|type|given|family)|^cc-|(?:^|[-_ ])(?:cvv2?|cvc2?|csc|iban|bic|ssn|otp|pin)(?:$|[-_ ])|social[-_ ]?security|security[-_ ]?code|sort[-_ ]?code|account[-_ ]?num|expiry[-_ ]?date|one-time-code|national[-_ ]?id|identity[-_ ]?(?:num|card|doc)|id[-_ ]card|driv(?:er|ing)s?'?s?[-_ ]?licen[cs]e|licen[cs]e[-_ ]?(?:num|no\b)|tax[-_ ]?(?:id|num|payer)|national[-_ ]?insurance|(?:^|[-_ ])(?:dob|nino|passport|cardno|pan)(?:$|[-_ ])|date[-_ ]?of[-_ ]?birth|birth[-_ ]?date|birthday|routing[-_ ]?num|mothers?[-_ ]?maiden/i;

const SENSITIVE_AUTOCOMPLETE = /(?:^|\s)(?:cc-[a-z-]+|current-password|new-password|one-time-code)(?:\s|$)/i;

/** Attributes that say what a field asks for. */
const NAMING = new Set(['name', 'id', 'placeholder', 'aria-label', 'for', 'data-name']);

/** True when an attribute makes its element a payment, password or identity field. */
export function isSensitiveAttribute(name: string, value: string): boolean {
  if (name === 'type') return value.trim().toLowerCase() === 'password';
  if (name === 'autocomplete') return SENSITIVE_AUTOCOMPLETE.test(value);
  return NAMING.has(name) && SENSITIVE_NAME.test(value);
}

/** Elements people type into. */
export function isField(tag: string): boolean {
  return tag === 'input' || tag === 'select' || tag === 'textarea';
}

/** True when a selector looks for a payment, password or identity field. */
export function selectsSensitiveField(tests: readonly { readonly name: string; readonly value: string }[]): boolean {
  return tests.some((test) => {
    if (test.name === 'type' || test.name === 'autocomplete') return isSensitiveAttribute(test.name, test.value) || /^cc-?/i.test(test.value);
    return (test.name === 'name' || test.name === 'id') && SENSITIVE_NAME.test(test.value);
  });
}
