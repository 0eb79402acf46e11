# ---- build -----------------------------------------------------------------------------------------------------------
FROM rust:1.90-slim-bookworm AS build
# SQLite and the allocator are built from source; the image has the C compiler for that.
WORKDIR /src

# First the dependencies alone, with empty crates of ours: this layer is built again only when a manifest changes.
# Every crate of the workspace has its line.
COPY Cargo.toml Cargo.lock ./
COPY .cargo .cargo
COPY crates/screening/Cargo.toml crates/screening/
COPY crates/smartbot/Cargo.toml crates/smartbot/
COPY crates/loadtest/Cargo.toml crates/loadtest/
RUN mkdir crates/screening/src crates/smartbot/src crates/loadtest/src \
    && touch crates/screening/src/lib.rs crates/smartbot/src/lib.rs \
    && echo 'fn main() {}' | tee crates/smartbot/src/main.rs > crates/loadtest/src/main.rs \
    && cargo build --release --locked -p smartbot

# Then our own sources. Their times are those of the checkout, older than the empty crates: touched, they count as changed.
COPY crates crates
RUN find crates -name '*.rs' -exec touch {} + \
    && cargo build --release --locked -p smartbot

# ---- run -------------------------------------------------------------------------------------------------------------
FROM debian:bookworm-slim
RUN groupadd --system --gid 10001 smartbot \
    && useradd --system --uid 10001 --gid smartbot --home-dir /data --shell /usr/sbin/nologin smartbot \
    && install --directory --owner=smartbot --group=smartbot --mode=0750 /data
COPY --from=build /src/target/release/smartbot /usr/local/bin/smartbot
COPY LICENSE LICENSE-APACHE LICENSE-MIT NOTICE /usr/share/doc/smartbot/
ENV HOST=0.0.0.0 \
    PORT=8000 \
    DATABASE_URL=sqlite:///data/smartbot.db
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
# The program asks itself: the image needs no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 CMD ["smartbot", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["smartbot"]
CMD ["serve"]
