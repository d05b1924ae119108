#include "loaders/read/html.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <unordered_map>

#include <fmt/format.h>

#include "loaders/read/block_writer.hpp"
#include "loaders/read/html_notes.hpp"
#include "loaders/read/html_text.hpp"
#include "loaders/read/html_tree.hpp"
#include "loaders/read/publication.hpp"

namespace dossier::loaders::read {

namespace {

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
    return std::ranges::find(names, name) != names.end();
}

bool has_class(const GumboElement& element, std::string_view name) {
    const auto names = attribute(element, "class");
    for (std::size_t begin = 0; begin < names.size();) {
        const auto end = std::min(names.find(' ', begin), names.size());
        if (names.substr(begin, end - begin) == name) return true;
        begin = end + 1;
    }
    return false;
}

bool is_block(std::string_view tag) {
    constexpr std::array<std::string_view, 27> names{
        "p",  "div", "section", "article", "main", "header",  "footer", "address",    "blockquote",
        "ul", "ol",  "dl",      "dt",      "dd",   "pre",     "figure", "figcaption", "hr",
        "td", "th",  "tr",      "table",   "body", "details", "tbody",  "summary",    "aside"};
    return is_one_of(tag, names);
}

bool is_heading(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'; }

bool is_emphasis(std::string_view tag) { return is_one_of<4>(tag, {"b", "strong", "i", "em"}); }

/// Whatever is not read aloud: what no reader sees, and what is there to be clicked.
bool is_hidden(const GumboElement& element, std::string_view tag) {
    constexpr std::array<std::string_view, 20> names{
        "script", "style", "template", "noscript", "nav",    "form",     "button", "select", "svg", "math",
        "iframe", "video", "audio",    "object",   "canvas", "textarea", "input",  "head",   "map", "dialog"};
    if (is_one_of(tag, names)) return true;
    if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
    if (attribute(element, "aria-hidden") == "true") return true;
    for (const std::string_view name : {"hidden", "visually-hidden", "sr-only", "screenreader"})
        if (has_class(element, name)) return true;
    auto style = std::string{attribute(element, "style")};
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos;
}

/// A table for the layout: it says so, or no row of it has a second cell.
bool is_layout(const GumboNode& table) {
    const auto role = attribute(table.v.element, "role");
    if (role == "presentation" || role == "none") return true;
    std::size_t widest = 0;
    walk(
        table,
        [&](const GumboNode& node) {
            if (node.type != GUMBO_NODE_ELEMENT) return false;
            if (node.v.element.tag != GUMBO_TAG_TR) return true;
            std::size_t cells = 0;
            for (unsigned child = 0; child < node.v.element.children.length; ++child) {
                const auto& cell = *static_cast<const GumboNode*>(node.v.element.children.data[child]);
                const bool is_cell = cell.type == GUMBO_NODE_ELEMENT &&
                                     (cell.v.element.tag == GUMBO_TAG_TD || cell.v.element.tag == GUMBO_TAG_TH);
                cells += is_cell ? 1 : 0;
            }
            widest = std::max(widest, cells);
            return false;
        },
        [](const GumboNode&) {});
    return widest <= 1;
}

/// The element that holds the document and nothing of the page around it.
const GumboNode& text_root(const HtmlTree& tree) {
    const GumboNode *publication = nullptr, *main = nullptr, *article = nullptr, *body = nullptr;
    std::size_t articles = 0;
    walk(
        tree.root(),
        [&](const GumboNode& node) {
            if (node.type != GUMBO_NODE_ELEMENT) return false;
            const auto& element = node.v.element;
            const bool published = has_class(element, "kamerstuk") || has_class(element, "stuk") ||
                                   has_class(element, "broodtekst") || has_class(element, "officiele-publicatie");
            if (published && publication == nullptr && element.tag != GUMBO_TAG_BODY) publication = &node;
            if (element.tag == GUMBO_TAG_MAIN && main == nullptr) main = &node;
            if (element.tag == GUMBO_TAG_ARTICLE && ++articles == 1) article = &node;
            if (element.tag == GUMBO_TAG_BODY) body = &node;
            return true;
        },
        [](const GumboNode&) {});
    if (publication != nullptr) return *publication;
    if (main != nullptr) return *main;
    if (articles == 1) return *article;
    return body != nullptr ? *body : tree.root();
}

class Reader {
public:
    explicit Reader(const HtmlTree& tree) : tree_{tree}, notes_{tree}, root_{text_root(tree)} {}

    Content run() {
        declare();
        walk(
            root_, [this](const GumboNode& node) { return enter(node); },
            [this](const GumboNode& node) { leave(node); });
        content_.blocks = writer_.take();
        return std::move(content_);
    }

private:
    bool enter(const GumboNode& node) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
            if (tables_ == 0 || writer_.in_note()) {
                keep_order(node.v.text);
                read_html_text(tree_.source(), node.v.text, writer_.text());
            }
            return false;
        }
        if (node.type != GUMBO_NODE_ELEMENT) return false;
        const auto& element = node.v.element;
        const auto tag = tag_name(element);
        const auto note = notes_.note(node);
        if (note) begin_note(node, *note, tag);
        if (!note && !writer_.in_note() && is_around(node, tag)) return false;
        if (is_hidden(element, tag)) return false;
        if (writer_.in_note() && tag == "a" && notes_.leads_back(node)) return false;
        if (const auto mark = notes_.mark(node)) {
            if (tag == "sup" && writer_.text().after_unit() && !writer_.text().text().empty()) return true;
            if (tables_ == 0 || writer_.in_note()) writer_.text().mark(*mark);
            return false;
        }
        if (tag == "table" && (tables_ > 0 || !is_layout(node)) && tables_++ == 0) writer_.table();
        if (tables_ == 0) begin_block(node, tag);
        if (tag == "br") writer_.text().line_break();
        if (is_emphasis(tag)) writer_.text().begin_emphasis();
        return true;
    }

