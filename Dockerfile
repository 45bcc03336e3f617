# syntax=docker/dockerfile:1
# The released binary with its GraphiQL bundle, in an image without compilers: docker build -t versus .

FROM node:22-slim AS web
WORKDIR /src/web/graphiql
COPY web/graphiql/package.json web/graphiql/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY web /src/web
RUN npm run build

FROM rust:1-slim-trixie AS build
WORKDIR /src
COPY . .
COPY --from=web /src/web/graphiql/dist web/graphiql/dist
# The build script embeds a bundle that is newer than its sources and needs no node then; one from the layer cache may be
# older than files that were checked out since.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    touch web/graphiql/dist/index.html \
    && VERSUS_REQUIRE_GRAPHIQL=1 cargo build --profile dist --locked --package versus --bin versus

FROM debian:trixie-slim
# Certificates for imports over HTTPS.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/versus --create-home versus
COPY --from=build /src/target/dist/versus /usr/local/bin/versus
USER 10001
WORKDIR /var/lib/versus
VOLUME /var/lib/versus
ENV VERSUS_LISTEN=0.0.0.0:8000 \
    VERSUS_DATABASE_URL=sqlite:/var/lib/versus/versus.sqlite \
    VERSUS_LOG_FORMAT=json
EXPOSE 8000
# Whoever runs it asks /health/live and /health/ready; nothing in the image could.
HEALTHCHECK NONE
ENTRYPOINT ["versus"]
CMD ["serve"]
