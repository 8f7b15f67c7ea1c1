const FOLDER = 'packages/database/migrations/';
const NAME = /^(\d{4})_[a-z][a-z0-9_]*\.sql$/;
/** A moment without a zone means another moment on another machine. */
const ZONELESS = /(?<!to_)\btimestamp\b(?!\s+with\s+time\s+zone)/i;
/** A setting that outlives its transaction is read by the next user of the connection: another organisation's. */
const LASTING_SETTING = /\bset_config\s*\([^()]*,\s*false\s*\)|\bset\s+(?:session\s+)?app\.\w+\s*(?:=|\bto\b)/i;

/** Numbered without a gap, so that two branches that add one notice; forward only; each says why. */
/** @type {import('../repository.mjs').Rule} */
export const migrations = {
  name: 'migrations',
  check: ({ files }) => {
    const sql = files.filter(({ path }) => path.startsWith(FOLDER)).toSorted((one, other) => (one.path < other.path ? -1 : 1));
    return [
      ...sql.flatMap((file, index) => findingsOf(file, index + 1)),
      ...files.filter(({ path }) => /\.(?:ts|mjs|sql)$/.test(path)).flatMap((file) => linesLike(file, LASTING_SETTING, 'a setting that stays after its transaction')),
    ];
  },
};

/**
 * @param {import('../repository.mjs').SourceFile} file
 * @param {number} position counted from 1
 */
function findingsOf(file, position) {
  const [, number] = NAME.exec(file.path.slice(FOLDER.length)) ?? [];
  /** @type {import('../repository.mjs').Finding[]} */
  const findings = [];
  if (Number(number) !== position) findings.push({ file: file.path, message: `migration ${position} must be called ${String(position).padStart(4, '0')}_words.sql` });
  if (!file.text.startsWith('-- Why: ')) findings.push({ file: file.path, line: 1, message: 'a migration begins with "-- Why: "' });
  return [...findings, ...linesLike(file, ZONELESS, 'a time without a zone: use timestamptz')];
}

/**
 * @param {import('../repository.mjs').SourceFile} file
 * @param {RegExp} pattern
 * @param {string} message
 * @returns {import('../repository.mjs').Finding[]}
 */
function linesLike(file, pattern, message) {
  return file.text.split('\n').flatMap((text, index) => (pattern.test(text.replace(/(?:--|\/\/).*$/, '')) ? [{ file: file.path, line: index + 1, message }] : []));
}
