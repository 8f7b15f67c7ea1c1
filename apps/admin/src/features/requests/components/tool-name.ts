import { messages } from '../messages.js';

const NAMES: Readonly<Record<string, string>> = messages.tools;

/** What people call a tool of Opal; its own name where it is one we do not know any more. */
export const toolName = (tool: string): string => NAMES[tool] ?? tool;
