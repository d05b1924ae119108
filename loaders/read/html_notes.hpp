#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "loaders/read/html_tree.hpp"

namespace dossier::loaders::read {

/// Calls `enter` for every node in the order of the page, and `leave` behind the children of each that `enter` said
/// true to. A loop, as a page may be deep.
template <typename Enter, typename Leave>
void walk(const GumboNode& root, Enter enter, Leave leave) {
    struct Level {
        const GumboNode* node;
        unsigned next;
    };
    std::vector<Level> levels;
    const auto visit = [&](const GumboNode& node) {
        const bool inside = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
        if (enter(node) && inside) levels.push_back({&node, 0});
    };
    visit(root);
    while (!levels.empty()) {
        auto& level = levels.back();
        const auto& children = level.node->v.element.children;
        if (level.next < children.length) {
            visit(*static_cast<const GumboNode*>(children.data[level.next++]));
        } else {
            const auto* const node = level.node;
            levels.pop_back();
            leave(*node);
        }
    }
}

/// The first node at or below `root` that is asked for; nullptr where there is none.
template <typename Predicate>
const GumboNode* find_node(const GumboNode& root, Predicate predicate) {
    std::vector<const GumboNode*> waiting{&root};
    while (!waiting.empty()) {
        const auto* const node = waiting.back();
        waiting.pop_back();
        if (predicate(*node)) return node;
        if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) continue;
        const auto& children = node->v.element.children;
        for (auto child = children.length; child > 0; --child)
            waiting.push_back(static_cast<const GumboNode*>(children.data[child - 1]));
    }
    return nullptr;
}

/// The text below a node, its white space as it is.
[[nodiscard]] std::string text_below(const GumboNode& node, std::size_t most);

/// Which elements of a page are the marks of notes, and which the notes.
///
/// A mark is a number, raised or in brackets, in a link to a place further down; that place is the note. A raised
/// number without a link is a mark as well; its note is told by its own number, or by its class.
class HtmlNotes {
public:
    explicit HtmlNotes(const HtmlTree& tree);

    /// The number of the mark that this element is.
    [[nodiscard]] std::optional<std::string> mark(const GumboNode& element) const;
    /// The number of the note that begins with this element.
    [[nodiscard]] std::optional<std::string> note(const GumboNode& element) const;
    /// A link up the page: from a note back to its mark.
    [[nodiscard]] bool leads_back(const GumboNode& element) const;

private:
    std::unordered_map<std::string, const GumboNode*> places_;  ///< by id, or the name of an anchor
    std::unordered_map<const GumboNode*, std::string> marks_, notes_;
};

}  // namespace dossier::loaders::read
