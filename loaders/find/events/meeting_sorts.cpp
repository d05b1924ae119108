#include "loaders/find/events/meeting_sorts.hpp"

#include <algorithm>
#include <array>

namespace dossier::loaders::find {

namespace {

struct SortWords {
    Sort sort;
    std::string_view words;   ///< whole words
    std::string_view ending;  ///< of compounds, separated by |
    std::string_view kind;    ///< as the graph has it
};

constexpr std::array<SortWords, 11> sorts{{
    {Sort::top, "top|summit|tops|toppen", "top", "summit"},
    {Sort::meeting,
     "vergadering|bijeenkomst|zitting|sessie|meeting|vergaderingen|bijeenkomsten|conclaaf|briefing|topontmoeting|"
     "regeringsconsultaties|kabinetsconsultaties|videoconferentie|teleconferentie|assembly",
     "bijeenkomst|vergadering|topontmoeting|sessie|zitting", "meeting"},
    {Sort::conference, "conferentie|conference|forum|congres|symposium|expo|seminar", "conferentie", "conference"},
    {Sort::meal, "diner|diners|werkdiner|lunch|werklunch|ontbijt|werkontbijt", "diner|ontbijt|lunch", "dinner"},
    {Sort::debate,
     "debat|commissiedebat|rondetafelgesprek|hoorzitting|tweeminutendebat|kamerdebat|plenair|notaoverleg|"
     "wetgevingsoverleg|begrotingsdebat|hoofdlijnendebat|dertigledendebat|begrotingsbehandeling|beschouwingen|"
     "vragenuur",
     "debat", "debate"},
    {Sort::consultation, "overleg|topoverleg|ministersoverleg", "overleg|dialoog", "meeting"},
    {Sort::ceremony, "ceremonie|herdenking|viering|plechtigheid|inauguratie",
     "herdenking|ceremonie|viering|plechtigheid", "ceremony"},
    {Sort::election, "verkiezingen|referendum|stemming", "verkiezingen|referendum", "election"},
    {Sort::visit, "bezoek|ontmoeting|handelsmissie|dienstreis|rondreis", "bezoek|handelsmissie", "visit"},
    {Sort::exercise, "oefening", "oefening", "exercise"},
    {Sort::council, "", "", "council"},
}};

/// Conferences that come round and are told apart by a number.
constexpr std::string_view series = "cop|unea|mepc|wha|ungass|mc|csw|unga|avvn|hrc";

/// "wapenstop", "vacaturestop": a stop, where no noun that takes an s in compounds goes before it: "veiligheidstop",
/// "biodiversiteitstop".
bool is_stop(std::string_view compound) {
    const auto ends = [&](std::string_view noun) { return compound.ends_with(std::string{noun} + "stop"); };
    return compound.ends_with("stop") && first_of("heid|teit|ing|schap|isme", ends).empty();
}

/// "klimaattop", "migratietop": a compound whose last part is a summit, and no other top.
bool is_summit(const Word& word) {
    constexpr std::string_view tops =
        "laptop|desktop|bergtop|boomtop|heuveltop|vingertop|ambtelijketop|legertop|bestuurstop";
    constexpr std::size_t shortest = 7;
    return word.lower.size() >= shortest && word.lower.ends_with("top") && !is_stop(word.lower) &&
           !one_of(word.lower, tops) &&
           (word.tag.empty() || word.tag.starts_with("N(") || word.tag.starts_with("SPEC"));
}

}  // namespace

bool is_numbered_conference(const Word& word) noexcept {
    constexpr std::string_view digits = "0123456789";
    std::string_view name{word.lower};
    const std::size_t hyphen = name.rfind('-');
    if (hyphen != std::string_view::npos && name.find_first_of(digits, hyphen + 1) != hyphen + 1) {
        name.remove_prefix(hyphen + 1);  // VN-COP28
    }
    const std::size_t letters = name.find_first_of("-0123456789");
    if (letters == std::string_view::npos || !one_of(name.substr(0, letters), series)) {
        return false;
    }
    const std::string_view number = name.substr(letters + (name[letters] == '-' ? 1 : 0));
    const bool capitals = std::ranges::none_of(word.text, [](char c) { return c >= 'a' && c <= 'z'; });
    return capitals && !number.empty() && number.find_first_not_of(digits) == std::string_view::npos;
}

std::string_view telling_noun(std::string_view head) {
    constexpr std::string_view any = "informele|vergadering|bijeenkomst|zitting|sessie|meeting|conferentie|conference|"
                                     "forum|top|summit|congres|ontmoeting|bezoek|oefening|expo|symposium|seminar";
    const std::size_t joint = head.find_last_of(" -");
    const std::string_view noun = joint == std::string_view::npos ? head : head.substr(joint + 1);
    return one_of(lower_case(noun), any) ? std::string_view{} : noun;
}

Sort sort_of(const Word& word) {
    // The short forms of "algemeen overleg" and "commissiedebat".
    if (one_of(word.text, "AO|CD|WGO")) {
        return word.text == "AO" ? Sort::consultation : Sort::debate;
    }
    if (is_numbered_conference(word) || word.text == "COP" || word.text.ends_with("-COP")) {
        return Sort::conference;
    }
    const std::size_t hyphen = word.lower.rfind('-');
    const std::string_view tail =
        hyphen == std::string::npos ? std::string_view{word.lower} : std::string_view{word.lower}.substr(hyphen + 1);
    for (const SortWords& s : sorts) {
        const bool compound =
            s.sort != Sort::top && !first_of(s.ending, [&](std::string_view ending) {
                                        return word.lower.size() > ending.size() + 3 && word.lower.ends_with(ending);
                                    }).empty();
        // "ik bezoek" is no visit, "uitoefening" no exercise.
        if (s.sort == Sort::visit && !word.tag.empty() && !word.tag.starts_with("N(")) {
            continue;
        }
        if (s.sort == Sort::exercise && tail.ends_with("uitoefening")) {
            continue;
        }
        const bool summit = s.sort == Sort::top && is_summit(word);
        if (one_of(tail, s.words) || compound || summit) {
            // "top" is also the upper end of a thing; a meeting is written "Top" or in a compound.
            if (s.sort == Sort::top && !word.capitalised() && hyphen == std::string::npos && !summit) {
                return Sort::none;
            }
            return s.sort;
        }
    }
    return Sort::none;
}

bool says_nature(std::string_view adjective) {
    const auto ends = [&](std::string_view ending) { return adjective.ends_with(ending); };
    return !first_of("ële|ale|ele|aire|ische", ends).empty();
}

std::string_view kind_of(Sort sort) noexcept { return std::ranges::find(sorts, sort, &SortWords::sort)->kind; }

}  // namespace dossier::loaders::find
