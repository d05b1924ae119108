// Any file as a letter: it is read or refused, and every span of it lies within the file.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/error.hpp"
#include "loaders/read/letter.hpp"

namespace {

void must_lie_within(dossier::graph::SourceSpan span, std::size_t size) {
    if (span.begin > span.end || span.end > size) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    try {
        const auto letter = dossier::loaders::read::read_letter(bytes, "kst-12345-6");
        if (letter.source) size = letter.source->size();
        for (const auto& section : letter.sections) {
            must_lie_within(section.where, size);
            for (const auto& paragraph : section.paragraphs) {
                for (const auto& sentence : paragraph.sentences) must_lie_within(sentence.where, size);
            }
        }
        for (const auto& footnote : letter.footnotes) must_lie_within(footnote.where, size);
    } catch (const dossier::graph::Error&) {
        return -1;
    }
    return 0;
}
