import { Radio, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import type { Question } from '@safecode/domain/generation/generate-variation';
import type { GenerationRun } from '@safecode/domain/generation/run';
import { trpc } from '../../../api/trpc.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm, type SchemaForm } from '../../../components/form/use-schema-form.js';
import { Panel } from '../../../components/page/panel.js';
import { paths } from '../../../routing/paths.js';
import type { BrandScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { answersSchema, readAnswers, writeAnswers } from './answers.js';
import classes from './generation.module.css';

type Values = Record<string, string>;

function QuestionField({ question, form }: { question: Question; form: SchemaForm<Values, unknown> }): ReactNode {
  const { fields } = form;
  const value = fields.values[question.name] ?? '';
  if (question.choices.length > 0) {
    return (
      <Radio.Group label={question.question} required {...fields.getInputProps(question.name)}>
        {question.choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} mt="xs" />
        ))}
      </Radio.Group>
    );
  }
  return (
    <TextInput
      label={question.question}
      required
      autoComplete="off"
      {...(question.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      {...(question.kind === 'color' ? { leftSection: <span className={classes.swatch} style={{ background: value }} aria-hidden /> } : {})}
      {...fields.getInputProps(question.name)}
    />
  );
}

/** The questions a run asks back. The answers start a new run with the same request. */
export function QuestionForm({ run, scope }: { run: GenerationRun; scope: BrandScope }): ReactNode {
  const navigate = useNavigate();
  const start = trpc.generation.start.useMutation();
  const schema = useMemo(() => answersSchema(run.questions), [run.questions]);
  const form = useSchemaForm<Values, typeof schema>(schema, Object.fromEntries(run.questions.map((question) => [question.name, ''])));
  const submit = form.submit(async (given) => {
    const answers = { ...readAnswers(run.id), ...given };
    const request = { brand: run.brandSlug, pageType: run.pageType, description: run.description, template: run.template, answers };
    const { id } = await start.mutateAsync(request);
    writeAnswers(id, answers);
    await navigate({ to: paths.run(scope.slugs.org, run.brandSlug, id) });
  });
  return (
    <Panel title={messages.questions}>
      <p className={classes.muted}>{messages.questionsLead}</p>
      <form noValidate onSubmit={submit}>
        <FormFields>
          {run.questions.map((question) => (
            <QuestionField key={question.name} question={question} form={form} />
          ))}
          <FormEnd form={form} label={messages.answer} blockedBy={scope.can('code.generate') ? null : messages.notAllowed} />
        </FormFields>
      </form>
    </Panel>
  );
}
