import { z } from 'zod';
import { OPAL_TOOLS, type OpalToolName } from '@safecode/domain/opal/tools';
import { OUTCOME_CLASSES, requestStatusSchema } from '@safecode/domain/requests/opal-request';
import { searchChoice, searchText } from '../../../routing/search-fields.js';

export const TOOL_NAMES: readonly OpalToolName[] = OPAL_TOOLS.map((tool) => tool.name);

export const requestListSearchSchema = z.object({
  q: searchText(),
  status: searchChoice(requestStatusSchema.options),
  outcome: searchChoice(OUTCOME_CLASSES),
  tool: searchChoice(TOOL_NAMES),
});
export type RequestListSearch = z.output<typeof requestListSearchSchema>;
export const NO_FILTERS: Partial<RequestListSearch> = { q: undefined, status: undefined, outcome: undefined, tool: undefined };
