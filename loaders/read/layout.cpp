#include "loaders/read/layout.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "loaders/read/code_points.hpp"
#include "loaders/read/dossier_number.hpp"
#include "loaders/read/front_matter.hpp"
#include "loaders/read/sentences.hpp"

namespace dossier::loaders::read {

namespace {

constexpr std::size_t longest_heading = 200;
constexpr std::size_t most_front_matter = 80;  ///< blocks; a letter's head is far shorter

std::size_t count_words(std::string_view text) {
    return text.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

bool begins_with_capital(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && (text[at] == '\'' || text[at] == '"' || text[at] == '(')) ++at;
    const auto value = code_point_at(text, at).value;
    return u_isupper(value) || u_isdigit(value) || value > 0x2000;
}

/// Running text, by its stop or its length: never part of a letter's head.
bool is_running(std::string_view words) {
    return count_words(words) >= 25 || (count_words(words) > 2 && !is_unfinished(words));
}

bool is_all_capitals(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = code_point_at(text, at);
        if (u_islower(value)) return false;
        if (u_isupper(value)) ++letters;
        at += size;
    }
    return letters >= 4;
}

/// `2.1 Financiën`, `II. Overig`: numbered as headings are, not as items of a list are.
bool has_section_number(std::string_view text) {
    const auto end = text.find(' ');
    if (end == std::string_view::npos || end < 2) return false;
    auto number = text.substr(0, end);
    if (number.ends_with('.') && number.find_first_not_of("IVX.") == std::string_view::npos) return true;
    return std::isdigit(static_cast<unsigned char>(number[0])) && number.find('.') < number.size() - 1 &&
           number.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool ends_like_text(std::string_view text) {
    return text.empty() || std::string_view{".!?:;,"}.find(text.back()) != std::string_view::npos;
}

class Planner {
public:
    explicit Planner(std::vector<Block> blocks) {
        for (auto& block : blocks) {
            const auto role = block.kind == BlockKind::heading ? Part::Role::heading : Part::Role::running;
            layout_.parts.push_back({std::move(block), role});
        }
    }

    Layout run() {
        front_matter();
        headings();
        signatures();
        return std::move(layout_);
    }

private:
    [[nodiscard]] std::vector<Part>& parts() { return layout_.parts; }

    // ---- the head: everything up to the last line that only a head can hold, before the first running sentence

    void front_matter() {
        std::size_t end = 0;
        const auto limit = std::min(parts().size(), most_front_matter);
        for (std::size_t at = 0; at < limit; ++at) {
            const auto& part = parts()[at];
            if (part.block.kind == BlockKind::list_item || part.block.kind == BlockKind::footnote) continue;
            if (part.block.kind == BlockKind::table || part.block.kind == BlockKind::page_break) continue;
            if (head_block(part))
                end = at + 1;
            else if (is_running(part.words()))
                break;
        }
        for (std::size_t at = 0; at < end; ++at)
            if (parts()[at].block.kind != BlockKind::footnote) parts()[at].role = Part::Role::front_matter;
        std::string asked;  // the question says which of "van" and "voor" the field has of who answers
        for (std::size_t at = 0; at < limit; ++at) {
            auto& document = layout_.document;
            if (document.date.empty()) document.date = date_of_answer(parts()[at].words()).value_or("");
            asked += fmt::format("{}\n", parts()[at].words());
            if (document.senders.empty()) document.senders = senders_of_answer(asked);
        }
    }

    /// Takes in what a block of the head says; false when no line of it belongs to one.
    bool head_block(const Part& part) {
        if (is_salutation(part.words())) return true;
        if (part.lines() > 30) return false;
        bool known = false;
        std::string line;
        const auto physical = part.block.text.lines();
        for (std::size_t at = 0; at <= physical.size(); ++at) {
            const bool continues = at < physical.size() && !line.empty() && !stands_alone(physical[at]) &&
                                   (begins_midway(physical[at]) ||
                                    (is_all_capitals(line) && kind_and_senders(line) && is_all_capitals(physical[at])));
            if (continues) {
                line += " " + physical[at];
                continue;
            }
            if (!line.empty()) known = head_line(line, part.block.kind) || known;
            if (at < physical.size()) line = physical[at];
        }
        return known;
    }

    /// Lines that begin in lower case (`'s-Gravenhage, …`) or stand in capitals and yet continue no other.
    [[nodiscard]] static bool stands_alone(std::string_view line) { return addressee(line) || place_and_date(line); }

    bool head_line(std::string_view line, BlockKind kind) {
        auto& document = layout_.document;
        if (is_running(line) && !serial_number(line)) return false;
        if (const auto number = dossier_number(line)) {
            const auto rest = line.substr(number->size);
            if (!rest.empty() && rest[0] != ' ') return false;
            if (document.dossier.empty()) {
                document.dossier = number->canonical;
                if (rest.size() > 1) document.dossier_title = rest.substr(1);
            }
            return true;
        }
        if (const auto serial = serial_number(line)) {
            if (document.number.empty()) document.number = serial->number;
            if (!serial->rest.empty()) head_line(serial->rest, kind);
            return true;
        }
        if (const auto heading = kind_and_senders(line)) {
            if (heading->senders.empty() && document.dossier.empty() && document.number.empty()) return false;
            if (document.kind.empty()) {
                document.kind = heading->kind;
                document.senders = heading->senders;
            }
            return true;
        }
        if (const auto reader = addressee(line)) {
            if (document.addressed_to.empty()) document.addressed_to = *reader;
            return true;
        }
        if (const auto place = place_and_date(line)) {
            if (document.date.empty()) {
                document.place = place->place;
                document.date = place->date;
            }
            return true;
        }
        if (const auto about = subject(line)) {
            document.title = *about;
            return true;
        }
        if (is_salutation(line) || is_letterhead(line)) return true;
        if (!document.dossier.empty() && document.dossier_title.empty() && document.number.empty())
            document.dossier_title = line;
        return false;
    }

    // ---- headings that no mark tells: bold, italic or capital lines, numbered lines, short lines above text

    void headings() {
        bool finished = true;  // whether the text so far is: a heading cannot cut a sentence in two
        for (std::size_t at = 0; at < parts().size(); ++at) {
            auto& part = parts()[at];
            if (part.role == Part::Role::front_matter || part.words().empty()) continue;
            if (part.block.kind == BlockKind::footnote) continue;
            if (part.role == Part::Role::running && is_heading(at, finished)) part.role = Part::Role::heading;
            if (is_caption(at)) part.role = Part::Role::left_out;
            finished = part.role == Part::Role::heading || part.block.kind == BlockKind::list_item ||
                       !is_unfinished(part.words());
        }
    }

    [[nodiscard]] bool is_heading(std::size_t at, bool finished) {
        const auto& part = parts()[at];
        const std::string_view words = part.words();
        if (part.lines() > 2 || words.size() > longest_heading) return false;
        if (part.block.kind == BlockKind::list_item) return is_numbered_heading(at);
        if (words.ends_with('.') || words.ends_with(';') || words.ends_with(',')) return false;
        if (is_emphasised(part) || is_all_capitals(words)) return true;
        if (part.lines() != 1 || ends_like_text(words)) return false;
        if (has_section_number(words)) return count_words(words) <= 16;
        if (!finished || ends_expecting_more(words) || count_words(words) > 10 || !begins_with_capital(words))
            return false;
        const bool follows = at + 1 < parts().size() && parts()[at + 1].block.kind == BlockKind::paragraph;
        return follows && is_running(parts()[at + 1].words()) && begins_with_capital(parts()[at + 1].words());
    }

    /// A numbered line that stands alone, without a stop: `1. Inleiding` over a paragraph.
    [[nodiscard]] bool is_numbered_heading(std::size_t at) {
        const auto& part = parts()[at];
        if (part.block.mark.empty() || part.lines() != 1 || ends_like_text(part.words())) return false;
        if (!std::isalnum(static_cast<unsigned char>(part.block.mark[0])) || count_words(part.words()) > 14)
            return false;
        const auto is_item = [&](std::size_t other) {
            return other < parts().size() && parts()[other].block.kind == BlockKind::list_item;
        };
        if (is_item(at + 1) || (at > 0 && is_item(at - 1)) || at + 1 >= parts().size()) return false;
        const auto& next = parts()[at + 1];
        return next.block.kind == BlockKind::paragraph && begins_with_capital(next.words()) &&
               begins_with_capital(part.words());
    }

    [[nodiscard]] static bool is_emphasised(const Part& part) {
        const auto size = part.words().size();
        return std::ranges::any_of(part.block.text.emphasised, [&](const SourceSpan& range) {
            const auto number = part.words().find(' ');
            const bool whole = range.begin == 0 || (range.begin <= 6 && number != std::string::npos &&
                                                    number + 1 == range.begin && has_number(part.words()));
            return whole && range.end + 1 >= size;
        });
    }

    [[nodiscard]] static bool has_number(std::string_view words) {
        return std::isdigit(static_cast<unsigned char>(words[0])) || has_section_number(words);
    }

    /// `Tabel 1 Overzicht van de bijdragen` over its table.
    [[nodiscard]] bool is_caption(std::size_t at) {
        const std::string_view words = parts()[at].words();
        const bool named =
            std::ranges::any_of(std::array<std::string_view, 5>{"Tabel ", "Figuur ", "Grafiek ", "Table ", "Figure "},
                                [&](auto label) { return words.starts_with(label); });
        return named && count_words(words) <= 20 && is_unfinished(words);
    }

    // ---- signatures: posts and names that stand as lines of their own, where a letter can be signed

    void signatures() {
        const auto [first_heading, last_text] = body();
        bool signing = false;  // a closing or a signature stands right above
        for (std::size_t at = 0; at < parts().size(); ++at) {
            auto& part = parts()[at];
            if (part.role == Part::Role::front_matter || part.block.kind == BlockKind::page_break) continue;
            const auto found = signers(part);
            if (!found) {
                signing = false;
                continue;
            }
            const bool complete =
                std::ranges::any_of(*found, [](const auto& one) { return !one.name.empty() && !one.role.empty(); });
            const bool titled = std::ranges::any_of(*found, [](const auto& one) { return !one.role.empty(); });
            const bool place = signing || at > last_text || (titled && at < first_heading);
            const bool marked = part.block.kind == BlockKind::heading;
            signing =
                found->empty() || complete || (place && !marked && (titled || signing)) || name_follows(at, titled);
            if (!signing) continue;
            part.role = Part::Role::signature;
            sign(*found, part);
        }
    }

    /// Where the text proper lies: the first heading, and the last paragraph or item that runs.
    [[nodiscard]] std::pair<std::size_t, std::size_t> body() const {
        std::size_t first_heading = layout_.parts.size();
        std::size_t last_text = 0;
        for (std::size_t at = 0; at < layout_.parts.size(); ++at) {
            const auto& part = layout_.parts[at];
            if (part.role == Part::Role::heading && first_heading == layout_.parts.size() && !post(part.words()))
                first_heading = at;
            const bool running = part.role == Part::Role::running && part.block.kind != BlockKind::footnote;
            if (running && is_running(part.words())) last_text = at;
        }
        return {first_heading, last_text};
    }

    [[nodiscard]] std::optional<std::vector<Signature>> signers(const Part& part) const {
        const bool may = part.block.kind == BlockKind::paragraph || part.block.kind == BlockKind::heading;
        if (!may || part.words().empty() || part.words().size() > 400 || part.lines() > 12) return std::nullopt;
        return read::signatures(part.block.text.lines());
    }

    /// A post alone, with its holder's name as the next block.
    [[nodiscard]] bool name_follows(std::size_t at, bool titled) const {
        if (!titled || at + 1 >= layout_.parts.size()) return false;
        const auto& words = layout_.parts[at + 1].words();
        return words.find('.') != std::string::npos && is_person_name(words);
    }

    void sign(const std::vector<Signature>& found, const Part& part) {
        auto& signed_by = layout_.document.signed_by;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto& one = found[i];
            // The name first and the post on the line below: one who signs, not two.
            if (i > 0 && one.name.empty() && found[i - 1].role.empty() && !signed_by.empty() &&
                signed_by.back().name == found[i - 1].name && signed_by.back().role.empty()) {
                signed_by.back().role = one.role;
                continue;
            }
            const auto unnamed = std::ranges::find_if(signed_by, [](const auto& known) { return known.name.empty(); });
            if (one.role.empty() && unnamed != signed_by.end()) {
                unnamed->name = one.name;
                unnamed->where.end = part.block.where.end;
            } else {
                signed_by.push_back({one.name, one.role, part.block.where});
            }
        }
    }

    Layout layout_;
};

}  // namespace

Layout lay_out(std::vector<Block> blocks) { return Planner{std::move(blocks)}.run(); }

}  // namespace dossier::loaders::read
