# The worker: jobs and schedules. Build from the top of the repository: docker build -f docker/worker.Dockerfile .
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /build
ENV CI=true
RUN npm install --global pnpm@12.21.0
# The lock file alone decides what is fetched: changed sources do not fetch again.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
COPY tooling/patches tooling/patches
RUN pnpm fetch
COPY tsconfig.json ./
COPY packages packages
COPY tooling tooling
COPY apps apps
RUN pnpm install --offline --frozen-lockfile
RUN pnpm exec tsc -b apps/worker
RUN pnpm --filter @safecode/worker deploy --prod /out/apps/worker

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production WORKER_PORT=4002 DATA_DIR=/data
WORKDIR /app
COPY --from=build /out/apps apps
# Signed heads of ledgers; the API reads them.
RUN install --directory --owner=node --group=node /data
USER node
# Health and metrics listen on the loopback address: nobody else needs them.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WORKER_PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/worker/dist/main.js"]
