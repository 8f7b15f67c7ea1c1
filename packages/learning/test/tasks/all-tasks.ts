import { BRAND_TASKS } from './brand-tasks.js';
import { HARD_TASKS } from './hard-tasks.js';
import { LOGIC_TASKS } from './logic-tasks.js';
import { MORE_TASKS } from './more-tasks.js';
import { SELECTOR_TASKS } from './selector-tasks.js';
import { STYLE_TASKS } from './style-tasks.js';
import type { Task } from './task.js';
import { TEXT_TASKS } from './text-tasks.js';

/** Every task that needs no brand, and those of the brand of the example policy. */
export const PLAIN_TASKS: readonly Task[] = [...SELECTOR_TASKS, ...LOGIC_TASKS, ...TEXT_TASKS, ...STYLE_TASKS, ...MORE_TASKS, ...HARD_TASKS];
export const POLICY_TASKS: readonly Task[] = BRAND_TASKS;
