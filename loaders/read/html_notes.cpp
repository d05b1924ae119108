#include "loaders/read/html_notes.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace dossier::loaders::read {

namespace {

/// `1` of ` [1] `: a note's number, whether it stood in brackets or not.
struct Number {
    std::string digits;
    bool brackets = false;
};
std::optional<Number> number_of(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(" \n"), text.size());
    const auto end = text.find_last_not_of(" \n");
    if (end == std::string_view::npos) return std::nullopt;
    text = text.substr(begin, end + 1 - begin);
    const bool brackets =
        text.size() > 2 && ((text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')'));
    if (brackets) text = text.substr(1, text.size() - 2);
    if (text.size() > 4 || text.find_first_not_of("0123456789*") != std::string_view::npos) return std::nullopt;
    return Number{std::string{text}, brackets};
}

bool contains_element(const GumboNode& node, GumboTag tag) {
    return find_node(node, [&](const GumboNode& below) {
               return below.type == GUMBO_NODE_ELEMENT && below.v.element.tag == tag;
           }) != nullptr;
}

bool is_inside(const GumboNode& node, GumboTag tag) {
    for (const auto* above = node.parent; above != nullptr && above->type == GUMBO_NODE_ELEMENT; above = above->parent)
        if (above->v.element.tag == tag) return true;
    return false;
}

std::size_t offset(const GumboNode& element) { return element.v.element.start_pos.offset; }

}  // namespace

std::string text_below(const GumboNode& node, std::size_t most) {
    std::string text;
    (void)find_node(node, [&](const GumboNode& below) {
        if (below.type == GUMBO_NODE_TEXT || below.type == GUMBO_NODE_WHITESPACE) text += below.v.text.text;
        return text.size() > most;
    });
    return text;
}

HtmlNotes::HtmlNotes(const HtmlTree& tree) {
    std::vector<const GumboNode*> links, raised;
    walk(
        tree.root(),
        [&](const GumboNode& node) {
            if (node.type != GUMBO_NODE_ELEMENT) return false;
            const auto& element = node.v.element;
            if (const auto id = attribute(element, "id"); !id.empty()) places_.emplace(id, &node);
            if (element.tag == GUMBO_TAG_A) {
                if (const auto name = attribute(element, "name"); !name.empty()) places_.emplace(name, &node);
                if (attribute(element, "href").starts_with('#')) links.push_back(&node);
            }
            if (element.tag == GUMBO_TAG_SUP) raised.push_back(&node);
            return true;
        },
        [](const GumboNode&) {});
    constexpr std::size_t longest = 12;
    for (const auto* link : links) {
        const auto number = number_of(text_below(*link, longest));
        if (!number || leads_back(*link)) continue;
        const auto target = places_.find(std::string{attribute(link->v.element, "href").substr(1)});
        if (target == places_.end()) continue;
        if (!number->brackets && !contains_element(*link, GUMBO_TAG_SUP) && !is_inside(*link, GUMBO_TAG_SUP)) continue;
        marks_.emplace(link, number->digits);
        notes_.emplace(target->second, number->digits);
    }
    for (const auto* element : raised) {
        const auto number = number_of(text_below(*element, longest));
        if (number && !contains_element(*element, GUMBO_TAG_A) && !is_inside(*element, GUMBO_TAG_A))
            marks_.emplace(element, number->digits);
    }
}

std::optional<std::string> HtmlNotes::mark(const GumboNode& element) const {
    const auto found = marks_.find(&element);
    return found == marks_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::string> HtmlNotes::note(const GumboNode& element) const {
    if (const auto found = notes_.find(&element); found != notes_.end()) return found->second;
    constexpr std::array<std::string_view, 6> blocks{"p", "div", "li", "dd", "aside", "section"};
    if (std::ranges::find(blocks, tag_name(element.v.element)) == blocks.end()) return std::nullopt;
    constexpr std::array<std::string_view, 5> classes{"noot", "voetnoot", "eindnoot", "footnote", "endnote"};
    const auto names = attribute(element.v.element, "class");
    for (std::size_t begin = 0; begin < names.size();) {
        const auto end = std::min(names.find(' ', begin), names.size());
        if (std::ranges::find(classes, names.substr(begin, end - begin)) != classes.end()) {
            const auto text = text_below(element, 40);
            const auto first = std::min(text.find_first_not_of(" \n[("), text.size());
            const auto last = std::min(text.find_first_not_of("0123456789*", first), text.size());
            if (last > first && last - first <= 4) return text.substr(first, last - first);
        }
        begin = end + 1;
    }
    return std::nullopt;
}

bool HtmlNotes::leads_back(const GumboNode& element) const {
    const auto address = attribute(element.v.element, "href");
    if (!address.starts_with('#')) return false;
    const auto target = places_.find(std::string{address.substr(1)});
    return target != places_.end() && offset(*target->second) <= offset(element);
}

}  // namespace dossier::loaders::read
