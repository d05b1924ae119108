#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "loaders/read/block_writer.hpp"
#include "loaders/read/docx_styles.hpp"
#include "loaders/read/office.hpp"
#include "loaders/read/problem.hpp"

namespace dossier::loaders::read {

namespace {

bool is_off(const std::string& value) { return value == "0" || value == "false" || value == "none" || value == "off"; }

/// Numbers of notes in the order of their marks, by the ids that tie the two.
struct NoteNumbers {
    std::map<std::string, std::string> footnotes, endnotes;
    std::size_t count = 0;

    std::string next(std::map<std::string, std::string>& notes, const std::string& id) {
        return notes.emplace(id, std::to_string(++count)).first->second;
    }
};

class Reader {
public:
    Reader(const XmlDocument& document, const ParagraphStyles& styles, DocxNumbers& list_numbers, NoteNumbers& numbers,
           BlockWriter& writer)
        : document_{document},
          events_{document.events()},
          styles_{styles},
          list_numbers_{list_numbers},
          numbers_{numbers},
          writer_{writer} {}

    void run() {
        for (at_ = 0; at_ < events_.size(); ++at_) {
            const auto& event = events_[at_];
            if (event.kind == XmlEvent::Kind::open)
                open(event);
            else if (event.kind == XmlEvent::Kind::close)
                close(event);
            else if (in_text_ && hidden_ == 0 && (tables_ == 0 || writer_.in_note()))
                text(event);
        }
    }

private:
    void open(const XmlEvent& tag) {
        const auto name = tag.name;
        if (is_hidden(name)) ++hidden_;
        if (name == "w:pPr") {
            in_paragraph_properties_ = true;
            style_.clear();
            numbering_ = {};
        }
        if (name == "w:footnote" || name == "w:endnote") return note(tag);
        if (name == "w:tbl") {
            const bool layout = tables_ == 0 && is_layout_table(document_, at_, "w:tr", "w:tc");
            if (!layout && tables_++ == 0) writer_.table();
            layouts_.push_back(layout);
        }
        if (hidden_ > 0) return;
        if (name == "w:footnoteReference" || name == "w:endnoteReference") return reference(tag);
        if (tables_ > 0 && !writer_.in_note()) return;
        if (name == "w:p") writer_.begin(BlockKind::paragraph);
        if (in_paragraph_properties_)
            paragraph_property(tag);
        else
            inside_run(tag);
    }

    void close(const XmlEvent& tag) {
        const auto name = tag.name;
        if (is_hidden(name)) --hidden_;
        if (name == "w:pPr") end_properties();
        if (name == "w:t") in_text_ = false;
        if (name == "w:r") end_run();
        if (name == "w:footnote" || name == "w:endnote") writer_.end_note();
        if (name == "w:tbl" && !layouts_.empty()) {
            if (!layouts_.back()) --tables_;
            layouts_.pop_back();
        }
        if (name == "w:p" && tables_ == 0) writer_.begin(BlockKind::paragraph);
    }

    /// What was deleted or moved away, and what stands in for those that cannot show the first choice.
    [[nodiscard]] static bool is_hidden(std::string_view name) {
        return name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback";
    }

    void paragraph_property(const XmlEvent& tag) {
        const auto value = [&] { return document_.attribute(tag, "val").value_or(""); };
        if (tag.name == "w:pStyle") style_ = value();
        if (tag.name == "w:pStyle" && styles_.is_heading(style_)) writer_.begin(BlockKind::heading);
        if (tag.name == "w:outlineLvl" && value() != "9") writer_.begin(BlockKind::heading);
        if (tag.name == "w:ilvl") numbering_.level = list_level(value());
        if (tag.name == "w:numId") numbering_.list = value();
    }

