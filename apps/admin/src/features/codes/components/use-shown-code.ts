import { useParams } from '@tanstack/react-router';
import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import { parseId } from '../../../routing/parse-id.js';
import { useCode } from '../api/use-codes.js';

/** The code of the page around a view; the page shows a view only when it is there. */
export function useShownCode(): GeneratedCode {
  const codeId = parseId(useParams({ strict: false }).codeId);
  const { data } = useCode(codeId);
  if (data === undefined) throw new Error('A view of a code is shown only when the code is loaded.');
  return data;
}
