#include "loaders/find/statements/frames.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "loaders/find/statements/frame_tables.hpp"

namespace dossier::loaders::find {

namespace {

/// All frames, and which of them each verb may say.
struct FrameIndex {
    std::vector<const Frame*> all;
    std::vector<const Frame*> carried;
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_verb;
    std::unordered_map<std::string_view, std::vector<std::string_view>> verb_alone, word;

    FrameIndex() {
        for (const std::span<const Frame> table : {stance_frames(), talk_frames(), deed_frames()}) {
            for (const Frame& frame : table) {
                add(frame);
            }
        }
    }

private:
    void add(const Frame& frame) {
        if (frame.verbs == "+") {
            carried.push_back(&frame);
        }
        each(frame.verbs == "+" ? support_verbs() : frame.verbs,
             [&](std::string_view verb) { by_verb[verb].push_back(all.size()); });
        all.push_back(&frame);
        const auto say = [&](std::vector<std::string_view>& predicates) {
            if (std::ranges::find(predicates, frame.predicate) == predicates.end()) {
                predicates.push_back(frame.predicate);
            }
        };
        if (frame.words.empty()) {
            each(frame.verbs, [&](std::string_view verb) { say(verb_alone[verb]); });
        }
        each(frame.words, [&](std::string_view one) { say(word[one]); });
    }

    template <typename Do>
    static void each(std::string_view list, const Do& act) {
        while (!list.empty()) {
            const std::string_view one = list.substr(0, list.find('|'));
            act(one);
            list.remove_prefix(std::min(list.size(), one.size() + 1));
        }
    }
};

const FrameIndex& frame_index() {
    static const FrameIndex index;
    return index;
}

}  // namespace

std::vector<const Frame*> frames_of(std::span<const VerbUse> verbs) {
    const FrameIndex& index = frame_index();
    std::vector<std::size_t> places;
    for (const VerbUse& verb : verbs) {
        for (const std::string& lemma : verb.lemmas) {
            if (const auto found = index.by_verb.find(lemma); found != index.by_verb.end()) {
                places.insert(places.end(), found->second.begin(), found->second.end());
            }
        }
    }
    std::ranges::sort(places);
    const auto twice = std::ranges::unique(places);
    places.erase(twice.begin(), twice.end());
    std::vector<const Frame*> frames;
    for (const std::size_t place : places) {
        frames.push_back(index.all[place]);
    }
    return frames;
}

std::span<const Frame* const> carried_frames() { return frame_index().carried; }

std::span<const std::string_view> said_by_verb(std::string_view lemma) {
    const auto found = frame_index().verb_alone.find(lemma);
    return found == frame_index().verb_alone.end() ? std::span<const std::string_view>{} : found->second;
}

std::span<const std::string_view> said_by_word(std::string_view lemma) {
    const auto found = frame_index().word.find(lemma);
    return found == frame_index().word.end() ? std::span<const std::string_view>{} : found->second;
}

std::string_view support_verbs() noexcept {
    return "geven|bieden|verlenen|doen|maken|hebben|houden|voeren|uiten|uitspreken|tonen|betuigen|leveren|leggen|"
           "stellen|"
           "plaatsen|zetten|delen|verstrekken|verzorgen|brengen|aantekenen|indienen|richten|herhalen|hernieuwen|"
           "bevestigen|herbevestigen|verklaren|toezeggen|wisselen|uitwisselen|presenteren|onderhouden|starten|beginnen|"
           "openen|aangaan|sluiten|vormen|zoeken|opzoeken|vragen|besteden|schenken|vestigen|kennen|zijn|gaan|blijven|"
           "vinden|plaatsvinden|treden|voortzetten|verlengen|verhogen|verdubbelen|aankondigen|intensiveren|versterken|"
           "verdiepen|uitbreiden|vergroten|opvoeren|hervatten|beëindigen|opschorten|staken|toekennen|overhandigen|"
           "hechten|afronden|organiseren|beleggen";
}

}  // namespace dossier::loaders::find
