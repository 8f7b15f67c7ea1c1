import { findLines } from '../repository.mjs';

/** Folders of somebody's machine; `/home/node` is the user folder of the official Node image. */
const MACHINE_PATH = /(?<![\w.~-])\/(?:root|work\/main|Users\/\w+|home\/(?!node\b)\w+)\/[\w.-]/;
const REGISTRY = /registry\.(?:npmjs|yarnpkg|npmmirror)|_auth(?:Token)?\s*=/;
const LOCK_FILE = 'pnpm-lock.yaml';

/** What is committed must mean the same on every machine. */
/** @type {import('../repository.mjs').Rule} */
export const noMachineTraces = {
  name: 'no-machine-traces',
  check: ({ files, registryHosts }) => {
    const hosts = registryHosts.length === 0 ? undefined : new RegExp(registryHosts.map((host) => host.replaceAll('.', '\\.')).join('|'));
    return files.flatMap((file) => [
      ...findLines(file, REGISTRY, (match) => `names a package registry: "${match}"`),
      ...(hosts === undefined ? [] : findLines(file, hosts, () => `names this machine's package registry`)),
      ...(file.path === LOCK_FILE ? findLines(file, /https?:\/\/|tarball:/, (match) => `the lock file holds an address ("${match}")`) : findLines(file, MACHINE_PATH, (match) => `a path of one machine: "${match}"`)),
    ]);
  },
};
