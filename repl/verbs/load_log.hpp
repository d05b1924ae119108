#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include <spdlog/logger.h>

#include "loaders/annotate/annotator.hpp"
#include "loaders/loader.hpp"

namespace dossier::repl::verbs {

/// Where a load reports what it does and how long that takes: to standard error.
/// `verbosity`  0: not at all; 1: each stage and document; 2: each sentence too
[[nodiscard]] spdlog::logger load_logger(int verbosity);

/// Passes sentences on and measures how long the answers take.
class TimedAnnotator final : public loaders::annotate::Annotator {
public:
    /// Both outlive this.
    TimedAnnotator(loaders::annotate::Annotator& annotator, spdlog::logger& log) noexcept
        : annotator_{annotator}, log_{log} {}

    [[nodiscard]] loaders::annotate::Annotation annotate(std::string_view sentence) override;

    /// Since the last call.
    struct Spent {
        std::chrono::duration<double, std::milli> time{};
        std::size_t sentences = 0;
    };
    [[nodiscard]] Spent take_spent() noexcept;

private:
    loaders::annotate::Annotator& annotator_;
    spdlog::logger& log_;
    Spent spent_;
};

/// Logs each document of a load when it is done.
class DocumentLog {
public:
    /// Both outlive this.
    DocumentLog(TimedAnnotator& annotator, spdlog::logger& log) noexcept : annotator_{annotator}, log_{log} {}

    /// To be called with each progress of the load.
    void note(const loaders::LoadProgress& progress);

private:
    TimedAnnotator& annotator_;
    spdlog::logger& log_;
    std::filesystem::path reading_;
    std::chrono::steady_clock::time_point began_;
};

/// Milliseconds since `began`.
[[nodiscard]] double since(std::chrono::steady_clock::time_point began);

}  // namespace dossier::repl::verbs
