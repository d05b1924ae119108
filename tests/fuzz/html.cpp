// Any UTF-8 as a page.

#include "loaders/read/html.hpp"
#include "tests/fuzz/content.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return dossier::fuzz::read_blocks(data, size, [](std::string_view bytes) {
        dossier::loaders::read::check_utf8(bytes);
        return dossier::loaders::read::read_html(bytes);
    });
}