    void leave(const GumboNode& node) {
        const auto tag = tag_name(node.v.element);
        if (&node == note_owner_) {
            writer_.end_note();
            note_owner_ = nullptr;
        }
        if (is_emphasis(tag)) writer_.text().end_emphasis();
        if (tag == "table" && tables_ > 0 && (tables_ > 1 || !is_layout(node))) {
            --tables_;
            return;
        }
        if (tables_ > 0) return;
        if (tag == "li") --items_;
        if (is_block(tag) || is_heading(tag) || tag == "li") begin_paragraph();
    }

    /// HTML moves what stands between the cells of a table before the table. A block's words are in the order of the
    /// file, so what stands before those that were read last begins another one, and belongs to no note.
    void keep_order(const GumboText& text) {
        const auto at = static_cast<std::size_t>(text.original_text.data - tree_.source().data());
        if (at < last_text_) {
            writer_.end_note();
            note_owner_ = nullptr;
            begin_paragraph();
        }
        last_text_ = at;
    }

    /// What stands beside the document: an aside, unless it holds the notes; the header and the footer of the page,
    /// where no element says which part of it is the document.
    [[nodiscard]] bool is_around(const GumboNode& node, std::string_view tag) const {
        if (tag == "aside")
            return find_node(node, [&](const GumboNode& below) {
                       return below.type == GUMBO_NODE_ELEMENT && notes_.note(below).has_value();
                   }) == nullptr;
        return (tag == "header" || tag == "footer") && node.parent == &root_ && root_.v.element.tag == GUMBO_TAG_BODY;
    }

    void begin_block(const GumboNode& node, std::string_view tag) {
        if (is_heading(tag)) {
            writer_.begin(BlockKind::heading);
        } else if (tag == "li") {
            ++items_;
            item_mark_ = item_mark(node);
            begin_paragraph();
        } else if (is_block(tag)) {
            begin_paragraph();
        }
    }

    /// Inside an item every paragraph is the item's, and the first that has words has its mark.
    void begin_paragraph() {
        if (!writer_.text().text().empty()) item_mark_.clear();
        writer_.begin(items_ > 0 ? BlockKind::list_item : BlockKind::paragraph,
                      items_ > 0 ? item_mark_ : std::string{});
    }

    [[nodiscard]] std::string item_mark(const GumboNode& item) {
        const auto* const list = item.parent;
        if (list == nullptr || list->type != GUMBO_NODE_ELEMENT || list->v.element.tag != GUMBO_TAG_OL) return "-";
        auto& count = counts_[list];
        if (count == 0) {
            const auto start = attribute(list->v.element, "start");
            if (!start.empty()) count = std::atoi(std::string{start}.c_str()) - 1;
        }
        return fmt::format("{}.", ++count);
    }

    /// A note is the whole block that its link leads to, or in which it leads to an anchor; there may be several in
    /// one.
    void begin_note(const GumboNode& node, const std::string& number, std::string_view tag) {
        const auto* owner = &node;
        if (!is_block(tag) && tag != "li")
            for (owner = node.parent; owner != &root_ && owner->parent != nullptr; owner = owner->parent)
                if (const auto above = tag_name(owner->v.element); is_block(above) || above == "li") break;
        if (writer_.in_note() && owner != note_owner_) return;
        writer_.end_note();
        writer_.finish();
        writer_.begin_note(number);
        note_owner_ = owner;
    }

    void declare() {
        walk(
            tree_.root(),
            [&](const GumboNode& node) {
                if (node.type != GUMBO_NODE_ELEMENT) return false;
                const auto& element = node.v.element;
                auto& declared = content_.declared;
                if (element.tag == GUMBO_TAG_HTML) declared.language = attribute(element, "lang");
                if (element.tag == GUMBO_TAG_META)
                    declare_meta(attribute(element, "name"), std::string{attribute(element, "content")}, declared);
                return element.tag != GUMBO_TAG_BODY;
            },
            [](const GumboNode&) {});
    }

    const HtmlTree& tree_;
    HtmlNotes notes_;
    const GumboNode& root_;
    BlockWriter writer_;
    Content content_;
    std::size_t tables_ = 0, items_ = 0;
    std::string item_mark_;
    std::unordered_map<const GumboNode*, int> counts_;  ///< items of each numbered list so far
    const GumboNode* note_owner_ = nullptr;             ///< the element whose end ends the open note
    std::size_t last_text_ = 0;                         ///< where the text that was read last begins in the file
};

}  // namespace

Content read_html(std::string_view source) {
    const HtmlTree tree{source};
    return Reader{tree}.run();
}

}  // namespace dossier::loaders::read
