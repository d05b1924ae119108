#include "loaders/find/instruments/citations.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "loaders/read/dossier_number.hpp"

namespace dossier::loaders::find {

namespace {

using graph::SourceSpan;

bool is_digit(char byte) { return std::isdigit(static_cast<unsigned char>(byte)) != 0; }

/// Whether a number may begin here: `2024` in `12024` does not.
bool begins_word(std::string_view text, std::size_t at) {
    return at == 0 || (std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0 && text[at - 1] != '.' &&
                       text[at - 1] != '/' && text[at - 1] != '-');
}

/// The end of what a pattern matches at the beginning of `text`; nothing when it does not.
std::optional<std::size_t> match_end(std::string_view text, const re2::RE2& pattern) {
    re2::StringPiece rest{text.data(), text.size()};
    if (!re2::RE2::Consume(&rest, pattern)) return std::nullopt;
    return text.size() - rest.size();
}

/// `Kamerstukken II 2023/24, ` before a dossier number: where it begins, or `at` itself.
std::size_t prefix_begin(std::string_view text, std::size_t at) {
    static const re2::RE2 prefix{
        R"(((?i:kamerstuk(?:ken)?)(?: nr\.?)?,?(?: (?:I|II|TK|EK),?)?(?: \d{4}[/–-]\d{2,4},?)?(?: nr\.?)? )$)"};
    constexpr std::size_t longest = 48;
    auto begin = at - std::min(at, longest);
    while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
    const auto before = text.substr(begin, at - begin);
    re2::StringPiece found;
    if (!re2::RE2::PartialMatch(re2::StringPiece{before.data(), before.size()}, prefix, &found)) return at;
    return begin + static_cast<std::size_t>(found.data() - before.data());
}

struct Numbers {
    std::vector<std::string> numbers;
    std::size_t end = 0;
};

/// `, nr. 93`, ` nrs. 5, 6 en 8`, `, nr. A` behind a dossier number.
std::optional<Numbers> serial_numbers(std::string_view text, std::size_t at) {
    static const re2::RE2 label{R"(,? ?(?i:nrs?)\.? ?)"};
    static const re2::RE2 link{R"(, ?| en | t/m )"};
    static const re2::RE2 serial{R"(\d{1,5}|[A-Z]{1,3}\b)"};
    static const re2::RE2 plural{R"(,? ?(?i:nrs))"};
    const auto labelled = match_end(text.substr(at), label);
    if (!labelled) return std::nullopt;
    const bool several = match_end(text.substr(at), plural).has_value();
    const auto first = at + *labelled;
    const auto size = match_end(text.substr(first), serial);
    if (!size) return std::nullopt;
    Numbers result{{std::string{text.substr(first, *size)}}, first + *size};
    while (several) {
        const auto linked = match_end(text.substr(result.end), link);
        if (!linked) break;
        const auto next = result.end + *linked;
        const auto next_size = match_end(text.substr(next), serial);
        // `nrs. 5 en 28 676, nr. 3`: what follows is another dossier's number.
        if (!next_size || !is_digit(text[next]) || read::dossier_number(text.substr(next))) break;
        result.numbers.emplace_back(text.substr(next, *next_size));
        result.end = next + *next_size;
    }
    return result;
}

void find_papers(std::string_view text, std::vector<Citation>& found) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || !begins_word(text, at)) continue;
        const auto dossier = read::dossier_number(text.substr(at));
        if (!dossier) continue;
        const auto begin = prefix_begin(text, at);
        const auto dossier_end = at + dossier->size;
        const auto numbers = serial_numbers(text, dossier_end);
        const auto end = numbers ? numbers->end : dossier_end;
        // Five digits are a dossier only where the word or a serial number says so: EUR 28 676 is not.
        if (!numbers && begin == at) continue;
        const auto cite = [&](std::string target) {
            found.push_back({{}, {}, {begin, end}, std::string{text.substr(begin, end - begin)}, std::move(target)});
        };
        if (!numbers)
            cite("kst-" + dossier->canonical);
        else
            for (const auto& number : numbers->numbers) cite(fmt::format("kst-{}-{}", dossier->canonical, number));
        at = end - 1;
    }
}

/// `2023/24`, `2023-2024` as the identifiers have it: `20232024`.
std::string session(std::string_view years) {
    std::string digits;
    for (const char byte : years)
        if (is_digit(byte)) digits += byte;
    return digits.size() == 6 ? digits.substr(0, 4) + digits.substr(0, 2) + digits.substr(4) : digits;
}

struct Form {
    re2::RE2 pattern;  ///< up to four groups
    std::string (*target)(std::string_view whole, const std::array<std::string, 4>& groups);
};

