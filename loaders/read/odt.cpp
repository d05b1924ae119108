#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "loaders/read/block_writer.hpp"
#include "loaders/read/office.hpp"
#include "loaders/read/problem.hpp"

namespace dossier::loaders::read {

namespace {

struct Style {
    bool emphasis = false, raised = false;
};

class Reader {
public:
    explicit Reader(const XmlDocument& document) : document_{document}, events_{document.events()} {}

    std::vector<Block> run() {
        for (at_ = 0; at_ < events_.size(); ++at_) {
            const auto& event = events_[at_];
            if (event.kind == XmlEvent::Kind::open)
                open(event);
            else if (event.kind == XmlEvent::Kind::close)
                close(event);
            else if (paragraphs_ > 0 && hidden_ == 0 && (tables_ == 0 || writer_.in_note()))
                text(event);
        }
        return writer_.take();
    }

private:
    void open(const XmlEvent& tag) {
        const auto name = tag.name;
        if (is_hidden(name)) ++hidden_;
        if (name == "style:style") style_ = &styles_[document_.attribute(tag, "name").value_or("")];
        if (name == "style:text-properties" && style_ != nullptr) properties(tag);
        if (name == "text:note" && hidden_ == 0) note();
        if (name == "table:table") {
            const bool layout = tables_ == 0 && is_layout_table(document_, at_, "table:table-row", "table:table-cell");
            if (!layout && tables_++ == 0) writer_.table();
            layouts_.push_back(layout);
        }
        if (name == "text:list-item") {
            ++items_;
            item_opens_ = true;
        }
        if (name == "text:p" || name == "text:h") ++paragraphs_;
        if (hidden_ > 0 || (tables_ > 0 && !writer_.in_note())) return;
        if (name == "text:p" || name == "text:h") begin(name == "text:h");
        if (name == "text:p" || name == "text:h" || name == "text:span") begin_style(tag);
        if (name == "text:line-break") writer_.text().line_break();
        if (name == "text:tab" || name == "text:s") writer_.text().space(tag.where.begin);
    }

    void close(const XmlEvent& tag) {
        const auto name = tag.name;
        if (is_hidden(name)) --hidden_;
        if (name == "style:style") style_ = nullptr;
        if (name == "text:note") {
            writer_.end_note();
            if (!outer_.empty()) {
                open_styles_ = std::move(outer_.back());
                outer_.pop_back();
            }
        }
        if (name == "table:table" && !layouts_.empty()) {
            if (!layouts_.back()) --tables_;
            layouts_.pop_back();
        }
        if (name == "text:list-item") --items_;
        const bool paragraph = name == "text:p" || name == "text:h";
        if (paragraph) --paragraphs_;
        if (hidden_ > 0 || (tables_ > 0 && !writer_.in_note())) return;
        if (paragraph || name == "text:span") end_style();
        if (paragraph) writer_.begin(BlockKind::paragraph);
    }

    /// What was deleted, what was remarked on it, and the number of a note, which is read with the note.
    [[nodiscard]] static bool is_hidden(std::string_view name) {
        return name == "text:tracked-changes" || name == "office:annotation" || name == "text:note-citation";
    }

    void begin(bool heading) {
        if (heading) return writer_.begin(BlockKind::heading);
        if (items_ == 0) return writer_.begin(BlockKind::paragraph);
        writer_.begin(BlockKind::list_item, std::exchange(item_opens_, false) ? "-" : "");
    }

    void properties(const XmlEvent& tag) {
        const auto value = [&](std::string_view name) { return document_.attribute(tag, name).value_or(""); };
        if (value("font-weight") == "bold" || value("font-style") == "italic") style_->emphasis = true;
        if (value("text-position").starts_with("super")) style_->raised = true;
    }

    void begin_style(const XmlEvent& tag) {
        const auto found = styles_.find(document_.attribute(tag, "style-name").value_or(""));
        const auto style = found == styles_.end() ? Style{} : found->second;
        if (style.emphasis) writer_.text().begin_emphasis();
        open_styles_.push_back(style);
    }

    void end_style() {
        if (open_styles_.empty()) return;
        if (open_styles_.back().emphasis) writer_.text().end_emphasis();
        open_styles_.pop_back();
    }

    /// `<text:note><text:note-citation>1</text:note-citation><text:note-body>…`
    void note() {
        std::string number;
        for (auto next = at_ + 1;
             next + 1 < events_.size() && events_[next].name != "text:note-body" && events_[next].name != "text:note";
             ++next)
            if (events_[next].kind == XmlEvent::Kind::text) number += document_.words(events_[next]);
        std::erase(number, ' ');
        if (tables_ == 0) writer_.text().mark(number);
        writer_.begin_note(number);
        outer_.push_back(std::exchange(open_styles_, {}));
    }

    void text(const XmlEvent& event) {
        const auto words = document_.words(event);
        const bool number =
            !words.empty() && words.size() <= 3 && words.find_first_not_of("0123456789*") == std::string::npos;
        const bool raised = !open_styles_.empty() && open_styles_.back().raised;
        if (raised && number && !writer_.text().after_unit())
            writer_.text().mark(words);
        else
            document_.read_text(event, writer_.text());
    }

    const XmlDocument& document_;
    const std::vector<XmlEvent>& events_;
    BlockWriter writer_;
    std::map<std::string, Style> styles_;
    Style* style_ = nullptr;  ///< the one that is being declared
    std::vector<Style> open_styles_;
    std::vector<std::vector<Style>> outer_;  ///< those around the open note
    std::vector<bool> layouts_;              ///< of the open tables, whether each is there for the layout
    std::size_t at_ = 0, hidden_ = 0, tables_ = 0, items_ = 0, paragraphs_ = 0;
    bool item_opens_ = false;  ///< no paragraph of the open item has been read yet
};

}  // namespace

Content read_odt(const Archive& archive) {
    const auto manifest = archive.read("META-INF/manifest.xml");
    if (manifest && manifest->find("encryption-data") != std::string::npos)
        throw unreadable("it is encrypted", "save it without a password");
    Content content;
    content.source = archive.read("content.xml");
    if (!content.source) throw unreadable("it has no `content.xml`", "save the document again as ODT");
    content.blocks = Reader{parse_part(*content.source, "content.xml")}.run();
    return content;
}

}  // namespace dossier::loaders::read
