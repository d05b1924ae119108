#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/read/blocks.hpp"
#include "loaders/read/document.hpp"
#include "loaders/read/lines.hpp"
#include "loaders/read/running_text.hpp"

namespace dossier::loaders::read {

/// A block with its words, and what part it plays in the letter.
struct Part {
    enum class Role { running, heading, front_matter, signature, left_out };

    Block block;
    RunningText text;
    Role role = Role::running;

    [[nodiscard]] const std::string& words() const noexcept { return text.mapped.text; }
    [[nodiscard]] SourceSpan where() const;
};

/// Every block of a letter with its part, and what the front matter and the signatures say.
struct Layout {
    std::vector<Part> parts;
    Document document;  ///< all but id, sections and footnotes
};

[[nodiscard]] Layout lay_out(const Lines& lines);

}  // namespace dossier::loaders::read
