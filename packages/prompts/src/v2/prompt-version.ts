/**
 * Version of the prompts in this folder. It stands in every generated code and in the key of the exact cache. A change
 * of the texts or of the schema that could change an answer gets a new folder and a new version; a test pins the texts.
 */
export const PROMPT_VERSION = 'v2';
