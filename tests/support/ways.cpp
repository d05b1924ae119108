#include "tests/support/ways.hpp"

#include <string_view>

#include <fmt/format.h>

#include "query/plan/rewrite.hpp"

namespace dossier::tests::support {

std::vector<Way> ways_to_run() {
    std::vector<Way> ways{{"as users run it", {}}};
    const auto add = [&](std::string_view rewrites, query::Options options, std::size_t batch_size) {
        options.batch_size = batch_size;
        ways.push_back({fmt::format("{}, batches of {}", rewrites, batch_size), std::move(options)});
    };
    for (const std::size_t size : batch_sizes) {
        if (size != query::Options{}.batch_size) add("with all rewrites", {}, size);
        add("without rewrites", {.rewrites = false}, size);
        add("by two threads", {.threads = 2, .rows_worth_sharing = 0}, size);
    }
    add("by three threads, without rewrites", {.rewrites = false, .threads = 3, .rows_worth_sharing = 0}, 7);
    std::size_t turn = 0;
    for (const std::string_view name : query::plan::rewrite_names()) {
        add(fmt::format("without {}", name), {.disabled_rewrites = {std::string{name}}},
            batch_sizes[turn++ % batch_sizes.size()]);
    }
    return ways;
}

}  // namespace dossier::tests::support
