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

loaders::annotate::Annotation TimedAnnotator::annotate(std::string_view sentence) {
    const auto began = Clock::now();
    loaders::annotate::Annotation tokens = annotator_.annotate(sentence);
    const double took = since(began);
    spent_.time += std::chrono::duration<double, std::milli>{took};
    ++spent_.sentences;
    // A letter may hold whatever would act on a terminal.
    if (log_.should_log(spdlog::level::debug)) {
        log_.debug("{} in {:.1f} ms: {}", counted(tokens.size(), "token"), took, print::visible(sentence));
    }
    return tokens;
}

TimedAnnotator::Spent TimedAnnotator::take_spent() noexcept { return std::exchange(spent_, Spent{}); }

void DocumentLog::note(const loaders::LoadProgress& progress) {
    if (progress.done > 0) {
        const double took = since(began_);
        const TimedAnnotator::Spent spent = annotator_.take_spent();
        log_.info("{}: {:.0f} ms, {:.0f} of them annotating {}; the rest reading, finding and writing",
                  print::visible(reading_.string()), took, spent.time.count(), counted(spent.sentences, "sentence"));
    }
    if (progress.done < progress.total) {
        log_.info("document {} of {}: {}", progress.done + 1, progress.total, print::visible(progress.path.string()));
    }
    reading_ = progress.path;
    began_ = Clock::now();
}

}  // namespace dossier::repl::verbs
