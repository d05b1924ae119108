#include "loaders/read/letter.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "loaders/read/dossier_number.hpp"
#include "loaders/read/format.hpp"
#include "loaders/read/language.hpp"
#include "loaders/read/layout.hpp"
#include "loaders/read/sentences.hpp"

namespace dossier::loaders::read {

namespace {

/// A footnote mark in running text, until its note has been read.
struct OpenMark {
    std::size_t section, paragraph, sentence;
    std::string number;
    std::size_t at;  ///< behind it, in the source
};

/// Where the words of a text are printed: the box around those that stand on its first page.
std::optional<PrintedPlace> place_of(const MappedText& text, const std::vector<PlacedWord>& words) {
    std::optional<PrintedPlace> place;
    for (std::size_t at = 0; at < text.pieces.size(); ++at) {
        const auto& piece = text.pieces[at];
        const auto end = at + 1 < text.pieces.size() ? text.pieces[at + 1].text : text.text.size();
        const auto source_end = piece.source + (end - piece.text);
        const auto end_of = [](const PlacedWord& word) { return word.where.end; };
        for (auto word = std::ranges::upper_bound(words, piece.source, {}, end_of);
             word != words.end() && word->where.begin < source_end; ++word) {
            if (!place) place = word->printed;
            if (place->page != word->printed.page) continue;
            const auto& box = word->printed.box;
            place->box = {std::min(place->box.left, box.left), std::min(place->box.top, box.top),
                          std::max(place->box.right, box.right), std::max(place->box.bottom, box.bottom)};
        }
    }
    return place;
}

void place(Document& document, const std::vector<PlacedWord>& words) {
    for (auto& note : document.footnotes) note.printed = place_of(note.text, words);
    for (auto& section : document.sections)
        for (auto& paragraph : section.paragraphs)
            for (auto& sentence : paragraph.sentences) sentence.printed = place_of(sentence.text, words);
}

class Assembler {
public:
    Assembler(Layout layout, Declared declared)
        : parts_{std::move(layout.parts)}, document_{std::move(layout.document)}, declared_{std::move(declared)} {}

    Document run(std::string_view name) {
        if (std::ranges::any_of(parts_, [](const auto& part) { return part.role == Part::Role::front_matter; }))
            section({}, {});
        tell_language();
        for (const auto& part : parts_) take(part);
        flush();
        tie_footnotes();
        finish(name);
        return std::move(document_);
    }

private:
    /// By its running words; what the format says counts only where they leave it open, as programs write their user's.
    void tell_language() {
        LanguageGuess guess;
        for (const auto& part : parts_)
            if (part.role == Part::Role::running && part.block.kind != BlockKind::footnote) guess.add(part.words());
        document_.language = guess.told(declared_.language.starts_with("en") ? "en" : "nl");
    }

    void take(const Part& part) {
        if (part.block.kind == BlockKind::footnote) {
            document_.footnotes.push_back({part.block.mark, part.block.text.mapped, part.block.where, {}});
            interrupted_ = true;
        } else if (part.block.kind == BlockKind::page_break || part.block.kind == BlockKind::table) {
            interrupted_ = true;
        } else if (part.role == Part::Role::heading) {
            flush();
            section(title(part), part.block.where);
        } else if (part.role == Part::Role::running) {
            running(part);
        }
    }

    [[nodiscard]] static std::string title(const Part& part) {
        // The number of a heading that was read as an item of a list, or that its format counts, belongs to its title.
        return part.block.mark.empty() ? part.words() : part.block.mark + " " + part.words();
    }

    void section(std::string title, SourceSpan where) { document_.sections.push_back({std::move(title), where, {}}); }

    /// Starts a paragraph, or goes on with the one that a page break, a footnote or a stray blank line cut in two.
    void running(const Part& part) {
        const bool item = part.block.kind == BlockKind::list_item;
        if (open_ && goes_on(part)) {
            open_->append(part.block.text);
        } else {
            flush();
            open_ = part.block.text;
            open_is_item_ = item;
        }
        interrupted_ = false;
    }

    [[nodiscard]] bool goes_on(const Part& part) const {
        if (!part.block.mark.empty() || !is_unfinished(open_->mapped.text)) return false;
        const bool midway = begins_midway(part.words());
        if (open_is_item_) return midway && (interrupted_ || part.block.kind == BlockKind::list_item);
        if (midway || ends_expecting_more(open_->mapped.text)) return true;
        // Half a sentence has words; what is shorter was a line by itself.
        const std::string_view text = open_->mapped.text;
        return interrupted_ && std::ranges::count(text.substr(0, 200), ' ') >= 5;
    }

