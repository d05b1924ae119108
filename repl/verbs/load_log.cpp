#include "repl/verbs/load_log.hpp"

#include <memory>
#include <string>
#include <utility>

#include <spdlog/sinks/stdout_sinks.h>

#include "repl/print/text_width.hpp"
#include "repl/words.hpp"

namespace dossier::repl::verbs {

using Clock = std::chrono::steady_clock;

spdlog::logger load_logger(int verbosity) {
    spdlog::logger log{"load", std::make_shared<spdlog::sinks::stderr_sink_st>()};
    log.set_pattern("%H:%M:%S.%e %l: %v");
    log.set_level(verbosity >= 2 ? spdlog::level::debug : verbosity == 1 ? spdlog::level::info : spdlog::level::off);
    return log;
}

double since(Clock::time_point began) {
    return std::chrono::duration<double, std::milli>{Clock::now() - began}.count();
}

void LoggedAnnotator::prepare() {
    if (std::exchange(prepared_, true)) return;
    const auto began = Clock::now();
    annotator_.prepare();
    log_.info("annotator ready in {:.0f} ms", since(began));
}

loaders::annotate::Annotation LoggedAnnotator::annotate(std::string_view sentence) {
    prepare();
    const auto began = Clock::now();
    loaders::annotate::Annotation tokens = annotator_.annotate(sentence);
    // A letter may hold whatever would act on a terminal.
    if (log_.should_log(spdlog::level::debug)) {
        log_.debug("{} in {:.1f} ms: {}", counted(tokens.size(), "token"), since(began), print::visible(sentence));
    }
    return tokens;
}

void DocumentLog::note(const loaders::LoadProgress& progress) {
    if (progress.before) {
        log_.info("{}: {:.0f} ms reading, finding and writing, {:.0f} ms annotating {}",
                  print::visible(reading_.string()), progress.before->own, progress.before->annotating,
                  counted(progress.before->sentences, "sentence"));
    }
    if (progress.done < progress.total) {
        log_.info("document {} of {}: {}", progress.done + 1, progress.total, print::visible(progress.path.string()));
    }
    reading_ = progress.path;
}

}  // namespace dossier::repl::verbs
