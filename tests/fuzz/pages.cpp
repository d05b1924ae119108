// Any UTF-8 as what pdftotext wrote of a PDF.

#include "loaders/read/pdf.hpp"
#include "tests/fuzz/content.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return dossier::fuzz::read_blocks(data, size, [](std::string_view bytes) {
        dossier::loaders::read::check_utf8(bytes);
        return dossier::loaders::read::read_printed(dossier::loaders::read::parse_pages(bytes));
    });
}
