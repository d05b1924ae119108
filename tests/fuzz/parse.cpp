// Any text: preparing it ends in a statement or in an Error whose place lies within the text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/error.hpp"
#include "query/query.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        (void)dossier::query::prepare(text);
    } catch (const dossier::graph::Error& error) {
        const auto where = error.diagnostic().where;
        if (where && (where->begin > where->end || where->end > size)) std::abort();
        (void)render(error.diagnostic(), "query", text);
    }
    return 0;
}
