#include "loaders/read/publication.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "loaders/read/block_writer.hpp"
#include "loaders/read/problem.hpp"
#include "loaders/read/xml.hpp"

namespace dossier::loaders::read {

namespace {

enum class Part {
    paragraph,
    heading,
    item,
    item_mark,
    note,
    note_mark,
    note_reference,
    emphasis,
    line,      ///< begins a line of the block that it stands in: the name below a post
    word,      ///< stands apart from what is before it by a space: a surname
    table,     ///< holds no sentences, though its notes are notes
    left_out,  ///< of the page and the publisher, not of the document
    other
};

struct Element {
    std::string_view name;
    Part part;
};

/// What the schema calls the parts of a publication. What is not here passes its text on to what it stands in.
constexpr std::array<Element, 44> elements{{{"al", Part::paragraph},
                                            {"considerans.al", Part::paragraph},
                                            {"wie", Part::paragraph},
                                            {"dossiernummer", Part::paragraph},
                                            {"titel", Part::paragraph},
                                            {"stuknr", Part::paragraph},
                                            {"datumtekst", Part::paragraph},
                                            {"ondertekening", Part::paragraph},
                                            {"slotformulering", Part::paragraph},
                                            {"gegeven", Part::paragraph},
                                            {"citaat", Part::paragraph},
                                            {"intitule", Part::paragraph},
                                            {"kamervraagomschrijving", Part::paragraph},
                                            {"lid", Part::paragraph},
                                            {"vraag", Part::paragraph},
                                            {"antwoord", Part::paragraph},
                                            {"term", Part::paragraph},
                                            {"definitie", Part::paragraph},
                                            {"divisie", Part::paragraph},
                                            {"tekst", Part::paragraph},
                                            {"lijst", Part::paragraph},
                                            {"stuk", Part::paragraph},
                                            {"dossier", Part::paragraph},
                                            {"bijlage", Part::paragraph},
                                            {"box", Part::paragraph},
                                            {"tussenkop", Part::heading},
                                            {"kop", Part::heading},
                                            {"li", Part::item},
                                            {"li.nr", Part::item_mark},
                                            {"noot", Part::note},
                                            {"noot.nr", Part::note_mark},
                                            {"noot.al", Part::line},
                                            {"nootref", Part::note_reference},
                                            {"nadruk", Part::emphasis},
                                            {"naam", Part::line},
                                            {"functie", Part::line},
                                            {"achternaam", Part::word},
                                            {"plaats", Part::line},
                                            {"table", Part::table},
                                            {"plaatje", Part::left_out},
                                            {"kamerstukkop", Part::left_out},
                                            {"kamervraagkop", Part::left_out},
                                            {"metadata", Part::left_out},
                                            {"kaart", Part::left_out}}};

Part part_of(std::string_view name) {
    const auto known = std::ranges::find(elements, name, &Element::name);
    return known == elements.end() ? Part::other : known->part;
}

/// An ISO date as the year, month and day that it begins with.
std::string date_of(std::string_view text) {
    const bool iso = text.size() >= 10 && text[4] == '-' && text[7] == '-' &&
                     text.substr(0, 10).find_first_not_of("0123456789-") == std::string_view::npos;
    return iso ? std::string{text.substr(0, 10)} : std::string{};
}

std::string trimmed(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const auto end = text.find_last_not_of(" \t\r\n");
    return end == std::string_view::npos ? std::string{} : std::string{text.substr(begin, end + 1 - begin)};
}

class Reader {
public:
    explicit Reader(const XmlDocument& document) : document_{document}, events_{document.events()} {}

    Content run() {
        for (at_ = 0; at_ < events_.size(); ++at_) {
            const auto& event = events_[at_];
            if (event.kind == XmlEvent::Kind::open)
                open(event);
            else if (event.kind == XmlEvent::Kind::close)
                close();
            else
                text(event);
        }
        content_.blocks = writer_.take();
        return std::move(content_);
    }

private:
    void open(const XmlEvent& tag) {
        auto part = part_of(tag.name);
        // In a heading its number, label and title are one line, and in a note every paragraph is the note's.
        if ((in_heading() || writer_.in_note()) && (part == Part::paragraph || part == Part::heading))
            part = Part::other;
        if (tables_ > 0 && part != Part::note && part != Part::note_mark && part != Part::table && !writer_.in_note())
            part = Part::other;
        parts_.push_back(part);
        declare(tag);
        switch (part) {
        case Part::paragraph: begin(BlockKind::paragraph); break;
        case Part::heading: begin(BlockKind::heading); break;
        case Part::item:
            ++items_;
            item_mark_ = "-";
            begin(BlockKind::list_item);
            break;
        case Part::item_mark: item_mark_ = trimmed(words_inside()); break;
        case Part::note: note(tag); break;
        case Part::note_reference: writer_.text().mark(trimmed(words_inside())); break;
        case Part::emphasis: writer_.text().begin_emphasis(); break;
        case Part::line: writer_.text().line_break(); break;
        case Part::word: writer_.text().space(tag.where.begin); break;
        case Part::table:
            if (tables_++ == 0) writer_.table();
            break;
        case Part::note_mark:
        case Part::left_out:
        case Part::other: break;
        }
        if (is_silent(part)) ++silent_;
    }