    /// Splits the open paragraph into sentences and puts it away.
    void flush() {
        if (!open_) return;
        const auto text = std::exchange(open_, std::nullopt);
        const auto ranges = split_sentences(text->mapped.text, language(document_.language));
        if (ranges.empty()) return;
        if (document_.sections.empty()) section({}, {});
        auto& paragraphs = document_.sections.back().paragraphs;
        paragraphs.push_back({{}, open_is_item_});
        auto emphasised = text->emphasised.begin();
        auto mark = text->marks.begin();
        for (const auto range : ranges) {
            Sentence sentence{slice(text->mapped, range), text->mapped.source(range.begin, range.end), {}, {}, {}};
            for (; emphasised != text->emphasised.end() && emphasised->end <= range.end; ++emphasised)
                if (emphasised->begin >= range.begin)
                    sentence.emphasised.push_back({emphasised->begin - range.begin, emphasised->end - range.begin});
            const auto ordinal = paragraphs.back().sentences.size();
            for (; mark != text->marks.end() && mark->at <= range.end; ++mark)
                marks_.push_back({document_.sections.size() - 1, paragraphs.size() - 1, ordinal, mark->number,
                                  text->mapped.source(mark->at > 0 ? mark->at - 1 : 0, mark->at).end});
            paragraphs.back().sentences.push_back(std::move(sentence));
        }
    }

    /// To the next note with that number; where notes stand before their marks, to the last such.
    void tie_footnotes() {
        std::map<std::string, std::vector<std::size_t>> by_number;
        for (std::size_t at = 0; at < document_.footnotes.size(); ++at)
            by_number[document_.footnotes[at].number].push_back(at);
        for (const auto& mark : marks_) {
            const auto found = by_number.find(mark.number);
            if (found == by_number.end()) continue;
            const auto begin_of = [&](std::size_t note) { return document_.footnotes[note].where.begin; };
            auto next = std::ranges::lower_bound(found->second, mark.at, {}, begin_of);
            if (next == found->second.end()) --next;
            document_.sections[mark.section].paragraphs[mark.paragraph].sentences[mark.sentence].footnotes.push_back(
                *next);
        }
    }

    void finish(std::string_view name) {
        take_declared();
        const auto titled =
            std::ranges::find_if(document_.sections, [](const auto& one) { return !one.title.empty(); });
        if (document_.title.empty() && titled != document_.sections.end()) document_.title = titled->title;
        if (document_.title.empty()) document_.title = document_.dossier_title;
        if (document_.kind.empty())
            document_.kind = document_.signed_by.empty() && document_.addressed_to.empty() ? "document" : "brief";
        document_.id = document_.dossier.empty() || document_.number.empty()
                           ? id_of(name)
                           : fmt::format("kst-{}-{}", document_.dossier, document_.number);
    }

    /// What the text does not say of itself, as its format does.
    void take_declared() {
        const auto number = dossier_number(declared_.dossier);
        const bool same = number && (document_.dossier.empty() || document_.dossier == number->canonical);
        if (same && number->size == declared_.dossier.size()) {
            document_.dossier = number->canonical;
            if (document_.number.empty()) document_.number = declared_.number;
            if (document_.dossier_title.empty()) document_.dossier_title = declared_.dossier_title;
        }
        if (document_.date.empty()) document_.date = declared_.date;
        if (document_.title.empty()) document_.title = declared_.title;
    }

    /// `Brief 2024.md` is `brief-2024`.
    [[nodiscard]] static std::string id_of(std::string_view name) {
        name = name.substr(name.find_last_of("/\\") + 1);
        if (const auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
        std::string id;
        for (const char byte : name) {
            const auto value = static_cast<unsigned char>(byte);
            if (std::isalnum(value) || value >= 0x80 || byte == '_' || byte == '.')
                id += static_cast<char>(std::tolower(value));
            else if (!id.empty() && id.back() != '-')
                id += '-';
        }
        while (id.ends_with('-')) id.pop_back();
        return id.empty() ? "document" : id;
    }

    std::vector<Part> parts_;
    Document document_;
    Declared declared_;
    std::optional<RunningText> open_;
    bool open_is_item_ = false;
    bool interrupted_ = false;  ///< something stood between the open paragraph and what is read now
    std::vector<OpenMark> marks_;
};

}  // namespace

Document read_letter(std::string_view bytes, std::string_view name) {
    auto content = read_content(bytes, name);
    auto document = Assembler{lay_out(std::move(content.blocks)), std::move(content.declared)}.run(name);
    document.source = std::move(content.source);
    if (!content.words.empty()) place(document, content.words);
    return document;
}

}  // namespace dossier::loaders::read
