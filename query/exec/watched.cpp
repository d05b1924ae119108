#include "query/exec/watched.hpp"

#include <utility>

namespace dossier::query::exec {

namespace {

/// Tells who is at work as long as it lives.
class AtWork {
public:
    AtWork(Progress& progress, const std::string* step) noexcept : progress_{progress}, before_{progress.start(step)} {}
    AtWork(const AtWork&) = delete;
    AtWork& operator=(const AtWork&) = delete;
    ~AtWork() { progress_.start(before_); }

private:
    Progress& progress_;
    const std::string* before_;
};

class Watched final : public Operator {
public:
    Watched(Progress& progress, std::string step, OperatorPtr inner)
        : progress_{progress}, step_{progress.named(std::move(step))}, inner_{std::move(inner)} {}

    bool next(Batch& batch) override {
        const AtWork at_work{progress_, step_};
        if (!inner_->next(batch)) return false;
        progress_.add_rows(batch.size);
        return true;
    }
    void reset() override { inner_->reset(); }

private:
    Progress& progress_;
    const std::string* step_;
    OperatorPtr inner_;
};

}  // namespace

OperatorPtr watched(Progress& progress, std::string step, OperatorPtr made) {
    return std::make_unique<Watched>(progress, std::move(step), std::move(made));
}

}  // namespace dossier::query::exec
