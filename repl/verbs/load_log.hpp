#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include <spdlog/logger.h>

#include "loaders/annotate/annotator.hpp"
#include "loaders/loader.hpp"

namespace dossier::repl::verbs {

/// Where a load reports what it does and how long that takes: to standard error.
/// `verbosity`  0: not at all; 1: each stage and document; 2: each sentence too
[[nodiscard]] spdlog::logger load_logger(int verbosity);

/// Passes sentences on and logs each with the time that its answer took.
class LoggedAnnotator final : public loaders::annotate::Annotator {
public:
    /// Both outlive this.
    LoggedAnnotator(loaders::annotate::Annotator& annotator, spdlog::logger& log) noexcept
        : annotator_{annotator}, log_{log} {}

    void prepare() override;
    [[nodiscard]] loaders::annotate::Annotation annotate(std::string_view sentence) override;

private:
    loaders::annotate::Annotator& annotator_;
    spdlog::logger& log_;
    bool prepared_ = false;
};

/// Logs each document of a load when it is done.
class DocumentLog {
public:
    /// It outlives this.
    explicit DocumentLog(spdlog::logger& log) noexcept : log_{log} {}

    /// To be called with each progress of the load.
    void note(const loaders::LoadProgress& progress);

private:
    spdlog::logger& log_;
    std::filesystem::path reading_;
};

/// Milliseconds since `began`.
[[nodiscard]] double since(std::chrono::steady_clock::time_point began);

}  // namespace dossier::repl::verbs
