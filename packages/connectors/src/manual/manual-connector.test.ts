import { describe, expect, it } from 'vitest';
import { createManualConnector } from './manual-connector.js';

const connector = createManualConnector();
const change = (parts: { javascript?: string; css?: string }) => ({
  revision: { codeId: 7, number: 3, contentHash: 'ab12cd34'.repeat(8), pageType: 'pdp', javascript: '', css: '', ...parts },
  deploymentId: 11,
  title: 'Sticky bar',
  brand: 'Larkmoor',
  environment: 'production',
  approvedBy: ['Ines Carvalho'],
});

describe('the manual connector', () => {
  it('packs the texts as they were approved, with a manifest that names their hash', () => {
    const packed = connector.package(change({ javascript: 'let a = 1;\n', css: '.lm-a { color: red }' }));
    expect(packed.fileName).toBe('code-7-r3-ab12cd34');
    expect(packed.files.slice(0, 2)).toEqual([
      { name: 'code-7-r3.js', mediaType: 'text/javascript', text: 'let a = 1;\n' },
      { name: 'code-7-r3.css', mediaType: 'text/css', text: '.lm-a { color: red }' },
    ]);
    expect(JSON.parse(packed.files[2]?.text ?? '')).toEqual(packed.manifest);
    expect(packed.manifest).toMatchObject({ contentHash: 'ab12cd34'.repeat(8), revision: 3, deploymentId: 11, approvedBy: ['Ines Carvalho'] });
  });

  it('leaves a part without text out', () => {
    expect(connector.package(change({ css: '.lm-a { color: red }' })).files.map(({ name }) => name)).toEqual(['code-7-r3.css', 'manifest.json']);
  });

  it('calls no platform: people do, and say how it went', async () => {
    expect(connector.mode).toBe('by_hand');
    await expect(connector.deploy(change({}))).rejects.toThrow('by hand');
    await expect(connector.rollBack({ deploymentId: 1, externalId: null })).rejects.toThrow('by hand');
  });
});
