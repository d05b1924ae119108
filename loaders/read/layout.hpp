#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "loaders/read/blocks.hpp"
#include "loaders/read/document.hpp"

namespace dossier::loaders::read {

/// A block, and what part it plays in the letter.
struct Part {
    enum class Role { running, heading, front_matter, signature, left_out };

    Block block;
    Role role = Role::running;

    [[nodiscard]] const std::string& words() const noexcept { return block.text.mapped.text; }
    [[nodiscard]] std::size_t lines() const noexcept { return block.text.line_begins.size() + 1; }
};

/// Every block of a letter with its part, and what the front matter and the signatures say.
struct Layout {
    std::vector<Part> parts;
    Document document;  ///< all but id, sections and footnotes
};

[[nodiscard]] Layout lay_out(std::vector<Block> blocks);

}  // namespace dossier::loaders::read
