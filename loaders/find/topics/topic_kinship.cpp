#include "loaders/find/topics/topic_kinship.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/ranges.h>

#include "loaders/find/topics/general_words.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view articles = "de|het|een|'t|deze|dit|die|dat|haar|zijn|hun|onze|ons";
constexpr std::string_view prepositions =
    "van|voor|in|op|tegen|aan|tot|over|met|tussen|naar|door|richting|jegens|rond|bij|binnen|uit|inzake|onder|ter|te|"
    "omtrent|vanuit";

/// Nouns of how things stand somewhere: the place itself is the subject.
constexpr std::string_view states = "situatie|ontwikkelingen|crisis|toestand";

/// Words for one war: who speaks of the one speaks of the others.
constexpr std::string_view wars =
    "oorlog|agressie|agressieoorlog|aanvalsoorlog|invasie|inval|veroveringsoorlog|oorlogsgeweld|oorlogsvoering";

/// Nouns that only say what is done to a subject, beside those that every letter has.
constexpr std::string_view treatments =
    "promotie|bevordering|waarborging|aansturing|verbetering|versterking|herziening|hervorming|toekomst|stimulering|"
    "uitbouw|inrichting|organisatie|beheersing|ondersteuning|vereenvoudiging|formaliseren|versterken|verbeteren|"
    "bevorderen|waarborgen|stimuleren|vergroten|verhogen|versnellen|vereenvoudigen|borgen|benutten|agenderen|"
    "aanjagen|verduidelijken|verstevigen|intensiveren|verdiepen|uitbreiden|actualiseren";

/// The shortest noun that is known as the end of a compound, and the shortest part before it.
constexpr std::size_t shortest_end = 7;
constexpr std::size_t shortest_beginning = 3;
/// A description is a word or two.
constexpr std::size_t longest_description = 2;

std::string stem(std::string_view word) {
    constexpr std::size_t shortest_stem = 4;
    for (const std::string_view ending : {"en", "e", "s"}) {
        if (word.size() >= shortest_stem + ending.size() && word.ends_with(ending)) {
            return std::string{word.substr(0, word.size() - ending.size())};
        }
    }
    return std::string{word};
}

std::vector<std::string> content_of(const std::vector<std::string>& words) {
    std::vector<std::string> content;
    for (const std::string& word : words) {
        if (!one_of(word, prepositions)) {
            content.push_back(stem(word));
        }
    }
    std::ranges::sort(content);
    return content;
}

/// "grootschalige Russische inval in Oekraïne" is the "oorlog in Oekraïne", whatever is said of it before the noun; a
/// war of which the name does not say against whom is only itself.
std::vector<std::string> one_war(const std::vector<std::string>& words) {
    const auto war = std::ranges::find_if(words, [](const std::string& w) { return one_of(w, wars); });
    if (war == words.end() || words.end() - war < 3 || !one_of(*(war + 1), "in|tegen|jegens|op|van")) {
        return words;
    }
    std::vector<std::string> same{"oorlog"};
    same.insert(same.end(), war + 1, words.end());
    return same;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

/// What the short names of a letter's actors stand for: "vs" for "verenigde staten".
std::map<std::string, std::vector<std::string>> short_names(const Letter& letter) {
    std::map<std::string, std::vector<std::string>> names;
    for (const Entity& actor : letter.entities()) {
        for (const std::string& alias : actor.aliases) {
            const bool capitals = std::ranges::all_of(alias, [](char c) { return c >= 'A' && c <= 'Z'; });
            if (actor.entity_class != EntityClass::actor || !capitals) {
                continue;
            }
            std::vector<std::string> words;
            for (const Word& word : plain_words(actor.name)) {
                words.push_back(word.lower);
            }
            names.try_emplace(lower_case(alias), std::move(words));
        }
    }
    return names;
}

bool ends_compound(std::string_view end, std::string_view compound) {
    return end.size() >= shortest_end && compound.size() >= end.size() + shortest_beginning && compound.ends_with(end);
}

}  // namespace

TopicKinship::TopicKinship(const Letter& letter, std::span<const std::size_t> topics) : letter_{letter} {
    const std::map<std::string, std::vector<std::string>> spelt_out = short_names(letter);
    for (const std::size_t topic : topics) {
        Words words;
        for (const Word& word : plain_words(letter.entity(topic).name)) {
            const auto whole = spelt_out.find(word.lower);
            if (whole != spelt_out.end() && word.capitalised()) {
                words.insert(words.end(), whole->second.begin(), whole->second.end());
            } else if (!one_of(word.lower, articles)) {
                words.push_back(word.lower);
            }
        }
        if (words.empty()) {
            continue;
        }
        by_name_[joined(words)].push_back(topic);
        by_content_[joined(content_of(one_war(words)))].push_back(topic);
        by_end_[words.back()].push_back(topic);
        if (const std::string& noun = words.front(); words.size() == 1) {
            for (std::size_t cut = shortest_beginning; cut + shortest_end <= noun.size(); ++cut) {
                by_ending_[noun.substr(cut)].push_back(topic);
            }
        }
        words_.emplace(topic, std::move(words));
    }
}

