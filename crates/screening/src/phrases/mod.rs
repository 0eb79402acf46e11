//! Everything the bot says, in `ru.ftl`, `kk.ftl` and `en.ftl`.