    void close() {
        const auto part = parts_.back();
        parts_.pop_back();
        if (is_silent(part)) --silent_;
        switch (part) {
        case Part::paragraph:
        case Part::heading: begin(BlockKind::paragraph); break;
        case Part::item:
            --items_;
            begin(BlockKind::paragraph);
            break;
        case Part::note: end_note(); break;
        case Part::emphasis: writer_.text().end_emphasis(); break;
        case Part::table: --tables_; break;
        default: break;
        }
    }

    [[nodiscard]] static bool is_silent(Part part) {
        return part == Part::item_mark || part == Part::note_mark || part == Part::note_reference ||
               part == Part::left_out;
    }

    [[nodiscard]] bool in_heading() const { return std::ranges::find(parts_, Part::heading) != parts_.end(); }

    /// Inside an item every paragraph is the item's, and the first has its mark.
    void begin(BlockKind kind) {
        if (tables_ > 0) return;
        if (kind == BlockKind::paragraph && items_ > 0) kind = BlockKind::list_item;
        writer_.begin(kind);
        item_opens_ = kind == BlockKind::list_item;
    }

    void note(const XmlEvent& tag) {
        auto number = document_.attribute(tag, "nr").value_or("");
        for (auto next = at_ + 1; next < events_.size() && next < at_ + 3; ++next)
            if (events_[next].name == "noot.nr" && next + 1 < events_.size() && number.empty())
                number = trimmed(document_.words(events_[next + 1]));
        if (!writer_.in_note() && tables_ == 0) writer_.text().mark(number);
        writer_.begin_note(number);
    }

    void end_note() {
        if (std::ranges::find(parts_, Part::note) == parts_.end()) writer_.end_note();
    }

    void text(const XmlEvent& event) {
        if (silent_ > 0 || (tables_ > 0 && !writer_.in_note())) return;
        if (!item_mark_.empty() && item_opens_ && !writer_.in_note()) {
            if (trimmed(document_.words(event)).empty()) return;
            writer_.begin(BlockKind::list_item, std::exchange(item_mark_, {}));
        }
        document_.read_text(event, writer_.text());
    }

    /// The text of the element that opens here.
    [[nodiscard]] std::string words_inside() const {
        std::string words;
        std::size_t depth = 0;
        for (auto at = at_; at < events_.size(); ++at) {
            if (events_[at].kind == XmlEvent::Kind::open) ++depth;
            if (events_[at].kind == XmlEvent::Kind::close && --depth == 0) break;
            if (events_[at].kind == XmlEvent::Kind::text || events_[at].kind == XmlEvent::Kind::verbatim)
                words += document_.words(events_[at]);
        }
        return words;
    }

    /// Facts about the document that stand in attributes.
    void declare(const XmlEvent& tag) {
        auto& declared = content_.declared;
        if (tag.name == "datum" && declared.date.empty())
            declared.date = date_of(document_.attribute(tag, "isodatum").value_or(""));
        if (tag.name != "meta") return;
        const auto name = document_.attribute(tag, "name").value_or("");
        const auto content = document_.attribute(tag, "content").value_or("");
        declare_meta(name, content, declared);
    }

    const XmlDocument& document_;
    const std::vector<XmlEvent>& events_;
    std::size_t at_ = 0;
    std::vector<Part> parts_;
    std::size_t silent_ = 0, tables_ = 0, items_ = 0;
    std::string item_mark_;    ///< of the item whose first words have not been read yet
    bool item_opens_ = false;  ///< the open block is one of an item's
    BlockWriter writer_;
    Content content_;
};

}  // namespace

void declare_meta(std::string_view name, const std::string& content, Declared& declared) {
    if (name == "OVERHEIDop.dossiernummer") declared.dossier = content;
    if (name == "OVERHEIDop.dossiertitel") declared.dossier_title = content;
    if (name == "OVERHEIDop.ondernummer") declared.number = content;
    if (name == "OVERHEIDop.documenttitel" || (name == "DC.title" && declared.title.empty())) declared.title = content;
    if (name == "DCTERMS.issued" && declared.date.empty()) declared.date = date_of(content);
    if (name == "DCTERMS.language") declared.language = content;
}

Content read_publication(std::string_view source) {
    const auto document = XmlDocument::parse(source);
    const auto& events = document.events();
    if (events.empty()) throw unreadable("it has no elements");
    const auto root = events.front().name;
    if (root != "officiele-publicatie" && root != "kamerstuk" && root != "kamervragen")
        throw unreadable(fmt::format("its root is <{}>, which is no official publication", root),
                         "XML is read as officielebekendmakingen.nl gives it out: <officiele-publicatie>",
                         events.front().where);
    return Reader{document}.run();
}

}  // namespace dossier::loaders::read
