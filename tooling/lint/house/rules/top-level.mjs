const ALLOWED = new Set(['apps', 'packages', 'tooling', 'docker', 'package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'turbo.json', 'tsconfig.json', 'README.md']);

/** Whoever opens the repository sees its parts, not its tools' configuration. */
/** @type {import('../repository.mjs').Rule} */
export const topLevel = {
  name: 'top-level',
  check: ({ topLevel: names }) =>
    names.filter((name) => !ALLOWED.has(name) && !name.startsWith('.')).map((name) => ({ file: name, message: 'does not belong at the top: put it into apps, packages, tooling or docker' })),
};
