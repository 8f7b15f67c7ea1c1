import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Device } from '@safecode/domain/sessions/session';
import { personalClient, personalQueryClient } from '../../../api/session.js';
import { flash, flashRefusal } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { deviceName } from './device-name.js';

const DEVICES = ['devices'];

function columns(onEnd: (device: Device) => void): Column<Device>[] {
  return [
    {
      key: 'device',
      header: messages.device,
      phone: 'title',
      cell: (row) => (
        <>
          <strong>{deviceName(row.userAgent)}</strong> {row.current ? <StatusBadge family="archivable" status="active" detail="(this browser)" /> : null}
        </>
      ),
    },
    { key: 'started', header: messages.started, needsHeader: true, cell: (row) => <TimeStamp iso={row.createdAt} /> },
    { key: 'seen', header: messages.lastSeen, needsHeader: true, cell: (row) => <TimeStamp iso={row.lastSeenAt} /> },
    { key: 'expires', header: messages.expires, phone: 'hidden', cell: (row) => <TimeStamp iso={row.expiresAt} format="moment" /> },
    {
      key: 'actions',
      header: messages.actions,
      tight: true,
      cell: (row) =>
        row.current ? null : (
          <Button size="xs" variant="default" aria-label={messages.endNamed(deviceName(row.userAgent))} onClick={() => onEnd(row)}>
            {messages.end}
          </Button>
        ),
    },
  ];
}

/** Where the person is signed in. */
export function DeviceTable(): ReactNode {
  const query = useQuery({ queryKey: DEVICES, queryFn: () => personalClient.session.devices.query() }, personalQueryClient);
  const [asking, setAsking] = useState(false);
  const refresh = (): Promise<void> => personalQueryClient.invalidateQueries({ queryKey: DEVICES });
  const end = async (device: Device): Promise<void> => {
    try {
      await personalClient.session.endDevice.mutate({ handle: device.handle });
      await refresh();
      flash(messages.ended);
    } catch (error) {
      flashRefusal(error);
    }
  };
  const endOthers = async (): Promise<void> => {
    const { ended } = await personalClient.session.endOtherDevices.mutate();
    await refresh();
    flash(messages.endedOthers(ended));
  };
  return (
    <QueryView query={query}>
      {({ rows }) => (
        <Panel
          title={messages.sessions}
          aside={
            rows.length < 2 ? null : (
              <Button size="xs" variant="default" onClick={() => setAsking(true)}>
                {messages.endOthers}
              </Button>
            )
          }
        >
          <DataTable label={messages.sessions} columns={columns((device) => void end(device))} rows={rows} rowKey={(row) => row.handle} />
          <ConfirmDialog opened={asking} onClose={() => setAsking(false)} title={messages.endOthersTitle} confirmLabel={messages.endOthers} onConfirm={endOthers}>
            {messages.endOthersText(rows.length - 1)}
          </ConfirmDialog>
        </Panel>
      )}
    </QueryView>
  );
}
