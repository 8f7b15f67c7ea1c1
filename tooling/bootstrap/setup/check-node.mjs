// Imported first by every command and free of imports itself: an old Node must get as far as this sentence.
const LOWEST = { major: 20, minor: 19 };

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < LOWEST.major || (major === LOWEST.major && minor < LOWEST.minor)) {
  process.stderr.write(`Node ${process.versions.node} is too old: install Node ${LOWEST.major}.${LOWEST.minor} or newer and try again.\n`);
  process.exit(1);
}
