#include "loaders/read/front_matter.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "loaders/read/code_points.hpp"
#include "loaders/read/printed_date.hpp"

namespace dossier::loaders::read {

namespace {

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](unsigned char byte) { return std::tolower(byte); });
    return result;
}

bool starts_with_fold(std::string_view text, std::string_view beginning) {
    return text.size() >= beginning.size() && lower(text.substr(0, beginning.size())) == beginning;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string_view without_comma(std::string_view text) {
    text = trim(text);
    while (text.ends_with(',')) text = trim(text.substr(0, text.size() - 1));
    return text;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool is_capitalised(std::string_view word) {
    std::size_t at = 0;
    while (at < word.size() && (word[at] == '(' || word[at] == '\'' || word[at] == '-')) ++at;
    return u_isupper(code_point_at(word, at).value) != 0;
}

constexpr std::array<std::string_view, 10> post_beginnings{"minister-president",
                                                           "minister",
                                                           "ministers",
                                                           "staatssecretaris",
                                                           "staatssecretarissen",
                                                           "viceminister-president",
                                                           "vice-minister-president",
                                                           "vice-president",
                                                           "voorzitter",
                                                           "griffier"};

/// How English posts begin. In one word, as in Dutch, `High` and `President` would be headings as often.
constexpr std::array<std::string_view, 14> english_posts{"secretary general",
                                                         "secretary-general",
                                                         "deputy secretary general",
                                                         "deputy secretary-general",
                                                         "high representative",
                                                         "prime minister",
                                                         "minister of ",
                                                         "minister for ",
                                                         "state secretary",
                                                         "president of ",
                                                         "vice-president of ",
                                                         "permanent representative",
                                                         "commissioner for ",
                                                         "chair of "};

/// Words in lower case that a post's title may hold; any other makes the line a sentence.
bool is_title_word(std::string_view word) {
    constexpr std::array<std::string_view, 30> known{"van",          "voor",
                                                     "en",           "de",
                                                     "het",          "der",
                                                     "des",          "mede",
                                                     "namens",       "belast",
                                                     "met",          "minister",
                                                     "ministers",    "staatssecretaris",
                                                     "president",    "zonder",
                                                     "portefeuille", "minister-president",
                                                     "a.i.",         "vaste",
                                                     "commissie",    "voorzitter",
                                                     "griffier",     "voor-",
                                                     "of",           "for",
                                                     "and",          "the",
                                                     "to",           "on"};
    if (word.ends_with(',')) word.remove_suffix(1);
    return word == "–" || word == "-" || is_capitalised(word) || std::ranges::find(known, lower(word)) != known.end();
}

/// `ministers` names several posts of one sort: what each is called alone.
std::string singular(std::string_view post) {
    if (starts_with_fold(post, "ministers ")) return "minister" + std::string{post.substr(9)};
    if (starts_with_fold(post, "staatssecretarissen ")) return "staatssecretaris" + std::string{post.substr(19)};
    return std::string{post};
}

/// The text in lower case up to its first `van` or `voor`: `Minister van Defensie` is signed for `minister van …`.
std::string lower_post(std::string_view post) {
    const auto end = std::min(post.find(' '), post.size());
    return lower(post.substr(0, end)) + std::string{post.substr(end)};
}

/// Where the next post begins in `de ministers van A, van B en de staatssecretaris van C`.
std::size_t next_post(std::string_view text, bool plural) {
    std::size_t nearest = std::string_view::npos;
    for (const std::string_view link : {" en de ", ", de ", " en ", ", "}) {
        for (auto at = text.find(link); at != std::string_view::npos; at = text.find(link, at + 1)) {
            const auto rest = text.substr(at + link.size());
            const auto post_text = starts_with_fold(rest, "van de ") ? rest.substr(7) : rest;
            const bool another =
                std::ranges::any_of(post_beginnings, [&](auto word) { return starts_with_fold(post_text, word); });
            const bool same_sort = plural && (starts_with_fold(rest, "van ") || starts_with_fold(rest, "voor "));
            if (another || same_sort) {
                nearest = std::min(nearest, at);
                break;
            }
        }
    }
    return nearest;
}

std::vector<std::string> posts(std::string_view text) {
    std::vector<std::string> result;
    std::string sort;
    text = without_comma(text);
    while (!text.empty()) {
        for (const std::string_view article : {", ", "en ", "van de ", "de ", "het "})
            if (starts_with_fold(text, article)) text.remove_prefix(article.size());
        const bool plural = starts_with_fold(text, "ministers ") || starts_with_fold(text, "staatssecretarissen ");
        if (plural) sort = starts_with_fold(text, "ministers ") ? "minister" : "staatssecretaris";
        const auto end = std::min(next_post(text, !sort.empty()), text.size());
        const auto one = trim(text.substr(0, end));
        const bool bare = starts_with_fold(one, "van ") || starts_with_fold(one, "voor ");
        if (!one.empty())
            result.push_back(bare && !sort.empty() ? sort + " " + std::string{one} : lower_post(singular(one)));
        if (!plural && !bare) sort.clear();
        text = end < text.size() ? trim(text.substr(end + 1)) : std::string_view{};
    }
    // "de minister en de staatssecretaris van Defensie": the field is that of both.
    for (std::size_t i = result.size(); i-- > 1;) {
        const auto field = result[i].find(' ');
        if (result[i - 1].find(' ') == std::string::npos && field != std::string::npos)
            result[i - 1] += result[i].substr(field);
    }
    return result;
}

/// `minister van Buitenlandse Zaken, C.C.J. Veldkamp`; without initials what follows a comma is part of the title.
Signature signature_on_one_line(const std::string& post) {
    const auto comma = post.rfind(", ");
    if (comma == std::string::npos) return {{}, post};
    const auto name = post.substr(comma + 2);
    if (name.find('.') == std::string::npos || !is_person_name(name)) return {{}, post};
    return {name, post.substr(0, comma)};
}

/// `MINISTER VAN DEFENSIE` as it is spelt elsewhere; text that has lower case already stays.
std::string without_capitals(std::string_view text) {
    if (std::ranges::any_of(text, [](unsigned char byte) { return std::islower(byte); })) return std::string{text};
    std::string result;
    for (const auto word : words_of(text)) {
        auto spelt = lower(word);
        constexpr std::array<std::string_view, 10> small{"van", "voor", "en",       "de",        "het",
                                                         "der", "aan",  "minister", "ministers", "staatssecretaris"};
        if (std::ranges::find(small, spelt) == small.end()) spelt[0] = word[0];
        result += (result.empty() ? "" : " ") + spelt;
    }
    return result;
}

}  // namespace

std::optional<PlaceAndDate> place_and_date(std::string_view line) {
    line = trim(line);
    if (line.size() > 80) return std::nullopt;
    for (const std::string_view label : {"datum:", "datum", "vastgesteld", "date:"})
        if (starts_with_fold(line, label))
            if (auto date = printed_date(trim(line.substr(label.size())))) return PlaceAndDate{{}, *date};
    // `Brussels, 27 June 2024 (OR. en)`: the language of the original.
    if (const auto bracket = line.find(" (OR. "); bracket != std::string_view::npos) line = line.substr(0, bracket);
    constexpr std::size_t most_words = 4;
    if (words_of(line).size() <= most_words)
        if (auto date = printed_date(line)) return PlaceAndDate{{}, *date};
    const auto comma = line.find(", ");
    if (comma == std::string_view::npos || comma == 0) return std::nullopt;
    const auto place = line.substr(0, comma);
    const auto date_text = line.substr(comma + 2);
    const auto date = printed_date(date_text);
    if (!date || words_of(date_text).size() > most_words) return std::nullopt;
    if (!is_capitalised(place) && !place.starts_with("'s-") && !place.starts_with("’s-")) return std::nullopt;
    return PlaceAndDate{std::string{place}, *date};
}

std::optional<std::string> date_of_answer(std::string_view text) {
    constexpr std::string_view received = "(ontvangen ";
    const auto at = text.rfind(received);
    if (at == std::string_view::npos) return std::nullopt;
    const auto rest = text.substr(at + received.size());
    return printed_date(rest.substr(0, std::min(rest.find_first_of("),;"), rest.size())));
}

std::vector<std::string> senders_of_answer(std::string_view text) {
    std::vector<std::string> senders;
    const auto at = text.find("Antwoord van ");
    const auto end = text.rfind("(ontvangen ");
    if (at == std::string_view::npos || end == std::string_view::npos || end < at) return senders;
    auto rest = text.substr(at, end - at);
    for (auto open = rest.find('('); open != std::string_view::npos; open = rest.find('(')) {
        const auto close = std::min(rest.find(')', open), rest.size());
        const auto named = lower(rest.substr(0, open));
        const auto field = rest.substr(open + 1, close - open - 1);
        const auto junior = named.rfind("staatssecretaris ");
        const auto senior = named.rfind("minister ");
        rest.remove_prefix(std::min(close + 1, rest.size()));
        if (junior == std::string::npos && senior == std::string::npos) continue;
        const bool is_junior = senior == std::string::npos || (junior != std::string::npos && junior > senior);
        // Which of "van" and "voor" the field has is said where the question is addressed.
        const bool charged = text.find(fmt::format("voor {}", field)) != std::string_view::npos;
        senders.push_back(
            fmt::format("{} {} {}", is_junior ? "staatssecretaris" : "minister", charged ? "voor" : "van", field));
    }
    return senders;
}

std::optional<Heading> kind_and_senders(std::string_view line) {
    struct Beginning {
        std::string_view words, kind;
    };
    constexpr std::array<Beginning, 10> beginnings{{{"brief van ", "brief"},
                                                    {"verslag van ", "verslag"},
                                                    {"lijst van vragen", "lijst van vragen"},
                                                    {"motie van ", "motie"},
                                                    {"gewijzigde motie van ", "motie"},
                                                    {"amendement van ", "amendement"},
                                                    {"nota naar aanleiding van ", "nota"},
                                                    {"nota van ", "nota"},
                                                    {"memorie van toelichting", "memorie van toelichting"},
                                                    {"inbreng verslag", "verslag"}}};
    if (line.size() > 400 || line.ends_with('.')) return std::nullopt;
    const auto spelt = without_capitals(line);
    line = spelt;
    for (const auto& [words, kind] : beginnings) {
        if (!starts_with_fold(line, words)) continue;
        Heading heading{std::string{kind}, {}};
        auto rest = trim(line.substr(words.size()));
        if (starts_with_fold(rest, "de ")) rest.remove_prefix(3);
        const bool by_post =
            std::ranges::any_of(post_beginnings, [&](auto word) { return starts_with_fold(rest, word); });
        if (by_post) heading.senders = posts(rest);
        return heading;
    }
    return std::nullopt;
}

std::optional<SerialNumber> serial_number(std::string_view line) {
    if (!starts_with_fold(line, "nr.") && !starts_with_fold(line, "nr ")) return std::nullopt;
    auto rest = trim(line.substr(3));
    auto end = static_cast<std::size_t>(
        std::ranges::find_if_not(rest, [](unsigned char byte) { return std::isalnum(byte); }) - rest.begin());
    if (end == 0 || end > 6) return std::nullopt;
    const bool number = std::isdigit(static_cast<unsigned char>(rest[0])) ||
                        (end == 1 && std::isupper(static_cast<unsigned char>(rest[0])));
    if (!number) return std::nullopt;
    return SerialNumber{std::string{rest.substr(0, end)}, std::string{trim(rest.substr(end))}};
}

std::optional<std::string> addressee(std::string_view line) {
    for (const std::string_view words :
         {"aan de voorzitter", "aan: de voorzitter", "de voorzitter van de", "aan de leden", "to the president of",
          "to the speaker of", "to the chair of", "to the members of", "to the secretary general of", "to: the "}) {
        if (!starts_with_fold(line, words) || line.size() > 160 || line.ends_with('.')) continue;
        auto rest = without_comma(line);
        for (const std::string_view skipped : {"aan: ", "aan ", "de ", "to: ", "to ", "the "})
            if (starts_with_fold(rest, skipped)) rest.remove_prefix(skipped.size());
        const auto suffix = rest.find(" der Staten-Generaal");
        return std::string{trim(rest.substr(0, suffix))};
    }
    return std::nullopt;
}

bool is_salutation(std::string_view line) {
    if (line.size() > 90) return false;
    for (const std::string_view words :
         {"geachte ", "mijnheer de ", "mevrouw de ", "beste ", "dear ", "excellency", "excellencies"})
        if (starts_with_fold(line, words) && (line.ends_with(',') || words_of(line).size() <= 4))
            return !line.ends_with('.');
    return false;
}

bool is_closing(std::string_view line) {
    for (const std::string_view words :
         {"hoogachtend", "met vriendelijke groet", "met de meeste hoogachting", "yours sincerely", "yours faithfully",
          "sincerely", "kind regards", "best regards", "yours truly"})
        if (starts_with_fold(line, words)) return line.size() <= words.size() + 4;
    return false;
}

bool is_letterhead(std::string_view line) {
    constexpr std::array<std::string_view, 20> labels{
        "retouradres",   "onze referentie", "uw referentie",  "ons kenmerk", "uw kenmerk",  "kenmerk",   "bijlage(n)",
        "bijlagen ",     "bijlagen:",       "contactpersoon", "postbus ",    "bezoekadres", "postadres", "pagina ",
        "our reference", "our ref",         "your reference", "your ref",    "enclosure",   "annexes:"};
    return line.size() <= 140 && std::ranges::any_of(labels, [&](auto label) { return starts_with_fold(line, label); });
}

std::optional<std::string> subject(std::string_view line) {
    for (const std::string_view label : {"betreft:", "betreft ", "onderwerp:", "onderwerp ", "subject:", "re:"})
        if (starts_with_fold(line, label) && line.size() > label.size() && !line.ends_with('.'))
            return std::string{trim(line.substr(label.size()))};
    return std::nullopt;
}

std::optional<std::string> post(std::string_view line) {
    line = without_comma(line);
    for (const std::string_view skipped : {"mede namens ", "namens ", "de ", "het ", "the "})
        if (starts_with_fold(line, skipped)) line.remove_prefix(skipped.size());
    const auto words = words_of(line);
    if (words.empty() || words.size() > 22 || line.ends_with('.')) return std::nullopt;
    const bool begins =
        std::ranges::find(post_beginnings, lower(without_comma(words[0]))) != post_beginnings.end() ||
        std::ranges::any_of(english_posts, [&](auto words_of_post) { return starts_with_fold(line, words_of_post); });
    if (!begins) return std::nullopt;
    if (!std::ranges::all_of(words, is_title_word)) return std::nullopt;
    return lower_post(line);
}

bool is_person_name(std::string_view line) {
    line = without_comma(line);
    const auto words = words_of(line);
    if (words.empty() || words.size() > 8 || line.size() > 60) return false;
    constexpr std::array<std::string_view, 17> particles{"van", "de",  "der", "den",   "ten", "ter",
                                                         "te",  "la",  "von", "'t",    "el",  "drs.",
                                                         "mr.", "ir.", "dr.", "prof.", "ing."};
    bool initials = false;
    std::size_t names = 0;
    for (const auto word : words) {
        if (word.find_first_of("0123456789:;!?@") != std::string_view::npos) return false;
        if (std::ranges::find(particles, lower(word)) != particles.end()) continue;
        if (!is_capitalised(word)) return false;
        if (word.ends_with('.'))
            initials = true;
        else
            ++names;
    }
    return names >= (initials ? 1U : 2U) && names <= 4;
}

std::optional<std::vector<Signature>> signatures(std::span<const std::string> lines) {
    std::vector<Signature> found;
    for (const std::string_view line : lines) {
        if (line.empty() || is_closing(line)) continue;
        const bool titled = !found.empty() && found.back().name.empty();
        // A title may run over two lines: `De minister voor Buitenlandse Handel` / `en Ontwikkelingshulp,`.
        if (titled && u_islower(code_point_at(line, 0).value) && !starts_with_fold(line, "de ")) {
            const auto longer = post(fmt::format("{} {}", found.back().role, line));
            if (!longer) return std::nullopt;
            found.back().role = *longer;
        } else if (const auto role = post(line)) {
            found.push_back(signature_on_one_line(*role));
        } else if (is_person_name(line)) {
            const auto unnamed = std::ranges::find_if(found, [](const auto& one) { return one.name.empty(); });
            if (unnamed == found.end())
                found.push_back({std::string{without_comma(line)}, {}});
            else
                unnamed->name = without_comma(line);
        } else {
            return std::nullopt;
        }
    }
    return found;
}

}  // namespace dossier::loaders::read