    /// The number that Word prints before a heading belongs to its title; the kind of an item's number matters to
    /// nobody.
    void end_properties() {
        if (!in_paragraph_properties_) return;
        in_paragraph_properties_ = false;
        if (hidden_ > 0 || tables_ > 0 || writer_.in_note()) return;
        const bool own = !numbering_.list.empty();
        const bool heading = writer_.is_open(BlockKind::heading);
        auto numbering = own ? numbering_ : styles_.numbering(style_);
        if (numbering_.level) numbering.level = numbering_.level;
        if (numbering.list.empty() || numbering.list == "0") return;
        auto number = list_numbers_.next(numbering, style_);
        if (heading)
            writer_.begin(BlockKind::heading, std::move(number));
        else if (own)
            writer_.begin(BlockKind::list_item, "-");
    }

    void inside_run(const XmlEvent& tag) {
        const auto name = tag.name;
        auto& text = writer_.text();
        const auto value = [&] { return document_.attribute(tag, "val").value_or(""); };
        if (name == "w:t") in_text_ = true;
        if (name == "w:tab" || name == "w:ptab") text.space(tag.where.begin);
        if (name == "w:br" || name == "w:cr") text.line_break();
        if (name == "w:noBreakHyphen") text.character('-', tag.where);
        if ((name == "w:b" || name == "w:i") && !is_off(value())) {
            ++emphasis_;
            text.begin_emphasis();
        }
        if (name == "w:vertAlign") raised_ = value() == "superscript";
        if (name == "w:vanish" && !is_off(value())) vanished_ = true;
    }

    /// In a table too, whose words are not read but whose notes are.
    void reference(const XmlEvent& tag) {
        auto& numbers = tag.name == "w:footnoteReference" ? numbers_.footnotes : numbers_.endnotes;
        const auto number = numbers_.next(numbers, document_.attribute(tag, "id").value_or(""));
        if (tables_ == 0) writer_.text().mark(number);
    }

    void end_run() {
        for (; emphasis_ > 0; --emphasis_) writer_.text().end_emphasis();
        raised_ = vanished_ = false;
    }

    void text(const XmlEvent& event) {
        if (vanished_) return;
        const auto words = document_.words(event);
        const bool number =
            !words.empty() && words.size() <= 3 && words.find_first_not_of("0123456789*") == std::string::npos;
        if (raised_ && number && !writer_.text().after_unit())
            writer_.text().mark(words);
        else
            document_.read_text(event, writer_.text());
    }

    /// The lines that separate notes from text are kept as notes of a type of their own.
    void note(const XmlEvent& tag) {
        const auto& numbers = tag.name == "w:footnote" ? numbers_.footnotes : numbers_.endnotes;
        const auto number = numbers.find(document_.attribute(tag, "id").value_or(""));
        if (!document_.attribute(tag, "type")) writer_.begin_note(number == numbers.end() ? "" : number->second);
    }

    const XmlDocument& document_;
    const std::vector<XmlEvent>& events_;
    const ParagraphStyles& styles_;
    DocxNumbers& list_numbers_;
    NoteNumbers& numbers_;
    BlockWriter& writer_;
    std::size_t at_ = 0, hidden_ = 0, tables_ = 0, emphasis_ = 0;
    std::string style_;              ///< of the paragraph whose properties are being read
    NumberingProperties numbering_;  ///< as it says itself
    std::vector<bool> layouts_;      ///< of the open tables, whether each is there for the layout
    bool in_paragraph_properties_ = false, in_text_ = false, raised_ = false, vanished_ = false;
};

}  // namespace

Content read_docx(const Archive& archive) {
    if (!archive.has("word/document.xml"))
        throw unreadable("it has no `word/document.xml`", "save the document again as DOCX");
    const ParagraphStyles styles{archive};
    DocxNumbers list_numbers{archive};
    NoteNumbers numbers;
    BlockWriter writer;
    Content content;
    content.source.emplace();
    for (const std::string name : {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}) {
        const auto part = archive.read(name);
        if (!part) continue;
        const auto document = parse_part(*part, name, content.source->size());
        Reader{document, styles, list_numbers, numbers, writer}.run();
        *content.source += *part;
    }
    content.blocks = writer.take();
    return content;
}

}  // namespace dossier::loaders::read
