#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "loaders/read/archive.hpp"

namespace dossier::loaders::read {

/// What a paragraph, or its style, says of its automatic number.
struct NumberingProperties {
    std::string list;                  ///< `w:numId`; `0` takes the number away
    std::optional<std::size_t> level;  ///< `w:ilvl`, from 0
};

/// `w:ilvl`, from 0 to 8; nothing where it says anything else
[[nodiscard]] std::optional<std::size_t> list_level(std::string_view text);

/// Which paragraph styles are headings: by their name, which Word never translates, by their level in the outline, or
/// by the style that they are based on; and how they are numbered.
class ParagraphStyles {
public:
    explicit ParagraphStyles(const Archive& archive);

    [[nodiscard]] bool is_heading(const std::string& id) const;
    /// Its own, or that of the nearest style that it is based on.
    [[nodiscard]] NumberingProperties numbering(const std::string& id) const;

private:
    struct Style {
        bool heading = false;
        std::string based_on;
        NumberingProperties numbering;
    };

    template <typename Test>
    [[nodiscard]] const Style* find_base(const std::string& id, const Test& test) const;

    std::map<std::string, Style> styles_;
};

/// Numbers that Word prints and no text holds: `2.1` before a heading.
class DocxNumbers {
public:
    explicit DocxNumbers(const Archive& archive);

    /// Counts a paragraph of that list, and gives its number as printed; empty for bullets and lists that there are
    /// not.
    ///
    /// `style`  of the paragraph: where it says no level, the level is the one that is tied to the style
    [[nodiscard]] std::string next(const NumberingProperties& numbering, const std::string& style);

private:
    static constexpr std::size_t levels = 9;
    struct Level {
        std::string format = "decimal", text, style;
        int start = 1;
    };
    struct Sort {
        std::array<Level, levels> level;
        std::array<std::optional<int>, levels> at;  ///< how far each level has been counted
    };
    /// A list in use: the sort whose levels it counts, and where it begins anew.
    struct List {
        std::string sort;
        std::map<std::size_t, int> starts;
    };

    std::map<std::string, Sort> sorts_;
    std::map<std::string, List> lists_;
};

}  // namespace dossier::loaders::read
