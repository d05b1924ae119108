#include "tests/support/notation.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::tests::support {

namespace {

using graph::Value;

class Reader {
public:
    explicit Reader(std::string_view text) : text_{text} {}

    [[nodiscard]] Expected whole() {
        Expected expected = value();
        skip_space();
        if (at_ != text_.size()) fail("the end of the value");
        return expected;
    }

private:
    Expected value() {
        skip_space();
        if (looking_at("'")) return {Value{quoted()}};
        if (looking_at("[")) return looking_at("[:") ? Expected{relationship()} : Expected{list()};
        if (looking_at("{")) return {map()};
        if (looking_at("(")) return {node()};
        if (looking_at("<")) return {path()};
        return {scalar()};
    }

    Value scalar() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_scalar(text_[at_])) ++at_;
        const std::string_view word = text_.substr(begin, at_ - begin);
        if (word == "null") return {};
        if (word == "true") return true;
        if (word == "false") return false;
        if (word == "NaN") return std::numeric_limits<double>::quiet_NaN();
        if (word == "Inf" || word == "Infinity") return std::numeric_limits<double>::infinity();
        if (word == "-Inf" || word == "-Infinity") return -std::numeric_limits<double>::infinity();
        return number(word, begin);
    }

    Value number(std::string_view word, std::size_t begin) {
        std::int64_t integer = 0;
        const char* end = word.data() + word.size();
        if (const auto read = std::from_chars(word.data(), end, integer); read.ptr == end && read.ec == std::errc{}) {
            return integer;
        }
        double floating = 0;
        if (const auto read = std::from_chars(word.data(), end, floating);
            !word.empty() && read.ptr == end && read.ec == std::errc{}) {
            return floating;
        }
        at_ = begin;
        fail("a value");
    }

    std::string quoted() {
        take("'");
        std::string read;
        while (at_ < text_.size() && text_[at_] != '\'') {
            // `\'` is the only escape left: a table has already turned `\\` into one backslash. A text that ends in a
            // backslash looks the same, and is told by no quote being left to close it.
            if (looking_at("\\'") && text_.find('\'', at_ + 2) != std::string_view::npos) ++at_;
            read += text_[at_++];
        }
        take("'");
        return read;
    }

    ExpectedList list() {
        ExpectedList read;
        take("[");
        if (taken("]")) return read;
        do read.push_back(value());
        while (taken(","));
        take("]");
        return read;
    }

    ExpectedMap map() {
        ExpectedMap read;
        take("{");
        if (taken("}")) return read;
        do {
            std::string key = name();
            take(":");
            read.insert_or_assign(std::move(key), value());
        } while (taken(","));
        take("}");
        return read;
    }

    ExpectedMap optional_map() {
        skip_space();
        return looking_at("{") ? map() : ExpectedMap{};
    }

    ExpectedNode node() {
        ExpectedNode read;
        take("(");
        while (taken(":")) read.labels.push_back(name());
        std::ranges::sort(read.labels);
        read.properties = optional_map();
        take(")");
        return read;
    }

    ExpectedRelationship relationship() {
        ExpectedRelationship read;
        take("[");
        take(":");
        read.type = name();
        read.properties = optional_map();
        take("]");
        return read;
    }

    ExpectedPath path() {
        ExpectedPath read;
        take("<");
        read.nodes.push_back(node());
        while (!taken(">")) {
            const bool forward = !taken("<");
            take("-");
            ExpectedRelationship walked = relationship();
            take(forward ? "->" : "-");
            read.nodes.push_back(node());
            read.steps.push_back({std::move(walked), forward, read.nodes.size() - 1});
        }
        return read;
    }

    std::string name() {
        skip_space();
        if (taken("`")) {
            const std::size_t end = std::min(text_.find('`', at_), text_.size());
            std::string read{text_.substr(at_, end - at_)};
            at_ = end;
            take("`");
            return read;
        }
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name(text_[at_])) ++at_;
        if (begin == at_) fail("a name");
        return std::string{text_.substr(begin, at_ - begin)};
    }

    static bool is_name(char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
    }
    static bool is_scalar(char c) { return is_name(c) || c == '.' || c == '+' || c == '-'; }

    void skip_space() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    }
    [[nodiscard]] bool looking_at(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    bool taken(std::string_view what) {
        skip_space();
        if (!looking_at(what)) return false;
        at_ += what.size();
        return true;
    }
    void take(std::string_view what) {
        if (!taken(what)) fail(fmt::format("`{}`", what));
    }
    [[noreturn]] void fail(std::string_view wanted) const {
        throw graph::Error{{.type = graph::ErrorType::file_error,
                            .code = graph::ErrorCode::unreadable_data,
                            .message = fmt::format("expected {} at `{}` of `{}`", wanted, text_.substr(at_), text_),
                            .where = graph::SourceSpan{at_, std::min(at_ + 1, text_.size())},
                            .hint = {}}};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

Value plain(const Expected& expected, std::string_view text) {
    if (const auto* scalar = std::get_if<Value>(&expected.what)) return *scalar;
    if (const auto* list = std::get_if<ExpectedList>(&expected.what)) {
        graph::List values;
        for (const Expected& item : *list) values.push_back(plain(item, text));
        return values;
    }
    if (const auto* map = std::get_if<ExpectedMap>(&expected.what)) {
        graph::Map values;
        for (const auto& [key, value] : *map) values.set(key, plain(value, text));
        return values;
    }
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = fmt::format("a graph element cannot be given: `{}`", text),
                        .where = graph::SourceSpan{0, text.size()},
                        .hint = {}}};
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return std::string{text.substr(begin, text.find_last_not_of(space) + 1 - begin)};
}

}  // namespace

Expected read_expected(std::string_view text) { return Reader{text}.whole(); }

Value read_value(std::string_view text) { return plain(read_expected(text), text); }

std::vector<std::string> split_cells(std::string_view row) {
    std::vector<std::string> cells;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= row.size(); ++at) {
        if (at < row.size() && row[at] == '\\') {
            ++at;
        } else if (at == row.size() || row[at] == '|') {
            cells.push_back(trimmed(row.substr(begin, at - begin)));
            begin = at + 1;
        }
    }
    // Unescaping comes after trimming: a line break at a cell's end was written on purpose.
    for (std::string& cell : cells) {
        std::string unescaped;
        for (std::size_t at = 0; at < cell.size(); ++at) {
            const char next = cell[at] == '\\' && at + 1 < cell.size() ? cell[at + 1] : '\0';
            if (next == '|' || next == '\\' || next == 'n') {
                unescaped += next == 'n' ? '\n' : next;
                ++at;
            } else {
                unescaped += cell[at];
            }
        }
        cell = std::move(unescaped);
    }
    return cells;
}

}  // namespace dossier::tests::support
