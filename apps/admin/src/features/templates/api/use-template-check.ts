import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { templateContentSchema, type TemplateContent } from '@safecode/domain/templates/template';
import { trpc } from '../../../api/trpc.js';

const DEBOUNCE_MS = 500;

/**
 * Verifies what is in the editor while somebody writes: half a second after the last key, and only what the schema
 * accepts. The answer to an older text never replaces that to a newer one, because each text has its own entry.
 */
export function useTemplateCheck(brandId: number, content: unknown) {
  const [debounced] = useDebouncedValue(JSON.stringify(content), DEBOUNCE_MS);
  const parsed = templateContentSchema.safeParse(JSON.parse(debounced));
  const { client } = trpc.useUtils();
  const request: TemplateContent | null = parsed.success ? parsed.data : null;
  const query = useQuery({
    queryKey: ['template-check', brandId, debounced],
    queryFn: ({ signal }) => client.templates.check.mutate({ ...(request as TemplateContent), brandId }, { signal }),
    enabled: request !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { query, isComplete: request !== null };
}
