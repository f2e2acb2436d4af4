# PaperBot in a container: docker build .                          for processors
#                         docker build --build-arg VARIANT=cuda .  for NVIDIA GPUs (x64)
ARG VARIANT=cpu
ARG DOTNET_SDK=mcr.microsoft.com/dotnet/sdk:10.0.400-noble
ARG DOTNET_RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0.11-noble
# llama.cpp's library for GPUs was built with CUDA 13.1.
ARG CUDA_RUNTIME=nvidia/cuda:13.1.1-runtime-ubuntu24.04
ARG NODE=node:24.11.1-bookworm-slim

FROM ${NODE} AS node
FROM ${DOTNET_RUNTIME} AS dotnet

FROM ${DOTNET_SDK} AS build
ARG VARIANT
# The build fetches llama.cpp's libraries with npm.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source

# What is fetched changes seldom: it stays cached while these files stay as they are.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/PaperBot/PaperBot.csproj src/PaperBot/
COPY src/PaperBot.Sqlite/PaperBot.Sqlite.csproj src/PaperBot.Sqlite/
COPY src/PaperBot.Qdrant/PaperBot.Qdrant.csproj src/PaperBot.Qdrant/
COPY src/PaperBot.LlamaCpp/PaperBot.LlamaCpp.csproj src/PaperBot.LlamaCpp/
COPY src/PaperBot.LlamaCpp/Packages/ src/PaperBot.LlamaCpp/Packages/
COPY src/PaperBot.OpenAI/PaperBot.OpenAI.csproj src/PaperBot.OpenAI/
COPY src/PaperBot.Postgres/PaperBot.Postgres.csproj src/PaperBot.Postgres/
COPY src/PaperBot.Mail/PaperBot.Mail.csproj src/PaperBot.Mail/
COPY src/PaperBot.Discord/PaperBot.Discord.csproj src/PaperBot.Discord/
COPY src/PaperBot.App/PaperBot.App.csproj src/PaperBot.App/
RUN dotnet restore src/PaperBot.App \
 && dotnet msbuild src/PaperBot.LlamaCpp -target:InstallLlama -property:PaperBotCuda=$([ "$VARIANT" = cuda ] && echo true || echo false)

COPY prompts/ prompts/
COPY src/ src/
# Without its libraries the program would build and run, and refuse local models: better no image at all.
RUN dotnet publish src/PaperBot.App --configuration Release --no-restore --output /app \
      -property:PaperBotCuda=$([ "$VARIANT" = cuda ] && echo true || echo false) \
 && ls /app/llama/linux-*/libllama.* \
 && if [ "$VARIANT" = cuda ]; then ls /app/llama/linux-x64-cuda/libggml-cuda.so; fi \
 && install --directory --owner=1654 --group=1654 /data

FROM dotnet AS runtime-cpu

FROM ${CUDA_RUNTIME} AS runtime-cuda
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates libssl3t64 libstdc++6 tzdata \
 && rm -rf /var/lib/apt/lists/*
COPY --from=dotnet /usr/share/dotnet /usr/share/dotnet

FROM runtime-${VARIANT}
ARG VARIANT
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="PaperBot" \
      org.opencontainers.image.description="Answers questions about research papers in Discord; every statement cited, every quote checked" \
      org.opencontainers.image.version="${VERSION}"
COPY --from=build /app /app
COPY --from=build --chown=1654:1654 /data /data
# Everything that is written lies in /data, and for a moment in /tmp: the rest can be read-only. Without diagnostics the runtime leaves no sockets there.
ENV DOTNET_ROOT=/usr/share/dotnet \
    DOTNET_RUNNING_IN_CONTAINER=true \
    DOTNET_EnableDiagnostics=0 \
    HOME=/tmp \
    PATH=/app:$PATH \
    PAPERBOT_Data=/data
USER 1654:1654
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=2m --retries=3 CMD ["/app/paperbot", "health"]
ENTRYPOINT ["/app/paperbot"]
CMD ["run"]
