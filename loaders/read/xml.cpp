#include "loaders/read/xml.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <utility>

#include <fmt/format.h>

#include "loaders/read/entities.hpp"
#include "loaders/read/problem.hpp"
#include "loaders/read/tag_scan.hpp"

// libxml2 decides what is well-formed and in which order tags and texts come. Where they stand it does not say to the
// byte: it hands out text from buffers of its own. So a cursor walks through the source beside it, from tag to tag, and
// compares every text with the bytes under it. Where the two disagree the document is refused, never given a wrong
// span.

namespace dossier::loaders::read {

namespace {

using graph::SourceSpan;

constexpr std::size_t deepest = 256;
constexpr std::size_t most_events = 8'000'000;  ///< some 400 MB; a large letter has a hundredth of that

struct Namespace {
    std::string_view uri, prefix;
};
constexpr std::array<Namespace, 8> namespaces{{{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
                                               {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
                                               {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
                                               {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
                                               {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
                                               {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
                                               {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
                                               {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"}}};

std::string usual_name(const xmlChar* local, const xmlChar* uri) {
    std::string name{reinterpret_cast<const char*>(local)};
    if (uri == nullptr) return name;
    const std::string_view space{reinterpret_cast<const char*>(uri)};
    const auto known = std::ranges::find(namespaces, space, &Namespace::uri);
    if (known != namespaces.end()) return fmt::format("{}:{}", known->prefix, name);
    return name;
}

std::string_view as_text(const xmlChar* bytes, int size) {
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

}  // namespace

/// The cursor, and the callbacks that move it. No exception may pass through libxml2: a fault is kept and thrown later.
class XmlParser {
public:
    explicit XmlParser(std::string_view source) : bytes_{source} {
        document_.source_ = source;
        if (source.starts_with("\xEF\xBB\xBF")) begin_ = 3;
        at_ = begin_;
        // One byte for one, so that offsets hold: line ends as XML reads them, and a declaration that says UTF-8.
        for (std::size_t at = 0; at < bytes_.size(); ++at)
            if (bytes_[at] == '\r') bytes_[at] = at + 1 < bytes_.size() && bytes_[at + 1] == '\n' ? ' ' : '\n';
        forget_encoding();
    }

    XmlDocument run() {
        static const bool ready = (xmlInitParser(), true);
        (void)ready;
        const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxt*)> context{
            xmlCreateMemoryParserCtxt(bytes_.data() + begin_, static_cast<int>(bytes_.size() - begin_)), &release};
        if (!context) throw unreadable("it is empty");
        context_ = context.get();
        xmlSAXHandler handler = callbacks();
        auto* const own = std::exchange(context->sax, &handler);
        context->userData = this;
        xmlCtxtUseOptions(context.get(), XML_PARSE_NONET);
        xmlParseDocument(context.get());
        const bool well_formed = context->wellFormed != 0;
        context->sax = own;
        if (out_of_memory_) throw std::bad_alloc{};
        if (problem_) throw unreadable(problem_->message, problem_->hint, problem_->where);
        if (!well_formed) throw unreadable("it is not well-formed XML");
        return std::move(document_);
    }

private:
    struct Problem {
        std::string message, hint;
        SourceSpan where;
    };

    static void release(xmlParserCtxt* context) {
        if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
        context->myDoc = nullptr;
        xmlFreeParserCtxt(context);
    }

    static xmlSAXHandler callbacks() {
        xmlSAXHandler handler{};
        handler.initialized = XML_SAX2_MAGIC;
        handler.startElementNs = [](void* self, const xmlChar* local, const xmlChar*, const xmlChar* uri, int,
                                    const xmlChar**, int, int, const xmlChar**) {
            guarded(self, [&](XmlParser& parser) { parser.open(usual_name(local, uri)); });
        };
        handler.endElementNs = [](void* self, const xmlChar* local, const xmlChar*, const xmlChar* uri) {
            guarded(self, [&](XmlParser& parser) { parser.close(usual_name(local, uri)); });
        };
        handler.characters = [](void* self, const xmlChar* text, int size) {
            guarded(self, [&](XmlParser& parser) { parser.text(as_text(text, size)); });
        };
        handler.ignorableWhitespace = handler.characters;
        handler.cdataBlock = [](void* self, const xmlChar* text, int size) {
            guarded(self, [&](XmlParser& parser) { parser.verbatim(as_text(text, size)); });
        };
        handler.entityDecl = [](void* self, const xmlChar* name, int, const xmlChar*, const xmlChar*, xmlChar*) {
            guarded(self, [&](XmlParser& parser) {
                parser.fail(fmt::format("it declares an entity of its own, `{}`", reinterpret_cast<const char*>(name)),
                            "such entities are not read: write the text itself");
            });
        };
        handler.serror = [](void* self, xmlErrorPtr error) {
            guarded(self, [&](XmlParser& parser) { parser.complain(*error); });
        };
        return handler;
    }

    template <typename Callback>
    static void guarded(void* self, Callback callback) noexcept {
        auto& parser = *static_cast<XmlParser*>(self);
        if (parser.problem_ || parser.out_of_memory_) return;
        try {
            callback(parser);
        } catch (const std::bad_alloc&) {
            parser.out_of_memory_ = true;
            xmlStopParser(parser.context_);
        }
    }

    void fail(std::string message, std::string hint = {}) {
        problem_ = Problem{std::move(message), std::move(hint), {at_, std::min(at_ + 1, bytes_.size())}};
        xmlStopParser(context_);
    }

    void complain(const xmlError& error) {
        if (error.level < XML_ERR_FATAL) return;
        std::string message{error.message == nullptr ? "not well-formed XML" : error.message};
        while (!message.empty() && (message.back() == '\n' || message.back() == '.')) message.pop_back();
        const auto at = offset_of(error.line, error.int2);
        problem_ = Problem{fmt::format("not well-formed XML: {}", message), {}, {at, std::min(at + 1, bytes_.size())}};
    }

    [[nodiscard]] std::size_t offset_of(int line, int column) const {
        std::size_t at = begin_;
        for (; line > 1 && at < bytes_.size(); --line) at = std::min(bytes_.find('\n', at), bytes_.size() - 1) + 1;
        return std::min(at + static_cast<std::size_t>(std::max(column - 1, 0)), bytes_.size());
    }

    void forget_encoding() {
        if (std::string_view{bytes_}.substr(begin_, 5) != "<?xml") return;
        const auto end = bytes_.find("?>", begin_);
        const auto at = bytes_.find("encoding", begin_);
        if (end == std::string::npos || at >= end) return;
        const auto open = bytes_.find_first_of("\"'", at);
        if (open >= end) return;
        const auto close = bytes_.find(bytes_[open], open + 1);
        if (close < end) std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at), close + 1 - at, ' ');
    }

    [[nodiscard]] std::string_view rest() const { return std::string_view{bytes_}.substr(at_); }

    void skip_past(std::string_view mark) {
        const auto found = bytes_.find(mark, at_);
        at_ = found == std::string::npos ? bytes_.size() : found + mark.size();
    }

    /// Comments, instructions and the document type, which are no events here.
    void skip_silent() {
        while (at_ < bytes_.size()) {
            if (depth_ == 0 && is_space(bytes_[at_]))
                ++at_;
            else if (rest().starts_with("<!--"))
                skip_past("-->");
            else if (rest().starts_with("<?"))
                skip_past("?>");
            else if (rest().starts_with("<!DOCTYPE"))
                skip_doctype();
            else
                return;
        }
    }

    void skip_doctype() {
        bool subset = false;
        for (; at_ < bytes_.size(); ++at_) {
            const char byte = bytes_[at_];
            if (byte == '"' || byte == '\'') at_ = std::min(bytes_.find(byte, at_ + 1), bytes_.size() - 1);
            if (rest().starts_with("<!--")) at_ = std::min(bytes_.find("-->", at_), bytes_.size() - 1);
            if (byte == '[') subset = true;
            if (byte == ']') subset = false;
            if (byte == '>' && !subset) break;
        }
        at_ = std::min(at_ + 1, bytes_.size());
    }

    void skip_tag() {
        for (; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_)
            if (bytes_[at_] == '"' || bytes_[at_] == '\'')
                at_ = std::min(bytes_.find(bytes_[at_], at_ + 1), bytes_.size() - 1);
        at_ = std::min(at_ + 1, bytes_.size());
    }

    void lost() { fail("its tags cannot be told from its text here", "save the document again"); }

    void open(std::string name) {
        skip_silent();
        if (!rest().starts_with('<')) return lost();
        if (++depth_ > deepest) return fail(fmt::format("its elements are nested deeper than {}", deepest));
        const auto begin = at_;
        skip_tag();
        empty_ = at_ >= 2 && bytes_[at_ - 2] == '/';
        add(XmlEvent::Kind::open, std::move(name), {begin, at_});
    }

    void close(std::string name) {
        const auto begin = at_;
        if (!std::exchange(empty_, false)) {
            skip_silent();
            if (!rest().starts_with("</")) return lost();
            skip_tag();
        }
        --depth_;
        add(XmlEvent::Kind::close, std::move(name), {begin, at_});
    }

    void text(std::string_view characters) {
        while (!characters.empty()) {
            skip_silent();
            const auto begin = at_;
            if (at_ >= bytes_.size() || bytes_[at_] == '<') return lost();
            if (bytes_[at_] == '&') {
                skip_past(";");
                characters.remove_prefix(std::min(code_point_at(characters, 0).size, characters.size()));
            } else {
                const auto here = rest().substr(0, std::min(characters.size(), rest().find_first_of("<&")));
                if (!characters.starts_with(here)) return lost();
                at_ += here.size();
                characters.remove_prefix(here.size());
            }
            add(XmlEvent::Kind::text, {}, {begin, at_});
        }
    }

    void verbatim(std::string_view characters) {
        constexpr std::string_view opening = "<![CDATA[";
        skip_silent();
        if (!rest().starts_with(opening)) return lost();
        at_ += opening.size();
        if (!rest().starts_with(characters)) return lost();
        add(XmlEvent::Kind::verbatim, {}, {at_, at_ + characters.size()});
        at_ += characters.size() + 3;
    }

    void add(XmlEvent::Kind kind, std::string name, SourceSpan where) {
        auto& events = document_.events_;
        if (kind == XmlEvent::Kind::text && !events.empty() && events.back().kind == kind &&
            events.back().where.end == where.begin) {
            events.back().where.end = where.end;
            return;
        }
        if (events.size() >= most_events) return fail("it has more tags than a letter can have");
        const auto kept =
            name.empty() ? std::string_view{} : std::string_view{*document_.names_.insert(std::move(name)).first};
        events.push_back({kind, kept, where});
    }

    std::string bytes_;
    std::size_t begin_ = 0;  ///< behind the byte order mark
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    bool empty_ = false;  ///< the last tag was `<a/>`: its end has no bytes
    xmlParserCtxt* context_ = nullptr;
    std::optional<Problem> problem_;
    bool out_of_memory_ = false;
    XmlDocument document_;
};

XmlDocument XmlDocument::parse(std::string_view source, std::size_t shift) {
    check_attributes(source);
    auto document = XmlParser{source}.run();
    document.shift_ = shift;
    return document;
}

std::optional<std::string> XmlDocument::attribute(const XmlEvent& tag, std::string_view name) const {
    const auto text = source_.substr(tag.where.begin, tag.where.end - tag.where.begin);
    auto at = std::min(text.find_first_of(" \t\r\n"), text.size());
    while (at < text.size()) {
        const auto begin = text.find_first_not_of(" \t\r\n", at);
        const auto equals = text.find('=', at);
        if (begin == std::string_view::npos || equals == std::string_view::npos) return std::nullopt;
        const auto open = text.find_first_of("\"'", equals);
        const auto close = open == std::string_view::npos ? open : text.find(text[open], open + 1);
        if (close == std::string_view::npos) return std::nullopt;
        auto key = text.substr(begin, equals - begin);
        key = key.substr(0, std::min(key.find_first_of(" \t\r\n"), key.size()));
        key.remove_prefix(key.find(':') + 1);
        if (key == name)
            return words({XmlEvent::Kind::text, {}, {tag.where.begin + open + 1, tag.where.begin + close}});
        at = close + 1;
    }
    return std::nullopt;
}

void XmlDocument::read_text(const XmlEvent& text, TextBuilder& builder) const {
    for (auto at = text.where.begin; at < text.where.end;) {
        const auto rest = source_.substr(at, text.where.end - at);
        const auto decoded = rest[0] == '&' && text.kind == XmlEvent::Kind::text ? entity(rest) : std::nullopt;
        const auto raised = builder.raised_number(rest);
        const auto here = decoded ? *decoded : code_point_at(rest, 0);
        if (raised == 0) builder.character(here.value, {shift_ + at, shift_ + at + here.size});
        at += raised > 0 ? raised : here.size;
    }
}

std::string XmlDocument::words(const XmlEvent& text) const {
    std::string result;
    for (auto at = text.where.begin; at < text.where.end;) {
        const auto rest = source_.substr(at, text.where.end - at);
        const auto decoded = rest[0] == '&' && text.kind == XmlEvent::Kind::text ? entity(rest) : std::nullopt;
        const auto here = decoded ? *decoded : code_point_at(rest, 0);
        result += utf8(here.value);
        at += here.size;
    }
    return result;
}

}  // namespace dossier::loaders::read
