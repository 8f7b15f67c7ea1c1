import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { takeProcessLock } from '../process-lock.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('takeProcessLock', () => {
  it('is held until released, and only its holder releases it', () => {
    const file = path.join(folder, 'plain.lock');
    const first = takeProcessLock(file);
    expect(takeProcessLock(file)).toEqual({ heldBy: process.pid });
    if (!('release' in first)) throw new Error('the first taker did not get the lock');
    fs.writeFileSync(file, 'someone else');
    first.release();
    expect(fs.existsSync(file)).toBe(true);
    expect(fs.readdirSync(folder)).toEqual(['plain.lock']);
  });

  it('takes over from a process that is gone', () => {
    const file = path.join(folder, 'gone.lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    fs.writeFileSync(file, `${pid}\n`);
    expect(takeProcessLock(file)).toHaveProperty('release');
  });

  it('takes over when a new process has the old id', async () => {
    const file = path.join(folder, 'reused.lock');
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    await once(other, 'spawn');
    fs.writeFileSync(file, `${other.pid}\nanother-boot:1\n`);
    expect(takeProcessLock(file)).toHaveProperty('release');
    other.kill('SIGKILL');
  });
});
