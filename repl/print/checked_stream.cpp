#include "repl/print/checked_stream.hpp"

#include <algorithm>

namespace dossier::repl::print {

// A target that takes no more is its owner's to notice, as without this stream: what is said here is that all went out.

std::streamsize CheckedStream::Pieces::xsputn(const char* text, std::streamsize size) {
    constexpr std::streamsize piece = std::streamsize{64} << 10U;
    for (std::streamsize done = 0; done < size; done += piece) {
        if (checkpoint_) checkpoint_();
        to_.write(text + done, std::min(piece, size - done));
    }
    return size;
}

CheckedStream::Pieces::int_type CheckedStream::Pieces::overflow(int_type character) {
    if (!traits_type::eq_int_type(character, traits_type::eof())) to_.put(traits_type::to_char_type(character));
    return traits_type::not_eof(character);
}

}  // namespace dossier::repl::print
