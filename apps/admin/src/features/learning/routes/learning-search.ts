import { CORRECTION_KINDS } from '@safecode/domain/corrections/improvement';
import { LESSON_STATUSES } from '@safecode/domain/learning/lesson';
import { z } from 'zod';
import { searchChoice } from '../../../routing/search-fields.js';

/** The filters of the board. */
export const learningSearchSchema = z.object({ status: searchChoice(LESSON_STATUSES), kind: searchChoice(CORRECTION_KINDS) });
