#include "loaders/read/html_text.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "loaders/read/code_points.hpp"
#include "loaders/read/entities.hpp"

namespace dossier::loaders::read {

namespace {

/// How many bytes the reference at the beginning of `written` takes, whose meaning begins `read`; 0 where it is none,
/// as the `&` in `R&D`.
std::size_t reference_size(std::string_view written, std::string_view read, std::size_t decoded) {
    if (const auto known = entity(written)) return known->size;
    auto end = std::size_t{1};
    if (end < written.size() && written[end] == '#') ++end;
    while (end < written.size() && std::isalnum(static_cast<unsigned char>(written[end]))) ++end;
    if (end == 1) return 0;
    const bool closed = end < written.size() && written[end] == ';';
    if (read.starts_with(written.substr(0, end + (closed ? 1 : 0)))) return 0;
    // Old names need no semicolon (`&eacuten`): then the text goes on as it is written, inside what looked like the
    // name.
    const auto whole = end + (closed ? 1 : 0);
    for (std::size_t size = 2; size < end; ++size) {
        const auto goes_on = written.substr(size, whole - size);
        if (read.substr(std::min(decoded, read.size())).starts_with(goes_on)) return size;
    }
    return whole;
}

}  // namespace

void read_html_text(std::string_view source, const GumboText& text, TextBuilder& builder) {
    const std::string_view written{text.original_text.data, text.original_text.length};
    const std::string_view read{text.text};
    const auto base = static_cast<std::size_t>(written.data() - source.data());
    std::size_t at = 0;
    std::size_t mark_end = 0;  // of a raised number that the builder has taken for a note's mark
    for (std::size_t done = 0; done < read.size() && at < written.size();) {
        const auto here = code_point_at(read, done);
        auto size = here.size;
        if (written[at] == '&')
            if (const auto reference = reference_size(written.substr(at), read.substr(done), here.size); reference > 0)
                size = reference;
        size = std::min(size, written.size() - at);
        if (done >= mark_end) mark_end = done + builder.raised_number(read.substr(done));
        if (done >= mark_end) builder.character(here.value, {base + at, base + at + size});
        at += size;
        done += here.size;
    }
}

}  // namespace dossier::loaders::read
