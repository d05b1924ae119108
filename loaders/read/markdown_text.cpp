#include "loaders/read/markdown_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "loaders/read/code_points.hpp"
#include "loaders/read/entities.hpp"
#include "loaders/read/markup.hpp"

namespace dossier::loaders::read {

namespace {

struct Tag {
    std::size_t size = 0;
    bool breaks = false;      ///< `<br>`: a space between two words
    std::string note_number;  ///< of `<sup>1</sup>`
    bool address = false;     ///< `<https://…>`: the brackets go, the words stay
};

/// A tag that letters use. Others stay text: `<naam>` is a blank to be filled in.
std::optional<Tag> tag(std::string_view text) {
    const auto end = text.substr(0, 300).find('>');
    if (end == std::string_view::npos || end < 2) return std::nullopt;
    auto inside = text.substr(1, end - 1);
    if (inside == "sup") {
        const auto close = text.substr(0, 24).find("</sup>");
        if (close != std::string_view::npos && close > 5) {
            const auto number = text.substr(5, close - 5);
            if (number.find_first_not_of("0123456789*") == std::string_view::npos)
                return Tag{close + 6, false, std::string{number}, false};
        }
    }
    if (inside.starts_with('/')) inside.remove_prefix(1);
    const auto name = inside.substr(0, std::min(inside.find_first_of(" /"), inside.size()));
    constexpr std::array<std::string_view, 20> known{"sup",  "sub", "b",   "i",    "u",   "em",   "strong",
                                                     "span", "a",   "br",  "p",    "div", "font", "small",
                                                     "s",    "del", "ins", "mark", "q",   "cite"};
    if (std::ranges::find(known, name) == known.end()) return std::nullopt;
    return Tag{end + 1, name == "br" || name == "p" || name == "div", {}, false};
}

class Reader {
public:
    Reader(const Lines& source, std::span<const SourceSpan> lines)
        : source_{source}, lines_{lines}, markup_{find_markup(source, lines)} {}

    RunningText run() {
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            read(lines_[line]);
            const bool last = line + 1 == lines_.size();
            if (!last && !builder_.join_hyphen(source_.text(lines_[line + 1]))) builder_.line_break(lines_[line].end);
        }
        std::vector<SourceSpan> emphasised;
        for (const auto span : markup_.emphasised) {
            const SourceSpan range{builder_.text_offset(span.begin), builder_.text_offset(span.end)};
            if (range.begin < range.end) emphasised.push_back(range);
        }
        auto result = builder_.take();
        result.emphasised = std::move(emphasised);
        return result;
    }

private:
    void read(SourceSpan line) {
        for (auto at = line.begin; at < line.end;) {
            if (const auto skipped = left_out(at); skipped > at) {
                at = skipped;
                continue;
            }
            const auto rest = source_.text({at, line.end});
            if (const auto size = special(rest, at)) {
                at += size;
                continue;
            }
            const auto code_point = code_point_at(rest, 0);
            builder_.character(code_point.value, {at, at + code_point.size});
            at += code_point.size;
        }
    }

    /// Where reading goes on when markup begins or has begun here; `at` itself when none does.
    std::size_t left_out(std::size_t at) {
        const auto& spans = markup_.left_out;
        while (next_left_out_ < spans.size() && spans[next_left_out_].end <= at) ++next_left_out_;
        if (next_left_out_ == spans.size() || spans[next_left_out_].begin > at) return at;
        return spans[next_left_out_].end;
    }

    /// Entities, tags and footnote marks; how many bytes they take, 0 for none.
    std::size_t special(std::string_view rest, std::size_t at) {
        if (rest[0] == '&') {
            const auto decoded = entity(rest);
            if (!decoded) return 0;
            builder_.character(decoded->value, {at, at + decoded->size});
            return decoded->size;
        }
        if (rest[0] == '<') {
            const auto found = tag(rest);
            if (!found) return 0;
            if (!found->note_number.empty()) builder_.mark(found->note_number);
            if (found->breaks) builder_.line_break(at);
            return found->size;
        }
        if (rest.starts_with("[^")) {
            const auto end = rest.substr(0, 10).find(']');
            if (end == std::string_view::npos || end == 2) return 0;
            builder_.mark(std::string{rest.substr(2, end - 2)});
            return end + 1;
        }
        return builder_.raised_number(rest);
    }

    const Lines& source_;
    std::span<const SourceSpan> lines_;
    Markup markup_;
    std::size_t next_left_out_ = 0;
    TextBuilder builder_;
};

}  // namespace

RunningText read_running_text(const Lines& source, std::span<const SourceSpan> lines) {
    return Reader{source, lines}.run();
}

}  // namespace dossier::loaders::read
