#include "query/exec/context.hpp"

#include <fmt/format.h>

#include "graph/allocation_meter.hpp"
#include "graph/error.hpp"
#include "query/exec/memory_limit.hpp"
#include "query/exec/profiler.hpp"

namespace dossier::query::exec {

namespace {

// Reading the clock takes about as long as expanding a row; a check comes at least every few thousand rows.
constexpr std::uint32_t checks_per_clock_reading = 8;

[[noreturn]] void stop(graph::ErrorCode code, std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = code,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
}

}  // namespace

void stop_for_memory(const Limits& limits) {
    stop(graph::ErrorCode::memory_exceeded,
         fmt::format("the query needs more than {} MB", limits.memory.value_or(0) / 1'000'000),
         "allow it more memory, or keep fewer rows");
}

void Context::check() {
    if (given_up && given_up->load(std::memory_order_relaxed)) stop(graph::ErrorCode::cancelled, "nobody waits", "");
    if (limits.cancelled && limits.cancelled->load(std::memory_order_relaxed)) {
        stop(graph::ErrorCode::cancelled, "the query was cancelled", "");
    }
    if (const auto* meter = graph::AllocationMeter::of_this_thread(); meter != nullptr && meter->is_passed()) {
        stop_for_memory(limits);
    }
    if (!limits.timeout || ++checks < checks_per_clock_reading) return;
    checks = 0;
    if (std::chrono::steady_clock::now() - began > *limits.timeout) {
        const double seconds = std::chrono::duration<double>(*limits.timeout).count();
        stop(graph::ErrorCode::timed_out, fmt::format("the query took longer than {:g} seconds", seconds),
             "allow it more time, or match less");
    }
}

void Context::account(std::int64_t bytes) {
    const std::int64_t all = (whole ? whole->held : held) += bytes;
    if (profiler) profiler->account(bytes);
    if (bytes > 0 && limits.memory && all > 0 && static_cast<std::size_t>(all) > *limits.memory) {
        stop_for_memory(limits);
    }
}

void Context::give_back(std::int64_t bytes) noexcept {
    (whole ? whole->held : held) -= bytes;
    if (profiler) profiler->account(-bytes);
}

}  // namespace dossier::query::exec