/// An act of the EU in its Dutch spelling, so that letters in both languages cite the same one.
std::string act(std::string_view sort, std::string_view what, std::string_view body, std::string_view number) {
    const std::string_view noun = what == "Regulation" ? "verordening" : what == "Directive" ? "richtlijn" : "besluit";
    const std::string_view of = body == "EC" ? "EG" : body == "EEC" ? "EEG" : body == "CFSP" ? "GBVB" : body;
    const std::string_view before = sort.starts_with("Impl")  ? "uitvoerings"
                                    : sort.starts_with("Del") ? "gedelegeerde "
                                                              : "";
    std::string spelt = fmt::format("{}{} ({}) {}", before, noun, of, number);
    spelt[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(spelt[0])));
    return spelt;
}

/// `No 833/2014` and `no. 833/2014` are `nr. 833/2014`.
std::string numbered(std::string_view number) {
    const auto digits = std::min(number.find_first_of("0123456789"), number.size());
    return fmt::format("{}{}", digits > 0 ? "nr. " : "", number.substr(digits));
}

std::string chamber(std::string_view roman) { return roman == "I" || roman == "EK" ? "ek" : "tk"; }

/// The other forms: one pattern each, and how its target is spelt.
const std::array<Form, 12>& forms() {
    using Groups = std::array<std::string, 4>;
    static const std::array<Form, 12> all{{
        {re2::RE2{
             R"((?:Aanhangsel(?: van de)? Handelingen|Aanhangsel)(?:,? (I|II|TK|EK))?,? ?(?:vergaderjaar )?(\d{4}[/–-]\d{2,4}),? nr\.? ?(\d+))"},
         [](std::string_view, const Groups& g) {
             return fmt::format("ah-{}-{}-{}", chamber(g[0]), session(g[1]), g[2]);
         }},
        {re2::RE2{
             R"(Handelingen(?:,? (I|II|TK|EK))?,? ?(?:vergaderjaar )?(\d{4}[/–-]\d{2,4}),? nr\.? ?(\d+)(?:,? item ?(\d+))?)"},
         [](std::string_view, const Groups& g) {
             const auto item = g[3].empty() ? g[3] : "-" + g[3];
             return fmt::format("h-{}-{}-{}{}", chamber(g[0]), session(g[1]), g[2], item);
         }},
        {re2::RE2{R"((?:Stb\.|Staatsblad) (\d{4}),? (?:nr\. ?)?(\d+))"},
         [](std::string_view, const Groups& g) { return fmt::format("stb-{}-{}", g[0], g[1]); }},
        {re2::RE2{R"((?:Stcrt\.|Staatscourant) (\d{4}),? (?:nr\. ?)?(\d+))"},
         [](std::string_view, const Groups& g) { return fmt::format("stcrt-{}-{}", g[0], g[1]); }},
        {re2::RE2{
             R"((?:(?:Gedelegeerde|Uitvoerings)? ?(?:[Vv]erordening|[Bb]esluit|[Rr]ichtlijn)) \((?:EU|EG|EEG|GBVB|EU, Euratom)\) ?(?:nr\. ?)?\d{2,4}/\d{1,4}|(?:[Rr]ichtlijn|[Bb]esluit|[Vv]erordening) \d{2,4}/\d{1,4}/(?:EU|EG|EEG|GBVB))"},
         [](std::string_view whole, const Groups&) { return std::string{whole}; }},
        {re2::RE2{R"(COM ?\((\d{4})\) ?(\d{1,4}))"},
         [](std::string_view, const Groups& g) { return fmt::format("COM({}) {}", g[0], g[1]); }},
        {re2::RE2{R"(\b(C|JOIN|SWD|SEC) ?\((\d{4})\) ?(\d{1,5})\b)"},
         [](std::string_view, const Groups& g) { return fmt::format("{}({}) {}", g[0], g[1], g[2]); }},
        {re2::RE2{
             R"((?:(?:Council|Commission) )?(Implementing |Delegated )?(Regulation|Directive|Decision) \((EU|EC|EEC|CFSP|EU, Euratom)\) ?((?:[Nn]o\.? ?)?\d{2,4}/\d{1,4}))"},
         [](std::string_view, const Groups& g) { return act(g[0], g[1], g[2], numbered(g[3])); }},
        {re2::RE2{
             R"((?:(?:Council|Commission) )?(?:(?:Implementing|Delegated) )?(Regulation|Directive|Decision|Common Position) (\d{2,4}/\d{1,4})/(EU|EC|EEC|CFSP|JHA))"},
         [](std::string_view, const Groups& g) {
             const std::string_view noun = g[0] == "Regulation"  ? "Verordening"
                                           : g[0] == "Directive" ? "Richtlijn"
                                           : g[0] == "Decision"  ? "Besluit"
                                                                 : "Gemeenschappelijk Standpunt";
             const std::string_view of = g[2] == "EC"     ? "EG"
                                         : g[2] == "EEC"  ? "EEG"
                                         : g[2] == "CFSP" ? "GBVB"
                                         : g[2] == "JHA"  ? "JBZ"
                                                          : "EU";
             return fmt::format("{} {}/{}", noun, g[1], of);
         }},
        // Of the Security Council: by its symbol, by who adopted it, or by its number and year.
        {re2::RE2{
             R"((?:S/RES/|UNSCR |UNSC [Rr]esolution |(?:UN |United Nations )?Security Council [Rr]esolution )(\d{1,4})(?: ?\(\d{4}\))?|\b[Rr]esolution (\d{3,4}) \(\d{4}\))"},
         [](std::string_view, const Groups& g) { return fmt::format("S/RES/{}", g[0].empty() ? g[1] : g[0]); }},
        {re2::RE2{
             R"((?:A/RES/|UNGA [Rr]esolution |(?:UN |United Nations )?General Assembly [Rr]esolution )((?:ES-)?\d{1,3}/\d{1,3}))"},
         [](std::string_view, const Groups& g) { return fmt::format("A/RES/{}", g[0]); }},
        // Papers of NATO and of the European Council, by the numbers that they print.
        {re2::RE2{
             R"(\b(?:(?:C-M|PO|PR/CP|MCM|SG|AC/\d{2,3}-[A-Z]{1,2})\(\d{4}\) ?\d{2,4}(?:-[A-Z]+\d*)?|EUCO \d{1,3}/\d{2}|ST \d{4,5}/\d{2})\b)"},
         [](std::string_view whole, const Groups&) { return std::string{whole}; }},
    }};
    return all;
}

