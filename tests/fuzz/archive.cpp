// Any bytes as DOCX or ODT.

#include "loaders/read/format.hpp"
#include "tests/fuzz/content.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 4 || data[0] != 'P' || data[1] != 'K') return -1;
    return dossier::fuzz::read_blocks(
        data, size, [](std::string_view bytes) { return dossier::loaders::read::read_content(bytes, "brief"); });
}
