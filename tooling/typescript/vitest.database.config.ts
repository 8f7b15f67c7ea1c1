import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

// For packages whose tests need PostgreSQL: one cluster for the run, a cloned database for each file.
export default mergeConfig(shared, { test: { globalSetup: ['../../packages/testing/src/database/global-setup.ts'] } });
