#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dossier::loaders::read {

/// A page as the HTML standard's algorithm understands it, by gumbo, within bounds of depth and memory.
///
/// gumbo frees a tree by calling itself for every level, and has no bound on what a page can make it build. So the tree
/// lives in blocks of memory that are dropped at once, and whose end is the end of parsing.
class HtmlTree {
public:
    /// `source`  UTF-8; must outlive the tree, whose offsets are bytes of it
    /// throws    Error{unreadable_document}: nested too deep, or more nodes than a letter can have
    explicit HtmlTree(std::string_view source);
    ~HtmlTree();
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    [[nodiscard]] const GumboNode& root() const noexcept { return *root_; }
    [[nodiscard]] std::string_view source() const noexcept { return bytes_; }

private:
    class Arena;

    std::string bytes_;  ///< the source, its control characters blanked
    std::unique_ptr<Arena> arena_;
    const GumboNode* root_ = nullptr;
};

/// `div`, also for elements that gumbo has no constant for.
[[nodiscard]] std::string_view tag_name(const GumboElement& element);

/// Empty where there is none.
[[nodiscard]] std::string_view attribute(const GumboElement& element, const char* name);

}  // namespace dossier::loaders::read
