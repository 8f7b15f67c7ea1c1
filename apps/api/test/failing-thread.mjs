// A thread for the pool's test: it must be told the knowledge first, and one description ends it.
const known = new Set();

/** @param {readonly { knowledgeName: string, knowledge: unknown, request: { description: string } }[]} jobs */
export default async function work(jobs) {
  return jobs.map(({ knowledgeName, knowledge, request }) => {
    if (request.description === 'end the thread') process.exit(1);
    if (knowledge !== null) known.add(knowledgeName);
    return known.has(knowledgeName) ? { outcome: { kind: 'impossible', reason: request.description }, stages: [], draft: null } : null;
  });
}
