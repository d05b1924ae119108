#pragma once

#include <cstddef>
#include <cstdint>

#include "query/exec/context.hpp"

namespace dossier::query::exec {

/// Bytes accounted for, given back at the end.
class HeldBytes {
public:
    /// `context` must outlive it.
    explicit HeldBytes(Context& context) noexcept : context_{context} {}
    HeldBytes(const HeldBytes&) = delete;
    HeldBytes& operator=(const HeldBytes&) = delete;
    ~HeldBytes() {
        if (bytes_ > 0) context_.account(-bytes_);
    }

    /// throws Error{memory_exceeded}
    void add(std::size_t bytes) {
        context_.account(static_cast<std::int64_t>(bytes));
        bytes_ += static_cast<std::int64_t>(bytes);
    }

private:
    Context& context_;
    std::int64_t bytes_ = 0;
};

}  // namespace dossier::query::exec