void find_forms(std::string_view text, std::vector<Citation>& found) {
    std::vector<SourceSpan> taken;
    for (const auto& form : forms()) {
        re2::StringPiece whole{text.data(), text.size()};
        std::array<re2::StringPiece, 5> pieces;
        const int groups = std::min(form.pattern.NumberOfCapturingGroups(), 4) + 1;
        std::size_t from = 0;
        while (from < text.size() &&
               form.pattern.Match(whole, from, text.size(), re2::RE2::UNANCHORED, pieces.data(), groups)) {
            auto begin = static_cast<std::size_t>(pieces[0].data() - text.data());
            const auto end = begin + pieces[0].size();
            while (begin < end && text[begin] == ' ') ++begin;
            from = end;
            const bool inside =
                std::ranges::any_of(taken, [&](auto span) { return begin < span.end && span.begin < end; });
            if (inside) continue;  // `Handelingen` within `Aanhangsel Handelingen`
            taken.push_back({begin, end});
            std::array<std::string, 4> values;
            for (std::size_t group = 1; group < pieces.size(); ++group)
                if (static_cast<int>(group) < groups) values[group - 1] = pieces[group].as_string();
            const auto cited = text.substr(begin, end - begin);
            found.push_back({{}, {}, {begin, end}, std::string{cited}, form.target(cited, values)});
        }
    }
}

}  // namespace

std::vector<Citation> find_citations(std::string_view text) {
    std::vector<Citation> found;
    find_papers(text, found);
    find_forms(text, found);
    std::ranges::stable_sort(found, {}, [](const Citation& one) { return one.where.begin; });
    return found;
}

std::vector<Citation> find_citations(const read::Document& document) {
    std::vector<Citation> all;
    std::size_t ordinal = 0;
    for (const auto& section : document.sections) {
        for (const auto& paragraph : section.paragraphs) {
            for (const auto& sentence : paragraph.sentences) {
                for (auto& citation : find_citations(sentence.text.text)) {
                    citation.sentence = ordinal;
                    all.push_back(std::move(citation));
                }
                ++ordinal;
            }
        }
    }
    for (std::size_t note = 0; note < document.footnotes.size(); ++note) {
        for (auto& citation : find_citations(document.footnotes[note].text.text)) {
            citation.footnote = note;
            all.push_back(std::move(citation));
        }
    }
    return all;
}

bool is_document(std::string_view target) {
    constexpr std::array<std::string_view, 18> beginnings{"kst-", "h-",    "ah-",    "stb-",  "stcrt-", "COM(",
                                                          "C(",   "JOIN(", "SWD(",   "SEC(",  "S/RES/", "A/RES/",
                                                          "C-M(", "PO(",   "PR/CP(", "EUCO ", "ST ",    "AC/"};
    return std::ranges::any_of(beginnings, [&](auto beginning) { return target.starts_with(beginning); });
}

}  // namespace dossier::loaders::find
