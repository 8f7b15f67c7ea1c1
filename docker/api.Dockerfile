# The API with the built console, whose pages it serves with a fresh nonce each.
# Build from the top of the repository: docker build -f docker/api.Dockerfile .
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
RUN pnpm exec tsc -b apps/api && pnpm --filter @safecode/admin run build
# Only what runs, in the layout of the repository, so that relative paths hold.
RUN pnpm --filter @safecode/api deploy --prod /out/apps/api && cp -r apps/admin/dist /out/console

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /out/apps apps
COPY --from=build /out/console apps/admin/dist
RUN install --directory --owner=node --group=node /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]
