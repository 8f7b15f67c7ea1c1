import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMail, MailError } from './create-mail.js';

interface Received {
  from: string;
  to: string[];
  message: string;
}

const closers: (() => Promise<unknown>)[] = [];
const sockets = new Set<{ destroy(): void }>();
const cutAll = (): void => {
  for (const socket of sockets) socket.destroy();
};
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A mail server on loopback that keeps what it takes. */
async function smtpServer(options: SMTPServerOptions = {}): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), message: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closers.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${portOf(server.server)}`, received };
}

/** A server that speaks no SMTP: it says `greeting`, or nothing, and never answers. */
async function rawServer(greeting: string | null): Promise<string> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (greeting !== null) socket.write(greeting);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return `smtp://127.0.0.1:${portOf(server)}`;
}

const portOf = (server: Pick<Server, 'address'>): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};
/** Patient with a server that will answer, however busy the machine is; tests of silent ones say how long they wait. */
const mailTo = (smtpUrl: string, silenceMs = 20_000) => createMail({ smtpUrl, from: 'Opal Safe Code <no-reply@shop.example>', silenceMs });
const invitation = { to: 'kim@shop.example', subject: 'Zoë invites you', text: 'Join: https://codes.shop.example/invite#t0ken', html: '<p>Join</p>' };
const failure = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

describe('createMail', () => {
  it('sends text and HTML from our sender to one receiver', async () => {
    const { url, received } = await smtpServer();
    await mailTo(url).send(invitation);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'no-reply@shop.example', to: ['kim@shop.example'] });
    expect(received[0]?.message).toMatch(/^From: Opal Safe Code <no-reply@shop\.example>\r$/m);
    expect(received[0]?.message).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(received[0]?.message).toContain('https://codes.shop.example/invite#t0ken');
    expect(received[0]?.message).toContain('text/html');
  });

  it.each([
    ['a line break in the subject', { subject: 'Hello\r\nBcc: eve@evil.example' }],
    ['a line break in the receiver', { to: 'kim@shop.example\r\nBcc: eve@evil.example' }],
    ['a second receiver in the receiver', { to: 'kim@shop.example, eve@evil.example' }],
  ])('does not let %s add headers or receivers', async (_, change) => {
    const { url, received } = await smtpServer();
    await failure(mailTo(url).send({ ...invitation, ...change }));
    expect(received.flatMap(({ to }) => to)).not.toContain('eve@evil.example');
    for (const { message } of received) expect(message).not.toMatch(/^Bcc:/im);
  });

  it('signs in with the credentials of the address, decoded', async () => {
    const seen: string[] = [];
    const { url, received } = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        seen.push(`${username} ${password}`);
        done(null, { user: 'mailer' });
      },
    });
    await mailTo(url.replace('//', '//mail%40er:p%3Ass%2F@')).send(invitation);
    expect(seen).toEqual(['mail@er p:ss/']);
    expect(received).toHaveLength(1);
  });

  it.each<[string, SMTPServerOptions, number]>([
    ['refuses the receiver', { onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such mailbox kim@shop.example'), { responseCode: 550 })) }, 550],
    ['is busy', { onMailFrom: (_address, _session, done) => done(Object.assign(new Error('try later'), { responseCode: 451 })) }, 451],
    ['refuses the content', { onData: (stream, _session, done) => void stream.resume().on('end', () => done(Object.assign(new Error('spam'), { responseCode: 554 }))) }, 554],
    ['wants credentials', { authOptional: false, allowInsecureAuth: true }, 530],
  ])('rejects with the reply code, and without the words, when the server %s', async (_, options, replyCode) => {
    const { url } = await smtpServer(options);
    const error = await failure(mailTo(url).send(invitation));
    expect(error).toBeInstanceOf(MailError);
    expect(error).toMatchObject({ replyCode });
    expect(String(error)).not.toMatch(/kim|mailbox|spam|later/);
  });

  it('rejects wrong credentials without repeating them', async () => {
    const { url } = await smtpServer({ allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(Object.assign(new Error('bad'), { responseCode: 535 })) });
    const error = await failure(mailTo(url.replace('//', '//mailer:s3cret@')).send(invitation));
    expect(error).toMatchObject({ code: 'EAUTH', replyCode: 535 });
    expect(String(error)).not.toContain('s3cret');
  });

  it('does not send a password in the clear to another machine', async () => {
    const { url, received } = await smtpServer({ allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(null, { user: 'x' }) });
    const port = new URL(url).port;
    // 0.0.0.0 is this machine by a name that is not loopback.
    expect(await failure(mailTo(`smtp://mailer:s3cret@0.0.0.0:${port}`).send(invitation))).toMatchObject({ code: 'ETLS' });
    expect(received).toEqual([]);
  });

  it.each<[string, string | null]>([['says nothing', null], ['greets and falls silent', '220 ready\r\n'], ['speaks something else', 'SSH-2.0-OpenSSH\r\n']])('gives up soon on a server that %s', async (_, greeting) => {
    const url = await rawServer(greeting);
    const start = Date.now();
    expect(await failure(mailTo(url, 400).send(invitation))).toBeInstanceOf(MailError);
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it('rejects when there is no server', async () => {
    expect(await failure(mailTo('smtp://127.0.0.1:1').send(invitation))).toMatchObject({ code: 'ESOCKET' });
  });

  it.each<[string, SMTPServerOptions['onData']]>([
    ['cuts the line', (stream) => void stream.resume().on('end', () => cutAll())],
    ['falls silent', (stream) => void stream.resume()],
  ])('says that a mail may have been sent when the server took it all and %s', async (_, onData) => {
    const { url } = await smtpServer({ onData: onData as NonNullable<SMTPServerOptions['onData']> });
    expect(await failure(mailTo(url, 3000).send(invitation))).toMatchObject({ mayHaveBeenSent: true, replyCode: null });
  });

  it('says that a mail was not sent when the server refused it or was never reached', async () => {
    const busy = await smtpServer({ onData: (stream, _session, done) => void stream.resume().on('end', () => done(Object.assign(new Error('spam'), { responseCode: 554 }))) });
    for (const mail of [mailTo(busy.url), mailTo('smtp://127.0.0.1:1'), mailTo(await rawServer(null), 400)]) expect(await failure(mail.send(invitation))).toMatchObject({ mayHaveBeenSent: false });
  });

  it('verifies a connection without sending', async () => {
    const { url, received } = await smtpServer();
    await mailTo(url).verify();
    expect(received).toEqual([]);
    expect(await failure(mailTo('smtp://127.0.0.1:1').verify())).toBeInstanceOf(MailError);
  });
});
