import { useForm, type FormErrors, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import type { z } from 'zod';
import { describeError, type DescribedError } from '../../api/describe-error.js';
import { wordZodIssues } from '../../i18n/zod-messages.js';
import { orderErrors } from './order-errors.js';

wordZodIssues();

export interface SchemaForm<V extends Record<string, unknown>, O> {
  readonly fields: UseFormReturnType<V>;
  readonly busy: boolean;
  /** Why the server refused, apart from what stands beside single fields. */
  readonly refusal: DescribedError | null;
  /** For `onSubmit`: validates with the schema, then sends what the schema made of the values. */
  readonly submit: (send: (output: O) => Promise<unknown>) => (event?: React.SyntheticEvent<HTMLFormElement>) => void;
}

export interface FieldMapping<V> {
  /** Makes what the schema takes out of what fields hold, e.g. null out of an empty text. */
  readonly toInput?: (values: V) => unknown;
  /** The field that shows an error at a path of the schema, where their names differ. */
  readonly fieldOf?: (path: string, values: V) => string;
}

interface Problem {
  readonly path: string;
  readonly message: string;
}

/** The first problem of each field. */
function toErrors<V>(problems: readonly Problem[], values: V, mapping: FieldMapping<V>): FormErrors {
  const errors: FormErrors = {};
  for (const { path, message } of problems) {
    const field = mapping.fieldOf?.(path, values) ?? path;
    errors[field] ??= message;
  }
  return errors;
}

const problemsOf = (error: z.ZodError): Problem[] => error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));

/**
 * A form whose values are checked by the schema the API checks them with. Nothing typed is lost when the server
 * refuses; the first field with an error takes the focus.
 */
export function useSchemaForm<V extends Record<string, unknown>, S extends z.ZodType>(
  schema: S,
  initialValues: V,
  mapping: FieldMapping<V> = {},
): SchemaForm<V, z.output<S>> {
  const parse = (values: V) => schema.safeParse(mapping.toInput?.(values) ?? values);
  const fields = useForm<V>({
    initialValues,
    validate: (values) => {
      const parsed = parse(values);
      return parsed.success ? {} : toErrors(problemsOf(parsed.error), values, mapping);
    },
  });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DescribedError | null>(null);

  const showErrors = (errors: FormErrors): void => {
    const ordered = orderErrors(errors, fields.getInputNode);
    fields.setErrors(ordered);
    const first = Object.keys(ordered)[0];
    if (first !== undefined) fields.getInputNode(first)?.focus();
  };
  /** Issues of the server stand beside their fields; what has no field stays in the summary. */
  const refuse = (error: DescribedError): void => {
    const errors = toErrors(error.issues, fields.getValues(), mapping);
    const known = Object.keys(errors).every((path) => (path.split('.')[0] ?? '') in fields.getValues());
    showErrors(errors);
    setRefusal(error.issues.length > 0 && known ? null : error);
  };
  const run = async (send: (output: z.output<S>) => Promise<unknown>, values: V): Promise<void> => {
    const parsed = parse(values);
    if (busy || !parsed.success) return;
    setBusy(true);
    setRefusal(null);
    try {
      await send(parsed.data);
    } catch (error) {
      refuse(describeError(error));
    } finally {
      setBusy(false);
    }
  };
  return { fields, busy, refusal, submit: (send) => fields.onSubmit((values) => void run(send, values), showErrors) };
}
