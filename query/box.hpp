#pragma once

#include <memory>
#include <utility>

namespace dossier::query {

/// An owned value of a type that may still be incomplete where the box is declared: what makes a tree a plain value.
/// Copies are deep, `==` compares what is inside; never empty but after a move.
template <typename T>
class Box {
public:
    Box() : value_{std::make_unique<T>()} {}
    Box(T value) : value_{std::make_unique<T>(std::move(value))} {}
    Box(const Box& other) : value_{std::make_unique<T>(*other.value_)} {}
    Box(Box&&) noexcept = default;
    Box& operator=(const Box& other) {
        value_ = std::make_unique<T>(*other.value_);
        return *this;
    }
    Box& operator=(Box&&) noexcept = default;
    ~Box() = default;

    [[nodiscard]] T& operator*() noexcept { return *value_; }
    [[nodiscard]] const T& operator*() const noexcept { return *value_; }
    [[nodiscard]] T* operator->() noexcept { return value_.get(); }
    [[nodiscard]] const T* operator->() const noexcept { return value_.get(); }

    friend bool operator==(const Box& a, const Box& b) { return *a == *b; }

private:
    std::unique_ptr<T> value_;
};

}  // namespace dossier::query
