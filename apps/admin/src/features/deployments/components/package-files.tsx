import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { downloadText } from '../../../components/actions/download-text.js';
import { QueryView } from '../../../components/states/query-view.js';
import { formatList } from '../../../i18n/format-number.js';
import { useDeploymentPackage } from '../api/use-deployments.js';
import { messages } from '../messages.js';
import classes from './deployments.module.css';

/** What is taken to the platform: each file to copy or to take along, and the manifest that names the approved hash. */
export function PackageFiles({ deploymentId }: { deploymentId: number }): ReactNode {
  const query = useDeploymentPackage(deploymentId);
  return (
    <QueryView query={query}>
      {({ fileName, files, manifest }) => {
        const isListed = files.some((file) => file.name.endsWith('.json'));
        const all = isListed ? files : [...files, { name: messages.manifest, mediaType: 'application/json', text: `${JSON.stringify(manifest, null, 2)}\n` }];
        return (
          <>
            <p>{messages.packageText(fileName, formatList(manifest.approvedBy))}</p>
            <ul className={classes.files}>
              {all.map((file) => (
                <li key={file.name} className={classes.file}>
                  <code>{file.name}</code>
                  <span className={classes.buttons}>
                    <CopyButton label={messages.copy(file.name)} value={file.text} />
                    <Button size="xs" variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => downloadText(file.name, file.mediaType, file.text)}>
                      {messages.download(file.name)}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </QueryView>
  );
}
