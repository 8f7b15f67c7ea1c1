import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointSchema, type Checkpoint } from '@safecode/domain/ledger/checkpoint';

/**
 * Checkpoints as files `checkpoints/<organisation>/<sequence>.json`, readable by the owner only. A file is complete when
 * it has its name, and no name is given twice: what was signed first stays.
 */
export class CheckpointFiles {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'checkpoints');
  }

  /** Keeps a checkpoint. One for the same entry that is there already stays, also if it says something else: verification tells. What is none is refused. */
  async put(checkpoint: Checkpoint): Promise<void> {
    checkpointSchema.parse(checkpoint);
    const folder = this.#folderOf(checkpoint.organizationId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `.${randomBytes(8).toString('hex')}.new`);
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(checkpoint, null, 2)}\n`);
      await file.sync();
      await file.close();
      // A link refuses a name that is taken; a rename would replace it.
      await link(draft, join(folder, `${checkpoint.sequence}.json`)).catch((error: unknown) => {
        if (!isCode(error, 'EEXIST')) throw error;
      });
    } finally {
      await file.close();
      await rm(draft, { force: true });
    }
  }

  /** Every checkpoint of an organisation, oldest first. A file that cannot be read as one fails: it was tampered with. */
  async list(organizationId: number): Promise<Checkpoint[]> {
    const names = await this.#names(organizationId);
    const folder = this.#folderOf(organizationId);
    return Promise.all(names.map(async (name) => checkpointSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
  }

  /** The newest checkpoint, or null. */
  async latest(organizationId: number): Promise<Checkpoint | null> {
    const name = (await this.#names(organizationId)).at(-1);
    return name === undefined ? null : checkpointSchema.parse(JSON.parse(await readFile(join(this.#folderOf(organizationId), name), 'utf8')));
  }

  #folderOf(organizationId: number): string {
    return join(this.#folder, String(organizationId));
  }

  async #names(organizationId: number): Promise<string[]> {
    const names = await readdir(this.#folderOf(organizationId)).catch((error: unknown) => {
      if (isCode(error, 'ENOENT')) return [];
      throw error;
    });
    return names.filter((name) => /^\d+\.json$/.test(name)).sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