bool TopicKinship::listed(std::size_t topic) const {
    return letter_.gazetteer().find(letter_.entity(topic).id) != nullptr;
}

/// "gedwongen terugkeer" is one of what the tree calls "terugkeer", and may be called so for short.
bool TopicKinship::narrower(std::size_t topic, std::size_t broader) const {
    std::string_view at = letter_.entity(topic).id;
    constexpr int deepest = 8;
    for (int depth = 0; depth < deepest; ++depth) {
        const auto& all = letter_.gazetteer().broader();
        const auto up = std::ranges::find(all, at, &Broader::topic);
        if (up == all.end()) {
            return false;
        }
        at = up->broader;
        if (at == letter_.entity(broader).id) {
            return true;
        }
    }
    return false;
}

std::optional<std::size_t> TopicKinship::kin_of(std::size_t topic) const {
    if (!words_.contains(topic)) {
        return std::nullopt;
    }
    for (const std::optional<std::size_t> kin : {said_alike(topic), done_to(topic), longer(topic)}) {
        if (kin && !(listed(*kin) && listed(topic) && !narrower(*kin, topic))) {
            return kin;
        }
    }
    return std::nullopt;
}

/// "emissies van de luchtvaart" and "emissies door de luchtvaart": the one of the tree, or else the fullest.
std::optional<std::size_t> TopicKinship::said_alike(std::size_t topic) const {
    const std::vector<std::size_t>& alike = by_content_.at(joined(content_of(one_war(words_.at(topic)))));
    const auto known = std::ranges::find_if(alike, [&](std::size_t e) { return listed(e); });
    const auto fullest = std::ranges::max_element(alike, {}, [&](std::size_t e) { return words_.at(e).size(); });
    const std::size_t stays = known == alike.end() ? *fullest : *known;
    return stays == topic ? std::nullopt : std::optional{stays};
}

/// "waarborging van de externe dimensie" is about the "externe dimensie", a topic of the letter.
std::optional<std::size_t> TopicKinship::done_to(std::size_t topic) const {
    const Words& words = words_.at(topic);
    if (words.size() < 3 || !one_of(words[1], "van|voor|aan") ||
        !(one_of(words[0], treatments) || said_in_every_letter(words[0]))) {
        return std::nullopt;
    }
    const auto found = by_name_.find(joined({words.begin() + 2, words.end()}));
    return found == by_name_.end() ? std::nullopt : std::optional{found->second.front()};
}

/// Does the longer name say the shorter one with what describes it, where it is, or as a compound?
bool TopicKinship::shortens(std::size_t shorter, std::size_t longer) const {
    const Words& s = words_.at(shorter);
    const Words& l = words_.at(longer);
    if (l.size() == s.size()) {
        // "veiligheidssituatie in Syrië", "situatie in Syrië".
        return s.size() > 1 && ends_compound(s[0], l[0]) && std::equal(s.begin() + 1, s.end(), l.begin() + 1);
    }
    if (l.size() < s.size() || !std::equal(s.rbegin(), s.rend(), l.rbegin())) {
        return false;
    }
    const std::span<const std::string> extra{l.data(), l.size() - s.size()};
    const bool somewhere = extra.size() == 2 && one_of(extra[0], states) && one_of(extra[1], "in|op|rond|aan");
    const bool described = extra.size() <= longest_description && std::ranges::none_of(extra, [](const std::string& w) {
                               return one_of(w, prepositions) || one_of(w, "en|of|,") || w.ends_with('-');
                           });
    return somewhere || described;
}

std::optional<std::size_t> TopicKinship::longer(std::size_t topic) const {
    const Words& words = words_.at(topic);
    std::optional<std::size_t> only;
    const auto consider = [&](const Index& index, bool compounds) {
        const auto found = index.find(words.back());
        for (const std::size_t other : found == index.end() ? std::vector<std::size_t>{} : found->second) {
            if (other == topic || !(compounds || shortens(topic, other))) {
                continue;
            }
            if (only) {
                return false;
            }
            only = other;
        }
        return true;
    };
    const bool single = words.size() == 1;
    return consider(by_end_, false) && (!single || consider(by_ending_, true)) ? only : std::nullopt;
}

}  // namespace dossier::loaders::find
