# Hedgerow's command line, built from this checkout and installed as a package:
#   docker build --tag hedgerow .
#   docker run --rm --volume "$PWD:/rules" hedgerow lint .
FROM node:24-slim AS build
WORKDIR /src
COPY . .
RUN npx -y pnpm@12 install --frozen-lockfile \
 && npx -y pnpm@12 --filter '@hedgerow/cli...' run build \
 && mkdir /packages \
 && npx -y pnpm@12 --filter '@hedgerow/cli...' exec npx -y pnpm@12 pack --pack-destination /packages

FROM node:24-slim
# `lint --since` asks git.
RUN apt-get update \
 && apt-get install -y --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/* \
 && git config --system --add safe.directory '*'
COPY --from=build /packages /packages
RUN npm install --prefix /opt/hedgerow --no-audit --no-fund /packages/*.tgz \
 && ln -s /opt/hedgerow/node_modules/.bin/hedgerow /usr/local/bin/hedgerow \
 && rm -rf /packages /root/.npm
USER node
WORKDIR /rules
ENTRYPOINT ["hedgerow"]
CMD ["--help"]
