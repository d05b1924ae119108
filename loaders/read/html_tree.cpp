#include "loaders/read/html_tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <memory>
#include <new>
#include <vector>

#include <fmt/format.h>

#include "loaders/read/problem.hpp"
#include "loaders/read/tag_scan.hpp"

namespace dossier::loaders::read {

namespace {

constexpr std::size_t deepest = 256;
constexpr std::size_t most_steps = 20'000'000;  ///< tags times depth; a large letter takes a twentieth of that
constexpr std::size_t most_memory = 512U << 20U;

bool is_letter(char byte) { return std::isalpha(static_cast<unsigned char>(byte)) != 0; }

/// Elements whose end may be left out, and those that have none: they open no level of their own.
bool closes_itself(std::string_view name) {
    constexpr std::array<std::string_view, 30> names{
        "p",    "li",    "dt",    "dd",   "td",    "th",    "tr",   "thead",  "tbody",    "tfoot",
        "col",  "br",    "hr",    "img",  "input", "meta",  "link", "option", "area",     "base",
        "html", "embed", "param", "body", "head",  "track", "wbr",  "source", "colgroup", "optgroup"};
    return std::ranges::find(names, name) != names.end();
}

struct Tags {
    std::size_t depth = 0;  ///< at most
    std::size_t count = 0;
};

/// Told before anything is built: gumbo looks through all open elements at many a tag, so that a page of a million open
/// ones would never end.
Tags count_tags(std::string_view source) {
    Tags tags;
    std::size_t depth = 0;
    std::string name;
    for (auto at = source.find('<'); at != std::string_view::npos; at = source.find('<', at + 1)) {
        const bool end = at + 1 < source.size() && source[at + 1] == '/';
        auto next = at + (end ? 2 : 1);
        if (next >= source.size() || !is_letter(source[next])) continue;
        ++tags.count;
        name.clear();
        for (; next < source.size() &&
               (is_letter(source[next]) || std::isdigit(static_cast<unsigned char>(source[next])));
             ++next)
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(source[next])));
        if (closes_itself(name)) continue;
        if (!end)
            tags.depth = std::max(tags.depth, ++depth);
        else if (depth > 0)
            --depth;
    }
    return tags;
}

}  // namespace

/// Memory that is handed out and never taken back but all at once.
class HtmlTree::Arena {
public:
    [[nodiscard]] void* allocate(std::size_t size) {
        constexpr std::size_t alignment = alignof(std::max_align_t);
        constexpr std::size_t usual = 256U << 10U;
        size = (size + alignment - 1) / alignment * alignment;
        if (used_ + size > most_memory || is_late()) std::longjmp(full, 1);
        if (size > left_) {
            const auto block = std::max(size, usual);
            auto memory = std::unique_ptr<std::byte[]>{new (std::nothrow) std::byte[block]};
            if (!memory) std::longjmp(full, 1);
            next_ = memory.get();
            left_ = block;
            blocks_.push_back(std::move(memory));
        }
        auto* const result = next_;
        next_ += size;
        left_ -= size;
        used_ += size;
        return result;
    }

    /// Whatever in a page makes gumbo slow, it asks for memory on the way.
    [[nodiscard]] bool is_late() {
        constexpr std::chrono::seconds most_time{20};
        constexpr unsigned seldom = 1024;
        return ++asked_ % seldom == 0 && std::chrono::steady_clock::now() - begun_ > most_time;
    }

    /// Where parsing goes on when memory or time is at its end: gumbo takes no null pointer, and no exception may pass
    /// through C. What is jumped over are frames of gumbo's and of allocate(), which hold nothing that would have to be
    /// destroyed.
    std::jmp_buf full{};

private:
    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::byte* next_ = nullptr;
    std::size_t left_ = 0, used_ = 0;
    unsigned asked_ = 0;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

HtmlTree::HtmlTree(std::string_view source) : bytes_{source}, arena_{std::make_unique<Arena>()} {
    check_attributes(source);
    const auto tags = count_tags(source);
    if (tags.depth > deepest) throw unreadable(fmt::format("its elements are nested deeper than {}", deepest));
    if (tags.depth * tags.count > most_steps) throw unreadable("it has more elements than a letter can have");
    // One byte for one, so that offsets hold.
    std::ranges::replace_if(
        bytes_, [](unsigned char byte) { return byte < 0x20 && byte != '\n'; }, ' ');
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); };
    options.deallocator = [](void*, void*) {};
    options.userdata = arena_.get();
    options.max_errors = 0;
    Arena& arena = *arena_;
    if (setjmp(arena.full) != 0) throw unreadable("it has more elements than a letter can have");
    root_ = gumbo_parse_with_options(&options, bytes_.data(), bytes_.size())->root;
}

HtmlTree::~HtmlTree() = default;

std::string_view tag_name(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return name.data == nullptr ? std::string_view{} : std::string_view{name.data, name.length};
}

std::string_view attribute(const GumboElement& element, const char* name) {
    const auto* const found = gumbo_get_attribute(&element.attributes, name);
    return found == nullptr ? std::string_view{} : std::string_view{found->value};
}

}  // namespace dossier::loaders::read
