#include "loaders/read/docx_styles.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string_view>
#include <utility>

#include "loaders/read/office.hpp"

namespace dossier::loaders::read {

namespace {

bool is_heading_name(std::string name) {
    std::ranges::transform(name, name.begin(), [](unsigned char byte) { return std::tolower(byte); });
    return name.starts_with("heading ") || name == "title";
}

/// From 0 to a million; a list that counts further is damaged.
std::optional<int> number_of(std::string_view text) {
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc{} && end == text.data() + text.size();
    return whole && value >= 0 && value <= 1'000'000 ? std::optional{value} : std::nullopt;
}

std::string roman(int value) {
    constexpr std::array<std::pair<int, std::string_view>, 13> digits{{{1000, "M"},
                                                                       {900, "CM"},
                                                                       {500, "D"},
                                                                       {400, "CD"},
                                                                       {100, "C"},
                                                                       {90, "XC"},
                                                                       {50, "L"},
                                                                       {40, "XL"},
                                                                       {10, "X"},
                                                                       {9, "IX"},
                                                                       {5, "V"},
                                                                       {4, "IV"},
                                                                       {1, "I"}}};
    if (value > 3999) return std::to_string(value);
    std::string text;
    for (const auto& [worth, digit] : digits)
        for (; value >= worth; value -= worth) text += digit;
    return text;
}

/// A, B, … Z, AA, BB, as Word goes on; far on it is told as a number.
std::string letters(int value) {
    if (value < 1 || value > 26 * 5) return std::to_string(value);
    const auto letter = static_cast<char>('A' + (value - 1) % 26);
    return std::string(static_cast<std::size_t>((value - 1) / 26 + 1), letter);
}

std::string printed(int value, std::string_view format) {
    auto text = format.ends_with("Roman")    ? roman(value)
                : format.ends_with("Letter") ? letters(value)
                                             : std::to_string(value);
    if (format.starts_with("lower"))
        std::ranges::transform(text, text.begin(), [](unsigned char byte) { return std::tolower(byte); });
    return format == "decimalZero" && value < 10 ? "0" + text : text;
}

}  // namespace

std::optional<std::size_t> list_level(std::string_view text) {
    constexpr int last = 8;
    const auto value = number_of(text);
    return value && *value <= last ? std::optional{static_cast<std::size_t>(*value)} : std::nullopt;
}

ParagraphStyles::ParagraphStyles(const Archive& archive) {
    const auto part = archive.read("word/styles.xml");
    if (!part) return;
    const auto document = parse_part(*part, "word/styles.xml");
    Style* style = nullptr;
    for (const auto& event : document.events()) {
        if (event.kind != XmlEvent::Kind::open) continue;
        const auto value = [&] { return document.attribute(event, "val").value_or(""); };
        if (event.name == "w:style") style = &styles_[document.attribute(event, "styleId").value_or("")];
        if (style == nullptr) continue;
        if (event.name == "w:name") style->heading = style->heading || is_heading_name(value());
        if (event.name == "w:outlineLvl") style->heading = style->heading || value() != "9";
        if (event.name == "w:basedOn") style->based_on = value();
        if (event.name == "w:numId") style->numbering.list = value();
        if (event.name == "w:ilvl") style->numbering.level = list_level(value());
    }
}

template <typename Test>
const ParagraphStyles::Style* ParagraphStyles::find_base(const std::string& id, const Test& test) const {
    auto name = id;
    constexpr int longest_chain = 20;  // a style may be based on itself
    for (int step = 0; step < longest_chain; ++step) {
        const auto found = styles_.find(name);
        if (found == styles_.end()) return nullptr;
        if (test(found->second)) return &found->second;
        name = found->second.based_on;
    }
    return nullptr;
}

bool ParagraphStyles::is_heading(const std::string& id) const {
    return find_base(id, [](const Style& style) { return style.heading; }) != nullptr;
}

NumberingProperties ParagraphStyles::numbering(const std::string& id) const {
    const auto* style = find_base(id, [](const Style& one) { return !one.numbering.list.empty(); });
    return style == nullptr ? NumberingProperties{} : style->numbering;
}

DocxNumbers::DocxNumbers(const Archive& archive) {
    const auto part = archive.read("word/numbering.xml");
    if (!part) return;
    const auto document = parse_part(*part, "word/numbering.xml");
    Sort* sort = nullptr;
    List* list = nullptr;
    std::optional<std::size_t> level;
    for (const auto& event : document.events()) {
        if (event.kind != XmlEvent::Kind::open) continue;
        const auto attribute = [&](std::string_view name) { return document.attribute(event, name).value_or(""); };
        const auto value = attribute("val");
        if (event.name == "w:abstractNum") {
            sort = &sorts_[attribute("abstractNumId")];
            list = nullptr;
        } else if (event.name == "w:num") {
            list = &lists_[attribute("numId")];
            sort = nullptr;
        } else if (event.name == "w:lvl" || event.name == "w:lvlOverride") {
            level = list_level(attribute("ilvl"));
        } else if (list != nullptr && event.name == "w:abstractNumId") {
            list->sort = value;
        } else if (list != nullptr && level && event.name == "w:startOverride") {
            list->starts[*level] = number_of(value).value_or(1);
        } else if (sort != nullptr && level) {
            auto& one = sort->level[*level];
            if (event.name == "w:start") one.start = number_of(value).value_or(1);
            if (event.name == "w:numFmt") one.format = value;
            if (event.name == "w:lvlText") one.text = value;
            if (event.name == "w:pStyle") one.style = value;
        }
    }
}

std::string DocxNumbers::next(const NumberingProperties& numbering, const std::string& style) {
    const auto list = lists_.find(numbering.list);
    if (list == lists_.end()) return {};
    const auto found = sorts_.find(list->second.sort);
    if (found == sorts_.end()) return {};
    auto& sort = found->second;
    const auto tied = std::ranges::find(sort.level, style, &Level::style);
    const bool by_style = !style.empty() && tied != sort.level.end();
    const auto level = numbering.level ? *numbering.level
                       : by_style      ? static_cast<std::size_t>(tied - sort.level.begin())
                                       : 0;
    // A list that begins anew does so once: its later paragraphs count on.
    const auto anew = list->second.starts.extract(level);
    if (anew)
        sort.at[level] = anew.mapped();
    else
        sort.at[level] = sort.at[level] ? *sort.at[level] + 1 : sort.level[level].start;
    for (auto deeper = level + 1; deeper < levels; ++deeper) sort.at[deeper].reset();
    const auto& own = sort.level[level];
    if (own.format == "bullet" || own.format == "none") return {};
    std::string text;
    for (std::size_t at = 0; at < own.text.size(); ++at) {
        const auto which = own.text[at] == '%' && at + 1 < own.text.size() ? own.text[at + 1] - '1' : -1;
        if (which < 0 || static_cast<std::size_t>(which) >= levels) {
            text += own.text[at];
            continue;
        }
        const auto& other = sort.level[static_cast<std::size_t>(which)];
        text += printed(sort.at[static_cast<std::size_t>(which)].value_or(other.start), other.format);
        ++at;
    }
    return text;
}

}  // namespace dossier::loaders::read
