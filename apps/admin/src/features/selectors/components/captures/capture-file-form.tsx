import { FileInput, NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { MAX_UPLOAD_LENGTH, uploadPageSchema, type PageCapture } from '@safecode/domain/page-captures/page-capture';
import { ActionButton } from '../../../../components/actions/action-button.js';
import { FormActions, FormFields } from '../../../../components/form/form-layout.js';
import { FormSummary } from '../../../../components/form/form-summary.js';
import { useSchemaForm } from '../../../../components/form/use-schema-form.js';
import { useCaptureRequests } from '../../api/use-page-captures.js';
import { messages } from '../../messages.js';

const formSchema = uploadPageSchema.omit({ brandId: true });

export interface CaptureFileFormProps {
  brand: { id: number; pageTypes: readonly string[] };
  onDone: (capture: PageCapture) => void;
}

/** A saved page: it is drawn by the worker, never executed here or there. */
export function CaptureFileForm({ brand, onDone }: CaptureFileFormProps): ReactNode {
  const { upload } = useCaptureRequests();
  const [problem, setProblem] = useState<string | null>(messages.captures.noFile);
  const form = useSchemaForm(formSchema, { fileName: '', html: '', pageType: brand.pageTypes[0] ?? '' }, { fieldOf: (path) => (path === 'pageType' ? path : 'fileName') });
  const { fields } = form;
  const read = async (file: File | null): Promise<void> => {
    if (file === null) return setProblem(messages.captures.noFile);
    const html = file.size > 4 * MAX_UPLOAD_LENGTH ? null : await file.text();
    if (html === null || html.length > MAX_UPLOAD_LENGTH) return setProblem(messages.captures.tooLarge);
    fields.setValues({ fileName: file.name.slice(0, 200), html });
    setProblem(html.trim() === '' ? messages.captures.emptyFile : null);
  };
  return (
    <form noValidate onSubmit={form.submit(async (content) => onDone(await upload.mutateAsync({ ...content, brandId: brand.id })))}>
      <FormFields>
        <FileInput
          label={messages.captures.file}
          description={messages.captures.fileHint}
          placeholder={messages.captures.chooseFile}
          accept=".html,.htm,text/html"
          required
          error={problem === messages.captures.noFile ? fields.errors['fileName'] : problem}
          onChange={(file) => void read(file)}
        />
        <NativeSelect label={messages.pageType} data={[...brand.pageTypes]} {...fields.getInputProps('pageType')} />
        <FormSummary errors={{}} refusal={form.refusal} onField={() => undefined} />
        <FormActions>
          <ActionButton type="submit" busy={form.busy} blockedBy={problem}>
            {messages.captures.start}
          </ActionButton>
        </FormActions>
      </FormFields>
    </form>
  );
}
