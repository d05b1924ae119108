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

    FrameIndex() {
        for (const std::span<const Frame> table : {stance_frames(), talk_frames(), deed_frames()}) {
            for (const Frame& frame : table) {
                add(frame);
            }
        }
    }

private:
    void add(const Frame& frame) {
        std::string_view verbs = frame.verbs;
        if (verbs == "+") {
            carried.push_back(&frame);
            verbs = support_verbs();
        }
        while (!verbs.empty()) {
            const std::string_view verb = verbs.substr(0, verbs.find('|'));
            by_verb[verb].push_back(all.size());
            verbs.remove_prefix(std::min(verbs.size(), verb.size() + 1));
        }
        all.push_back(&frame);
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
