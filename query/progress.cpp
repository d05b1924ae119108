#include "query/progress.hpp"

#include <utility>

namespace dossier::query {

namespace {

Progress*& told() noexcept {
    thread_local Progress* progress = nullptr;
    return progress;
}

}  // namespace

Progress::Told::Told(Progress& progress) noexcept : before_{std::exchange(told(), &progress)} {}

Progress::Told::~Told() { told() = before_; }

Progress* Progress::of_this_thread() noexcept { return told(); }

std::string Progress::step() const {
    const std::string* const at_work = at_work_.load(std::memory_order_acquire);
    return at_work == nullptr ? std::string{} : *at_work;
}

const std::string* Progress::named(std::string step) {
    const std::lock_guard lock{mutex_};
    return &*names_.insert(std::move(step)).first;
}

}  // namespace dossier::query
