#pragma once

#include <ostream>
#include <streambuf>

#include "graph/checkpoint.hpp"

namespace dossier::repl::print {

/// A stream that hands on to another, passing `checkpoint` before each piece of some 64 KB: so that nobody waits for
/// the end of a value of a hundred megabytes. What the checkpoint throws comes out of the `<<` that was written with.
class CheckedStream {
public:
    CheckedStream(std::ostream& to, const graph::Checkpoint& checkpoint) : pieces_{to, checkpoint}, stream_{&pieces_} {
        stream_.exceptions(std::ios::badbit);
    }

    [[nodiscard]] std::ostream& stream() noexcept { return stream_; }

private:
    class Pieces final : public std::streambuf {
    public:
        Pieces(std::ostream& to, const graph::Checkpoint& checkpoint) : to_{to}, checkpoint_{checkpoint} {}

    protected:
        std::streamsize xsputn(const char* text, std::streamsize size) override;
        int_type overflow(int_type character) override;

    private:
        std::ostream& to_;
        const graph::Checkpoint& checkpoint_;
    };

    Pieces pieces_;
    std::ostream stream_;
};

}  // namespace dossier::repl::print
