import { runGeneration } from '@safecode/usecases/generation/run-generation';
import type { JobHandler } from '../task-table.js';

export const runGenerationTask: JobHandler<'generation.run'> = (deps, payload) => runGeneration(deps, payload);
