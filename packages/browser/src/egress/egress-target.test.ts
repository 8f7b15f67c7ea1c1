import { describe, expect, it } from 'vitest';
import { checkTarget, egressRules, normaliseHost, parseAllowedHosts, type EgressRules } from './egress-target.js';

const rules = (answers: Record<string, readonly string[]>, allowed: readonly string[] = []): EgressRules => ({
  ...egressRules(new Set(allowed)),
  resolve: async (host) => answers[host] ?? Promise.reject(new Error('ENOTFOUND')),
});

describe('checkTarget', () => {
  it('gives the address that was checked', async () => {
    await expect(checkTarget({ host: 'Shop.Test.', port: 443 }, rules({ 'shop.test': ['93.184.216.34', '2606:4700::1'] }))).resolves.toEqual({ ok: true, target: { host: 'shop.test', port: 443, address: '93.184.216.34' } });
    await expect(checkTarget({ host: '93.184.216.34', port: 80 }, rules({}))).resolves.toMatchObject({ ok: true });
  });

  it.each([
    ['127.0.0.1', 80, 'private_address'], ['2130706433', 80, 'private_address'], ['0x7f.1', 80, 'private_address'], ['0177.0.0.1', 80, 'private_address'], ['127.1', 443, 'private_address'], ['１２７.0.0.1', 80, 'private_address'],
    ['[::1]', 80, 'private_address'], ['::1', 80, 'private_address'], ['[::ffff:127.0.0.1]', 80, 'private_address'], ['[64:ff9b::7f00:1]', 80, 'private_address'], ['169.254.169.254', 80, 'private_address'], ['mixed.test', 80, 'private_address'], ['inner.test', 80, 'private_address'],
    ['shop.test', 22, 'port'], ['shop.test', 8080, 'port'], ['unknown.test', 80, 'unresolved'], ['empty.test', 80, 'unresolved'], ['[fe80::1%25eth0]', 80, 'malformed'], ['a b', 80, 'malformed'], ['[shop.test]', 80, 'malformed'], ['a@b', 80, 'malformed'], ['', 80, 'malformed'], ['shop.test', 0, 'malformed'], ['shop.test', 70_000, 'malformed'],
  ])('refuses %s:%s (%s)', async (host, port, reason) => {
    const answers = { 'shop.test': ['93.184.216.34'], 'mixed.test': ['93.184.216.34', '10.0.0.1'], 'inner.test': ['::ffff:10.0.0.1'], 'empty.test': [] };
    await expect(checkTarget({ host, port }, rules(answers))).resolves.toMatchObject({ ok: false, refused: { reason } });
  });

  it('opens exactly the host and port that the operator allows, but never a metadata service', async () => {
    const allowed = rules({ localhost: ['127.0.0.1'], 'trap.test': ['169.254.169.254'] }, ['localhost:4100', 'trap.test:80']);
    await expect(checkTarget({ host: 'localhost', port: 4100 }, allowed)).resolves.toMatchObject({ ok: true, target: { address: '127.0.0.1' } });
    await expect(checkTarget({ host: 'localhost', port: 4101 }, allowed)).resolves.toMatchObject({ ok: false, refused: { reason: 'port' } });
    await expect(checkTarget({ host: '127.0.0.1', port: 4100 }, allowed)).resolves.toMatchObject({ ok: false });
    await expect(checkTarget({ host: 'trap.test', port: 80 }, allowed)).resolves.toMatchObject({ ok: false, refused: { reason: 'private_address' } });
  });
});

describe('parseAllowedHosts', () => {
  it.each([
    ['', []], ['127.0.0.1:4100', ['127.0.0.1:4100']], [' Shop.Local:8080, [::1]:81 ', ['shop.local:8080', '[::1]:81']], ['intern', ['intern:80', 'intern:443']],
  ])('%j', (list, expected) => {
    expect([...parseAllowedHosts(list)]).toEqual(expected);
  });

  it.each(['http://shop', 'a/b', '*@x'])('refuses %j', (list) => {
    expect(() => parseAllowedHosts(list)).toThrow(/PROBE_ALLOW_HOSTS/);
  });
});

describe('normaliseHost', () => {
  it.each([['EXAMPLE.com.', 'example.com'], ['bücher.test', 'xn--bcher-kva.test'], ['0300.0250.1', '192.168.0.1'], ['::FFFF:7f00:1', '[::ffff:7f00:1]'], ['a#b', undefined], ['a?b', undefined], [String.raw`a\b`, undefined]])('%s is %s', (host, expected) => {
    expect(normaliseHost(host)).toBe(expected);
  });
});
