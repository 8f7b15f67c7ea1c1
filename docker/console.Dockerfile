# The console's files, and one origin for console and API: everything that is not a file goes to the API.
# Build from the top of the repository: docker build -f docker/console.Dockerfile .
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
RUN pnpm --filter @safecode/admin run build

FROM caddy:2.10.2-alpine
# The program may bind low ports by a file capability, which a container without privileges may not even start.
RUN setcap -r /usr/bin/caddy
ENV PORT=8080 API_UPSTREAM=api:4000
COPY docker/console/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /build/apps/admin/dist/assets /srv/assets
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["sh", "-c", "wget -q -O /dev/null http://127.0.0.1:$PORT/readyz"]
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile"]
