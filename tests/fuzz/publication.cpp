// Any UTF-8 as the XML of an official publication.

#include "loaders/read/publication.hpp"
#include "tests/fuzz/content.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return dossier::fuzz::read_blocks(data, size, [](std::string_view bytes) {
        dossier::loaders::read::check_utf8(bytes);
        return dossier::loaders::read::read_publication(bytes);
    });
}
