import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeDns, type FakeDns } from '@safecode/testing/fake-dns/fake-dns';
import { parseDnsServers, resolveTxt } from './resolve-txt.js';

describe('resolveTxt', () => {
  let dns: FakeDns;
  beforeAll(async () => {
    dns = await startFakeDns();
  });
  afterAll(() => dns.close());

  it('reads the records of a name, long ones in one piece', async () => {
    const long = 'x'.repeat(600);
    dns.records.set('_safecode-proof.shop.example', ['safecode-proof=abc', long]);
    expect([...(await resolveTxt('_safecode-proof.shop.example', [dns.address]))].sort()).toEqual(['safecode-proof=abc', long]);
  });

  it.each([['a name that is not there', 'none.example'], ['a name without TXT records', 'empty.example']])('answers none for %s', async (_, name) => {
    dns.records.set('empty.example', []);
    await expect(resolveTxt(name, [dns.address])).resolves.toEqual([]);
  });

  it('tells servers that fail from names that have nothing', async () => {
    dns.fail = 2;
    await expect(resolveTxt('shop.example', [dns.address])).rejects.toMatchObject({ code: 'domain.dns_unanswered', data: { name: 'shop.example', reason: 'ESERVFAIL' } });
    dns.fail = null;
  });

  it('says so when nobody answers', async () => {
    const gone = await startFakeDns();
    const { address } = gone;
    await gone.close();
    await expect(resolveTxt('shop.example', [address])).rejects.toMatchObject({ code: 'domain.dns_unanswered' });
  });
});

describe('parseDnsServers', () => {
  it('reads addresses, with and without a port', () => {
    expect(parseDnsServers(' 127.0.0.1:5353, 9.9.9.9 [2620:fe::fe]:53,2620:fe::fe')).toEqual(['127.0.0.1:5353', '9.9.9.9', '[2620:fe::fe]:53', '2620:fe::fe']);
    expect(parseDnsServers('')).toEqual([]);
  });

  it('refuses what is none', () => {
    expect(() => parseDnsServers('dns.example')).toThrow(/DNS_SERVERS has "dns.example"/);
  });
});
