#pragma once

#include <utility>

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

namespace dossier::graph {

/// A value that its copies share until one of them is written to, which then has its own.
///
/// One thread writes, and it alone copies; any thread may read a copy of its own and let it go. Whether the others have
/// let go is asked by a load that sees all that they did before: std::shared_ptr's use_count() promises less.
template <typename T>
class Shared {
public:
    /// Nothing, and not to be asked for.
    Shared() noexcept = default;
    explicit Shared(T value) : box_{new Box{std::move(value)}} {}

    [[nodiscard]] explicit operator bool() const noexcept { return box_ != nullptr; }
    [[nodiscard]] const T& operator*() const noexcept { return box_->value; }
    [[nodiscard]] const T* operator->() const noexcept { return &box_->value; }

    /// Nobody else's. What was read from it before may have moved.
    [[nodiscard]] T& write() {
        if (box_->use_count() > 1) [[unlikely]]
            box_.reset(new Box{box_->value});
        return box_->value;
    }
    void reset() noexcept { box_.reset(); }

private:
    struct Box : boost::intrusive_ref_counter<Box> {
        explicit Box(T from) : value{std::move(from)} {}
        T value;
    };

    boost::intrusive_ptr<Box> box_;
};

}  // namespace dossier::graph
