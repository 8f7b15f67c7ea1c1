import { useState, type ReactNode } from 'react';
import type { BrandDomain } from '@safecode/domain/domain-proofs/domain-proof';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { BrandSettingsLinks } from '../../../components/page/brand-settings-links.js';
import { Page } from '../../../components/page/page.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useDomainChanges, useDomains } from '../api/use-domains.js';
import { DomainPanel } from '../components/domain-panel.js';
import { messages } from '../messages.js';

/** The hosts of a brand: which are proved to be its own, and whose robots.txt is not asked. */
export function DomainsPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const query = useDomains(brand.id);
  const { check, override } = useDomainChanges();
  const [asking, setAsking] = useState<BrandDomain | null>(null);
  const blockedBy = can('brand.update') ? null : messages.notAllowed;
  const decide = async (host: string, watchDespiteRobots: boolean): Promise<void> => {
    await override.mutateAsync({ brandId: brand.id, host, watchDespiteRobots });
    flash(watchDespiteRobots ? messages.switchedOn(host) : messages.switchedOff(host));
  };
  return (
    <Page title={messages.title(brand.name)} tabTitle={messages.tab} place={brand.name} lead={messages.lead}>
      <BrandSettingsLinks org={slugs.org} brand={brand.slug} />
      <QueryView query={query}>
        {({ rows }) => (
          <>
            {rows.map((domain) => (
              <DomainPanel
                key={domain.host}
                domain={domain}
                blockedBy={blockedBy}
                onCheck={() => check.mutate({ brandId: brand.id, host: domain.host })}
                onOverride={(isOn) => (isOn ? setAsking(domain) : void decide(domain.host, false))}
              />
            ))}
          </>
        )}
      </QueryView>
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={messages.switchOnTitle(asking?.host ?? '')}
        confirmLabel={messages.switchOn}
        danger={false}
        onConfirm={async () => {
          if (asking !== null) await decide(asking.host, true);
        }}
      >
        {messages.switchOnText}
      </ConfirmDialog>
    </Page>
  );
}
